/**
 * Review rounds of a scheme: opened on a frozen text, read and answered part by part, decided on, closed. A reader of a part reaches that part
 * without reaching the scheme; everything else asks for the scheme's reach. What they refuse is said here once.
 */
import type { RoundHead, RoundPart } from '#shared/api/rounds.ts';
import { type FieldFault, type Refusal, refuse } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import { partState } from '#shared/scheme/rounds.ts';
import type { Repositories } from '../../repositories/index.ts';
import type { KeptPart } from '../../repositories/rounds.ts';

const roundNotFound = (id: string): Refusal =>
  refuse('NOT_FOUND', `Aucune relecture de ce schéma ne porte l’identifiant « ${id} ».`, { remedy: 'Elle a pu être retirée : revenez au schéma.' });

export const partNotFound = (id: string): Refusal =>
  refuse('NOT_FOUND', `Aucune partie à relire ne porte l’identifiant « ${id} ».`, { remedy: 'Revenez à « Mes relectures », sur l’accueil.' });

export const roundClosed = (): Refusal => refuse('ROUND_CLOSED', 'Cette relecture est close : ses réponses ne changent plus.');

export const faulty = (fields: FieldFault[]): Refusal | null =>
  fields.length > 0 ? refuse('INVALID_INPUT', fields.map(({ message }) => message).join(' '), { fields }) : null;

export const placed = (part: KeptPart, round: Pick<RoundHead, 'dueOn' | 'closedAt'>, today: string): RoundPart => ({
  ...part,
  state: partState(part, round, today),
});

/** The round of the scheme; in reading or in the unit of work that writes. */
export const findRound = async (
  { rounds }: Pick<Repositories, 'rounds'>,
  { organisationId }: Actor,
  schemeId: string,
  id: string,
): Promise<RoundHead | Refusal> => (await rounds.head(organisationId, schemeId, id)) ?? roundNotFound(id);
