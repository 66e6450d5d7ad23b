import type { Tender } from '#shared/api/tenders.ts';
import { type Refusal, refuse } from '#shared/errors.ts';
import type { Actor, Permission } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';

export const tenderNotFound = (id: string): Refusal =>
  refuse('NOT_FOUND', `Aucune consultation ne porte l’identifiant « ${id} ».`, { remedy: 'Elle a pu être supprimée : revenez à la liste des consultations.' });

/** The consultation, for somebody who may read it (or do more with it). */
export async function readTender({ read }: Context, actor: Actor, id: string, permission: Permission = 'tender:read'): Promise<Tender | Refusal> {
  return denied(actor, permission) ?? (await read.tenders.find(actor.organisationId, id)) ?? tenderNotFound(id);
}
