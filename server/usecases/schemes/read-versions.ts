import type { Scheme, SchemeVersion } from '#shared/api/schemes.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { type Actor, reachOf } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { readScheme } from './read-scheme.ts';

/** Last kept first, each with who changed what after it. */
export async function listVersions(context: Context, actor: Actor, id: string): Promise<{ items: SchemeVersion[]; total: number } | Refusal> {
  const scheme = await readScheme(context, actor, id);
  if (isRefusal(scheme)) return scheme;
  const kept = await context.read.schemes.versions(reachOf(actor), id);
  const saves = await context.read.schemeSaves.list(id);
  const items = kept.map((version) => ({
    ...version,
    saves: saves.filter(({ sinceRevision }) => sinceRevision === version.revision).map(({ sinceRevision: _since, ...save }) => save),
  }));
  return { items, total: items.length };
}

/** The scheme as it was at a kept revision. */
export async function readVersion(context: Context, actor: Actor, id: string, revision: number): Promise<Scheme | Refusal> {
  const scheme = await readScheme(context, actor, id);
  if (isRefusal(scheme)) return scheme;
  const content = await context.read.schemes.versionContent(reachOf(actor), id, revision);
  return content ? { ...scheme, ...content, revision } : refuse('NOT_FOUND', `La version ${revision} n’a pas été gardée.`);
}
