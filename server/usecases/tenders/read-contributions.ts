import type { Contributions } from '#shared/api/recommendations.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import { type Actor, reachOf } from '#shared/permissions.ts';
import { contributionsTo } from '#shared/tender/contributions.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';
import { readScheme } from '../schemes/read-scheme.ts';

/** What each consultation brings to the objectives of a scheme. */
export async function readContributions(context: Context, actor: Actor, schemeId: string): Promise<Contributions | Refusal> {
  const scheme = denied(actor, 'tender:read') ?? (await readScheme(context, actor, schemeId));
  if (isRefusal(scheme)) return scheme;
  const items = contributionsTo(schemeId, await context.read.tenders.serving(reachOf(actor), schemeId));
  return { items, total: items.length };
}
