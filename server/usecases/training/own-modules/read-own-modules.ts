/** The organisation's own modules: listed, read, given as a file. */
import type { OwnModule, OwnModuleList } from '#shared/api/training-lead.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import { contentOf } from '#shared/training/empty-module.ts';
import type { Context } from '../../../context.ts';
import { writeModuleFile } from '../../../module-file/write.ts';
import { denied } from '../../allowed.ts';
import { asciiName } from '../../names.ts';

export const ownModuleNotFound = (id: string): Refusal =>
  refuse('NOT_FOUND', `Aucun module de l’organisation ne porte l’identifiant « ${id} ».`, { remedy: 'Il a pu être supprimé : revenez à la liste.' });

/** Last saved first, drafts included. */
export async function listOwnModules({ read }: Context, actor: Actor): Promise<OwnModuleList | Refusal> {
  const refusal = denied(actor, 'training:write');
  if (refusal) return refusal;
  const items = (await read.ownModules.list(actor.organisationId)).map(({ id, title, revision, published, lessons, questions, updatedAt }) => ({
    id,
    title,
    revision,
    published,
    lessons: lessons.length,
    questions: questions.length,
    updatedAt,
  }));
  return { items, total: items.length };
}

/** As it is written: keys included. */
export async function readOwnModule({ read }: Context, actor: Actor, id: string): Promise<OwnModule | Refusal> {
  return denied(actor, 'training:write') ?? (await read.ownModules.find(actor.organisationId, id)) ?? ownModuleNotFound(id);
}

/** One YAML file, that `importOwnModule` takes back. */
export async function exportOwnModule(context: Context, actor: Actor, id: string): Promise<{ file: Uint8Array; name: string; mediaType: string } | Refusal> {
  const module = await readOwnModule(context, actor, id);
  if (isRefusal(module)) return module;
  const text = writeModuleFile(contentOf(module));
  return { file: new TextEncoder().encode(text), name: `${asciiName(module.title) || 'module'}.yaml`, mediaType: 'application/yaml; charset=utf-8' };
}
