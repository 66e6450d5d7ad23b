import type { Tender, TenderList, TenderSummary } from '#shared/api/tenders.ts';
import type { Refusal } from '#shared/errors.ts';
import { type Actor, reachOf } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';
import { byRevision } from '../by-revision.ts';
import { accessOf } from '../sharing/reach.ts';

type MadeSummary = Omit<TenderSummary, 'teamId' | 'access'>;

const summaryOf = ({ id, title, buyer, need, procedure, lots, revision, updatedAt }: Tender): MadeSummary => ({
  id,
  title,
  buyer: buyer.name,
  launchOn: procedure.launchOn,
  nature: need.nature,
  form: need.form,
  lots: lots.length,
  revision,
  updatedAt,
});

const summaries = byRevision<MadeSummary>();

/**
 * The consultations that the person reaches, last saved first.
 * @param deleted those of the bin instead
 */
export async function listTenders({ read }: Context, actor: Actor, deleted = false): Promise<TenderList | Refusal> {
  const refusal = denied(actor, 'tender:read');
  if (refusal) return refusal;
  const reach = reachOf(actor);
  const find = deleted ? read.tenders.findDeleted : read.tenders.find;
  const items: TenderSummary[] = [];
  for (const listed of await read.tenders.list(reach, deleted)) {
    const summary = await summaries({ read }, actor.organisationId, listed, '', async () => {
      const tender = await find(reach, listed.id);
      return tender && summaryOf(tender);
    });
    if (summary) items.push({ ...summary, teamId: listed.teamId, access: accessOf(actor, 'tender', listed.access) });
  }
  return { items, total: items.length };
}
