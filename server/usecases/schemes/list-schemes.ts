import type { Scheme, SchemeList, SchemeSummary } from '#shared/api/schemes.ts';
import type { SchemeMeasures } from '#shared/api/reviews.ts';
import type { Belonging } from '#shared/api/sharing.ts';
import { yearOf } from '#shared/days.ts';
import type { Refusal } from '#shared/errors.ts';
import { type Actor, reachOf } from '#shared/permissions.ts';
import { completeness, type SchemeLaw, schemeLaw } from '#shared/scheme/completeness.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';
import { byRevision } from '../by-revision.ts';
import { accessOf } from '../sharing/reach.ts';
import { measureReader } from './read-measures.ts';

/** What a revision says, the same for everybody: never what one person may do to it. */
type MadeSummary = Omit<SchemeSummary, keyof typeof Belonging>;

function summarise(scheme: Scheme, law: SchemeLaw, measured: SchemeMeasures): MadeSummary {
  const points = completeness(scheme, law, measured);
  return {
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

const summaries = byRevision<MadeSummary>();

/**
 * The schemes that the person reaches, last saved first, with how many points of L. 2111-3 each one meets.
 * @param deleted those of the bin instead
 */
export async function listSchemes(context: Context, actor: Actor, deleted = false): Promise<SchemeList | Refusal> {
  const { read, content, clock } = context;
  const refusal = denied(actor, 'scheme:read');
  if (refusal) return refusal;
  const law = schemeLaw(await content.thresholds(clock.today()));
  const items: SchemeSummary[] = [];
  const reach = reachOf(actor);
  const find = deleted ? read.schemes.findDeleted : read.schemes.find;
  // Kept while the law, the figures and the year are the same: C6 is answered with what the data observes.
  const inForce = `${JSON.stringify(law)} ${yearOf(clock.today())} ${await read.figureStamp.read(actor.organisationId)}`;
  const measured = measureReader(context, actor);
  for (const listed of await read.schemes.list(reach, deleted)) {
    const summary = await summaries({ read }, actor.organisationId, listed, inForce, async () => {
      const scheme = await find(reach, listed.id);
      return scheme && summarise(scheme, law, await measured(scheme));
    });
    if (summary) items.push({ ...summary, teamId: listed.teamId, access: accessOf(actor, 'scheme', listed.access) });
  }
  return { items, total: items.length };
}
