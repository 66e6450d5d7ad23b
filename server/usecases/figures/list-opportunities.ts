/** Contracts that end soon, ranked with their reasons: as a page, as a table. */
import { setImmediate as breathe } from 'node:timers/promises';
import type { Opportunity, OpportunityList, OpportunityQuery } from '#shared/api/indicators.ts';
import type { LabourShare } from '#shared/api/hours.ts';
import type { Threshold } from '#shared/api/references.ts';
import { addDays, addMonths, type Day } from '#shared/days.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import { type OpportunityLaw, pointsOf, scoredThresholds, scoreOf } from '#shared/indicators/opportunities.ts';
import { LIMITS } from '#shared/limits.ts';
import { shareFinder } from '#shared/tender/lot-hours.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import type { Scope } from '../../repositories/figures/conditions.ts';
import type { FigureRepositories } from '../../repositories/figures/index.ts';
import type { EndingRow } from '../../repositories/figures/opportunities.ts';
import { denied } from '../allowed.ts';
import { labourSharesOf } from '../hours/labour-shares.ts';
import { makeContractView } from './contract-view.ts';
import { type CsvFile, csvFile } from '../csv-file.ts';
import { CONTRACT_HEADER, contractCells } from './list-contracts.ts';
import { scopeOf } from './scope.ts';

/** The article that asks for a social condition above the European threshold. */
const OBLIGATION = 'ccp-l2112-2-1';

/** Its reasons are written for the best ones only: a hundred thousand contracts may be ranked. */
type Ranked = { row: EndingRow; trade: LabourShare | null; score: number; explain: () => Pick<Opportunity, 'reasons' | 'monthsLeft'> };

/** Both days included, month by month. */
function monthsOf(on: Day, months: number): { from: Day; to: Day }[] {
  return Array.from({ length: months }, (_, index) => ({ from: index === 0 ? on : addDays(addMonths(on, index), 1), to: addMonths(on, index + 1) }));
}

/** Law by the day a contract ends; each day is read once. */
async function lawOf({ content }: Context, days: readonly Day[], on: Day): Promise<ReadonlyMap<Day, OpportunityLaw>> {
  const today: Threshold[] = scoredThresholds(await content.thresholds(on));
  const law = new Map<Day, OpportunityLaw>();
  for (const day of new Set(days))
    law.set(day, { today, thresholds: scoredThresholds(await content.thresholds(day)), obligation: await content.reference(OBLIGATION, day) });
  return law;
}

/** Best first; between equals the larger amount, then the nearer end, then the key: the same data always gives the same order. */
const inOrder = (left: Ranked, right: Ranked): number =>
  right.score - left.score ||
  (right.row.amountCents ?? 0) - (left.row.amountCents ?? 0) ||
  left.row.endsOn.localeCompare(right.row.endsOn) ||
  left.row.key.localeCompare(right.row.key);

/** Each with its score, in no order. */
async function makeRanking(context: Context, actor: Actor, on: Day): Promise<(rows: readonly EndingRow[]) => Promise<Ranked[]>> {
  const tradeOf = shareFinder(await labourSharesOf(context, actor));
  return async (rows) => {
    const law = await lawOf(
      context,
      rows.map(({ endsOn }) => endsOn),
      on,
    );
    return rows.flatMap((row): Ranked[] => {
      const ofDay = law.get(row.endsOn);
      const trade = row.cpv === null ? null : tradeOf(row.cpv);
      if (!ofDay) return [];
      return [{ row, trade, score: pointsOf(row, trade, on, ofDay), explain: () => scoreOf(row, trade, on, ofDay) }];
    });
  };
}

type Asked = { scope: Scope; on: Day; months: number; atMost: number };

/** The best of all those that end in time, and how many there are. Between two months, the requests of others are answered. */
async function bestOf(read: FigureRepositories, { scope, on, months, atMost }: Asked, rank: (rows: readonly EndingRow[]) => Promise<Ranked[]>) {
  // A buyer's own are read at once, through the index of buyers.
  const spans = scope.buyers.length > 0 ? [{ from: on, to: addMonths(on, months) }] : monthsOf(on, months);
  let best: Ranked[] = [];
  let total = 0;
  for (const { from, to } of spans) {
    const rows = read.opportunities.ending(scope, from, to);
    total += rows.length;
    best = [...best, ...(await rank(rows))].sort(inOrder).slice(0, atMost);
    await breathe();
  }
  return { best, total };
}

async function opportunities(context: Context, actor: Actor, query: OpportunityQuery, atMost: number): Promise<OpportunityList | Refusal> {
  const refusal = denied(actor, 'figure:read');
  if (refusal) return refusal;
  const { organisationId } = actor;
  const on = context.clock.today();
  const months = query.months ?? LIMITS.opportunityMonths;
  const settings = await context.read.figureSettings.read(organisationId);
  const scope = scopeOf(query, settings, { from: null, to: null });
  const read = context.figures.read(organisationId);
  const { best, total } = await bestOf(read, { scope, on, months, atMost }, await makeRanking(context, actor, on));
  const view = await makeContractView(context, organisationId);
  const contracts = new Map(read.contracts.byIds(best.map(({ row }) => row.id)).map((contract) => [contract.id, contract]));
  const items = best.flatMap(({ row, trade, score, explain }): Opportunity[] => {
    const contract = contracts.get(row.id);
    const { reasons, monthsLeft } = explain();
    return contract ? [{ contract: view(contract), monthsLeft, labourBasisPoints: trade?.shareBasisPoints ?? null, score, reasons }] : [];
  });
  return { items, total, withoutEnd: read.opportunities.withoutEnd(scope), on, months };
}

/** A page's worth of the best ranked; the total says how many there are. */
export const listOpportunities = async (context: Context, actor: Actor, query: OpportunityQuery): Promise<OpportunityList | Refusal> =>
  opportunities(context, actor, query, LIMITS.pageSize);

const HEADER = ['Points', 'Raisons', 'Mois restants', ...CONTRACT_HEADER];

export async function exportOpportunities(context: Context, actor: Actor, query: OpportunityQuery): Promise<CsvFile | Refusal> {
  const list = await opportunities(context, actor, query, LIMITS.opportunitiesExported);
  if (isRefusal(list)) return list;
  const lines = list.items.map(({ score, reasons, monthsLeft, contract }) => [
    score,
    reasons.map(({ text, points }) => `${text} : ${points}`).join(' ; '),
    monthsLeft,
    ...contractCells(contract),
  ]);
  return csvFile('gisements.csv', [HEADER, ...lines]);
}
