/**
 * What the organisation's data says to a scheme: measures of its buyer, or of its buyers together when it is shared. Nothing is written in
 * the scheme; the page, the check and the Word file all read it through `shared/scheme/measured.ts`.
 */
import type { Measure } from '#shared/api/indicators.ts';
import type { SchemeMeasures } from '#shared/api/reviews.ts';
import type { Scheme } from '#shared/api/schemes.ts';
import { type Day, yearOf } from '#shared/days.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Actor } from '#shared/permissions.ts';
import { severalBuyers } from '#shared/scheme/buyers.ts';
import { buyerMeasures, schemeMeasures } from '#shared/scheme/measured.ts';
import type { SchemeSpend } from '#shared/scheme/purchases.ts';
import type { Context } from '../../context.ts';
import { readSeries, type SeriesAsked } from '../figures/read-series.ts';
import { readSpend } from '../purchases/read-spend.ts';
import { readScheme } from './read-scheme.ts';

/** Years before the scheme starts: where it may start from, and where its trajectories begin. */
const YEARS_BEFORE = 4;

function yearsOf({ period }: Pick<Scheme, 'period'>, today: Day): { from: number; to: number } {
  const to = yearOf(today);
  const start = period.from === null ? to : Math.min(yearOf(period.from), to);
  return { from: Math.max(start - YEARS_BEFORE, to - LIMITS.figureYears + 1), to };
}

/** SIRENs of who buys under the scheme, each once; none is known while nobody wrote them. */
export const buyersOf = ({ organisation, legal }: Pick<Scheme, 'organisation' | 'legal'>): string[] => [
  ...new Set([organisation.siren, ...(legal.shared ? legal.buyers.map(({ siren }) => siren) : [])].filter((siren) => siren !== '')),
];

/** SIRENs of every buyer of the organisation: those of its settings, else those of its contracts and of its accounting. */
async function everyBuyer({ read, figures }: Context, { organisationId }: Actor): Promise<string[]> {
  const { buyers } = await read.figureSettings.read(organisationId);
  if (buyers.length > 0) return buyers.map(({ siren }) => siren);
  const { tallies } = figures.read(organisationId);
  return [...tallies.buyers().map(({ siren }) => siren), ...tallies.purchaseBuyers()];
}

/**
 * The filter that keeps the scheme's own buyers. None when the organisation has no other: values typed for the whole of it count then too.
 * Null for the worked example, whose buyer is made up.
 */
function filterOf(scheme: Scheme, all: readonly string[]): { buyers?: readonly string[] } | null {
  if (scheme.example) return null;
  const own = buyersOf(scheme);
  return own.length === 0 || all.every((siren) => own.includes(siren)) ? {} : { buyers: own };
}

const NOTHING_SPENT: SchemeSpend = { items: [], importedOn: null };

const spendOf = ({ items, importedOn }: SchemeSpend, { buyers }: { buyers?: readonly string[] }): SchemeSpend => ({
  items: buyers === undefined ? items : items.filter(({ buyer }) => buyers.includes(buyer)),
  importedOn,
});

/** Buyers of one scheme whose own figures are read, a query each: more of them are left to their reviews. */
const MOST_BUYERS = 20;

/** Reads the measures of several schemes; those of the same buyers over the same years are read once. Nothing where the person may not read figures. */
export function measureReader(context: Context, actor: Actor): (scheme: Scheme) => Promise<SchemeMeasures> {
  const on = context.clock.today();
  const read = new Map<string, Promise<readonly Measure[]>>();
  let buyers: Promise<string[]> | null = null;
  let spent: Promise<SchemeSpend> | null = null;
  const series = (query: SeriesAsked): Promise<readonly Measure[]> => {
    const key = JSON.stringify(query);
    const known = read.get(key) ?? readSeries(context, actor, query).then((answer) => (isRefusal(answer) ? [] : answer.items));
    read.set(key, known);
    return known;
  };
  return async (scheme) => {
    buyers ??= everyBuyer(context, actor);
    const filter = filterOf(scheme, await buyers);
    if (filter === null) return schemeMeasures(scheme, [], on);
    const years = yearsOf(scheme, on);
    spent ??= readSpend(context, actor, {}).then((spend) => (isRefusal(spend) ? NOTHING_SPENT : spend));
    const together = schemeMeasures(scheme, await series({ ...years, ...filter }), on, spendOf(await spent, filter));
    const each: NonNullable<SchemeMeasures['buyers']> = [];
    for (const { id, siren } of severalBuyers(scheme).slice(0, MOST_BUYERS))
      if (siren !== null) each.push({ buyerId: id, items: buyerMeasures(scheme, id, await series({ ...years, buyers: [siren] }), on) });
    return each.length === 0 ? together : { ...together, buyers: each };
  };
}

export const measuredScheme = (context: Context, actor: Actor, scheme: Scheme): Promise<SchemeMeasures> => measureReader(context, actor)(scheme);

/** The measures of a scheme the person reaches. */
export async function readSchemeMeasures(context: Context, actor: Actor, id: string): Promise<SchemeMeasures | Refusal> {
  const scheme = await readScheme(context, actor, id);
  return isRefusal(scheme) ? scheme : measuredScheme(context, actor, scheme);
}
