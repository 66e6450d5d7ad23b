import type { Scheme, SchemeList, SchemeSummary } from '#shared/api/schemes.ts';
import type { Refusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import { completeness, type SchemeLaw, schemeLaw } from '#shared/scheme/completeness.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';

function summarise(scheme: Scheme, law: SchemeLaw): SchemeSummary {
  const points = completeness(scheme, law);
  return {
    teamId: null,
    access: 'write',
    id: scheme.id,
    title: scheme.title,
    organisation: scheme.organisation.name,
    periodFrom: scheme.period.from,
    periodTo: scheme.period.to,
    revision: scheme.revision,
    updatedAt: scheme.updatedAt,
    example: scheme.example,
    completeness: { met: points.filter(({ status }) => status === 'met').length, total: points.length },
  };
}

/** Summaries already made: a revision never changes, so a list only reads the schemes saved since. */
const made = new Map<string, SchemeSummary>();
const KEPT = 2000;

/**
 * The organisation's schemes, last saved first, with how many points of L. 2111-3 each one meets.
 * @param deleted those of the bin instead
 */
export async function listSchemes({ read, content, clock }: Context, actor: Actor, deleted = false): Promise<SchemeList | Refusal> {
  const refusal = denied(actor, 'scheme:read');
  if (refusal) return refusal;
  const law = schemeLaw(await content.thresholds(clock.today()));
  const items: SchemeSummary[] = [];
  for (const { id, revision } of await read.schemes.list(actor.organisationId, deleted)) {
    const key = JSON.stringify([actor.organisationId, id, revision, law]);
    const known = made.get(key);
    const find = deleted ? read.schemes.findDeleted : read.schemes.find;
    const scheme = known ? null : await find(actor.organisationId, id);
    const summary = known ?? (scheme ? summarise(scheme, law) : null);
    if (!summary) continue;
    if (!known && made.size >= KEPT) made.clear();
    made.set(key, summary);
    items.push(summary);
  }
  return { items, total: items.length };
}
