import type { Scheme } from '#shared/api/schemes.ts';
import { type Refusal, refuse } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';

export const schemeNotFound = (id: string): Refusal =>
  refuse('NOT_FOUND', `Aucun schéma ne porte l’identifiant « ${id} ».`, { remedy: 'Il a pu être supprimé : revenez à la liste des schémas.' });

export async function readScheme({ read }: Context, actor: Actor, id: string): Promise<Scheme | Refusal> {
  return denied(actor, 'scheme:read') ?? (await read.schemes.find(actor.organisationId, id)) ?? schemeNotFound(id);
}
