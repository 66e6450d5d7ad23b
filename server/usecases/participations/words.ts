/**
 * The public consultation of a scheme. For its buyer: opened on a frozen text, changed, closed, withdrawn (`manage`), read (`read`), moderated and
 * answered (`moderate`), summed up (`export`). For everybody, with no session and no scheme in reach: read, written to, followed (`open-page`,
 * `send`), by an address that cannot be guessed. Nothing a person sends is shown before somebody accepted it; nothing kept says from where it came.
 * What all of them refuse, and how a kept one is told, is said here once.
 */
import type { Participation } from '#shared/api/participations.ts';
import { type FieldFault, type Refusal, refuse } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import { ROOT } from '#shared/participation-papers/html.ts';
import { signsOf, stageOf } from '#shared/scheme/participation.ts';
import type { Context } from '../../context.ts';
import { randomBits } from '../../identity/tokens.ts';
import type { Repositories } from '../../repositories/index.ts';
import type { Counts, KeptParticipation } from '../../repositories/participations.ts';

export const participationNotFound = (id: string): Refusal =>
  refuse('NOT_FOUND', `Aucune consultation publique de ce schéma ne porte l’identifiant « ${id} ».`, {
    remedy: 'Elle a pu être supprimée : revenez au schéma.',
  });

export const faulty = (fields: FieldFault[]): Refusal | null =>
  fields.length > 0 ? refuse('INVALID_INPUT', fields.map(({ message }) => message).join(' '), { fields }) : null;

/** The consultation of the scheme; in reading or in the unit of work that writes. */
export const findParticipation = async (
  { participations }: Pick<Repositories, 'participations'>,
  { organisationId }: Actor,
  schemeId: string,
  id: string,
): Promise<KeptParticipation | Refusal> => (await participations.find(organisationId, schemeId, id)) ?? participationNotFound(id);

/** A hundred random bits: nobody tries addresses. */
const SLUG_SIGNS = 20;
export const newSlug = (): string => signsOf(randomBits(SLUG_SIGNS));

export const told = ({ service, clock }: Context, { slug, ...kept }: KeptParticipation, counts: Counts): Participation => ({
  ...kept,
  counts,
  stage: stageOf(kept, clock.today()),
  address: `${service.address()}${ROOT}/${slug}`,
  isReachable: service.publicUrl !== null,
});
