import type { SchemeList, SchemeSummary } from '#shared/api/schemes.ts';
import type { Refusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import { completeness, schemeLaw } from '#shared/scheme/completeness.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';

/** The organisation's schemes, last saved first, with how many points of L. 2111-3 each one meets. */
export async function listSchemes({ read, content, clock }: Context, actor: Actor): Promise<SchemeList | Refusal> {
  const refusal = denied(actor, 'scheme:read');
  if (refusal) return refusal;
  const law = schemeLaw(await content.thresholds(clock.today()));
  const items = (await read.schemes.list(actor.organisationId)).map((scheme): SchemeSummary => {
    const points = completeness(scheme, law);
    return {
      id: scheme.id, title: scheme.title, organisation: scheme.organisation.name, periodFrom: scheme.period.from, periodTo: scheme.period.to,
      revision: scheme.revision, updatedAt: scheme.updatedAt, example: scheme.example,
      completeness: { met: points.filter(({ status }) => status === 'met').length, total: points.length },
    };
  });
  return { items, total: items.length };
}
