import type { Scheme } from '#shared/api/schemes.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { type Actor, reachOf } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import type { SchemeVersionRow } from '../../repositories/schemes.ts';
import { readScheme } from './read-scheme.ts';

export async function listVersions(context: Context, actor: Actor, id: string): Promise<{ items: SchemeVersionRow[]; total: number } | Refusal> {
  const scheme = await readScheme(context, actor, id);
  if (isRefusal(scheme)) return scheme;
  const items = await context.read.schemes.versions(reachOf(actor), id);
  return { items, total: items.length };
}

/** The scheme as it was at a kept revision. */
export async function readVersion(context: Context, actor: Actor, id: string, revision: number): Promise<Scheme | Refusal> {
  const scheme = await readScheme(context, actor, id);
  if (isRefusal(scheme)) return scheme;
  const content = await context.read.schemes.versionContent(reachOf(actor), id, revision);
  return content ? { ...scheme, ...content, revision } : refuse('NOT_FOUND', `La version ${revision} n’a pas été gardée.`);
}
