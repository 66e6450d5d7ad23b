/** Contracts that end soon, ranked with their reasons: as a page, as a table. */
import type { Opportunity, OpportunityList, OpportunityQuery } from '#shared/api/indicators.ts';
import type { LabourShare } from '#shared/api/hours.ts';
import type { Threshold } from '#shared/api/references.ts';
import { addMonths, type Day } from '#shared/days.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import { type OpportunityLaw, pointsOf, scoredThresholds, scoreOf } from '#shared/indicators/opportunities.ts';
import { LIMITS } from '#shared/limits.ts';
import { shareFor } from '#shared/tender/lot-hours.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
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

/** A few thousand codes for any number of contracts: each is looked up once. */
function makeTradeReader(trades: readonly LabourShare[]): (cpv: string | null) => LabourShare | null {
  const known = new Map<string, LabourShare | null>();
  return (cpv) => {
    if (cpv === null) return null;
    const trade = known.get(cpv);
    if (trade !== undefined) return trade;
    const found = shareFor(cpv, trades);
    known.set(cpv, found);
    return found;
  };
}

async function ranked(context: Context, actor: Actor, rows: readonly EndingRow[], on: Day): Promise<Ranked[]> {
  const [trades, law] = await Promise.all([
    labourSharesOf(context, actor),
    lawOf(
      context,
      rows.map(({ endsOn }) => endsOn),
      on,
    ),
  ]);
  const tradeOf = makeTradeReader(trades);
  const scored = rows.flatMap((row): Ranked[] => {
    const ofDay = law.get(row.endsOn);
    const trade = tradeOf(row.cpv);
    if (!ofDay) return [];
    return [{ row, trade, score: pointsOf(row, trade, on, ofDay), explain: () => scoreOf(row, trade, on, ofDay) }];
  });
  return scored.sort(inOrder);
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
  const rows = read.opportunities.ending(scope, on, addMonths(on, months));
  const best = (await ranked(context, actor, rows, on)).slice(0, atMost);
  const view = await makeContractView(context, organisationId);
  const contracts = new Map(read.contracts.byIds(best.map(({ row }) => row.id)).map((contract) => [contract.id, contract]));
  const items = best.flatMap(({ row, trade, score, explain }): Opportunity[] => {
    const contract = contracts.get(row.id);
    const { reasons, monthsLeft } = explain();
    return contract ? [{ contract: view(contract), monthsLeft, labourBasisPoints: trade?.shareBasisPoints ?? null, score, reasons }] : [];
  });
  return { items, total: rows.length, withoutEnd: read.opportunities.withoutEnd(scope), on, months };
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
