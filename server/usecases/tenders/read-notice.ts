import type { TenderNotices } from '#shared/api/notice.ts';
import type { Tender } from '#shared/api/tenders.ts';
import type { Day } from '#shared/days.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import { type NoticeClause, tenderNotices } from '#shared/tender/notice.ts';
import type { Context } from '../../context.ts';
import { lawOf } from './law.ts';
import { keptSource } from './kept-clauses.ts';
import { readLotClause } from './read-lot-clause.ts';
import { readTender } from './read-tender.ts';

/** Every clause chosen, written for its lot; in the version it holds; one the library never had is left out. */
export async function noticeClauses(context: Context, actor: Actor, tender: Tender, on: Day): Promise<NoticeClause[]> {
  const chosen = tender.lots.flatMap((lot) => lot.clauses.map(({ slug }) => ({ lot, slug })));
  const source = keptSource(context, actor.organisationId, tender);
  const written = await Promise.all(
    chosen.map(async ({ lot, slug }) => {
      const [clause, family] = await Promise.all([readLotClause(context, actor, tender, lot, slug, on, {}, source), source(lot.id, slug)]);
      return isRefusal(clause) || !family ? [] : [{ lotId: lot.id, clause, family: { levers: family.levers, themes: family.themes } }];
    }),
  );
  return written.flat();
}

/** What to copy in the notice, lot by lot. */
export async function readNotice(context: Context, actor: Actor, id: string): Promise<TenderNotices | Refusal> {
  const tender = await readTender(context, actor, id);
  if (isRefusal(tender)) return tender;
  const law = await lawOf(context, tender);
  return { on: law.on, lots: tenderNotices(tender, law, await noticeClauses(context, actor, tender, law.on)) };
}
