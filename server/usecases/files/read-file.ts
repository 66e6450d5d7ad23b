import { type Refusal, refuse } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import type { FileWithData } from '../../repositories/files.ts';
import { denied } from '../allowed.ts';

export async function readFile({ read }: Context, actor: Actor, id: string): Promise<FileWithData | Refusal> {
  return denied(actor, 'file:read') ?? (await read.files.find(actor.organisationId, id)) ?? refuse('NOT_FOUND', 'Ce fichier n’existe pas ou a été retiré.');
}
