/**
 * Every indicator, year after year: what the page, the schema's trajectories and the reviews read. Few queries whatever the number of
 * indicators and of years; nothing is kept.
 */
import type { FigureSettings, ImportKind } from '#shared/api/imports.ts';
import type { IndicatorSeries, Measure, SeriesQuery } from '#shared/api/indicators.ts';
import type { Day } from '#shared/days.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { formatNumber } from '#shared/format.ts';
import { type Assembly, measuresOf, type OtherFigure, type TypedOf } from '#shared/indicators/assemble.ts';
import { DEFINITIONS } from '#shared/indicators/definitions.ts';
import { spendFigures } from '#shared/indicators/spend.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Actor } from '#shared/permissions.ts';
import { frenchTypography } from '#shared/typography.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';
import { readFigures } from '../network/read-network.ts';
import { includeTax, purchaseSources, sourcesFor } from '../purchases/sources.ts';
import { askedBuyers, defaultYear, type Filters, scopeOf, yearsOf } from './scope.ts';

const YEARS_SHOWN = 5;

const TOO_MANY = frenchTypography(
  `Plus de ${formatNumber(LIMITS.holdersCounted)} marchés à la fois : choisissez un acheteur, ou dites les vôtres aux imports, dans « Acheteurs et territoire ».`,
);
const WITHOUT_TERRITORY = frenchTypography('Dites d’abord les départements de votre territoire, aux imports, dans « Acheteurs et territoire ».');

/** One buyer by the address; several together from within. */
export type SeriesAsked = SeriesQuery & Filters;

/** Typed for one buyer or for the whole: nothing is, for a segment nor for several buyers among others. */
async function typedOf({ read }: Context, organisationId: string, asked: SeriesAsked, from: number, to: number): Promise<TypedOf[]> {
  const [buyer = '', ...others] = askedBuyers(asked);
  if (asked.segment !== undefined || others.length > 0) return [];
  const rows = await read.measures.list(organisationId, buyer, from, to);
  return rows.map(({ indicatorId, year, content, updatedAt }) => ({ indicator: indicatorId, year, content, on: updatedAt.slice(0, 10) }));
}

/** Of the whole organisation, today: nothing for a segment, nor for some of its buyers. */
async function networkOf(context: Context, actor: Actor, query: SeriesAsked, { buyers }: FigureSettings): Promise<OtherFigure[]> {
  const asked = askedBuyers(query);
  const some = asked.length > 0 && buyers.length > 1 && !buyers.every(({ siren }) => asked.includes(siren));
  if (query.segment !== undefined || some) return [];
  const figures = await readFigures(context, actor);
  if (isRefusal(figures)) return [];
  return figures.items.map(({ indicator, value, detail, on }) => ({
    indicator,
    year: Number(on.slice(0, 4)),
    origin: 'network' as const,
    sourceText: 'Réseau et formation de Clausier',
    on,
    value,
    numerator: null,
    denominator: null,
    coverage: null,
    detail: `${detail}.`,
    aside: [],
    split: [],
    opens: false,
  }));
}

/** Of the accounting, which knows no segment. */
async function spendOf({ figures, read }: Context, { organisationId }: Actor, query: SeriesAsked, on: Day | null): Promise<OtherFigure[]> {
  if (query.segment !== undefined) return [];
  const { purchases, tallies } = figures.read(organisationId);
  const buyers = askedBuyers(query);
  const sources = purchaseSources(await read.figureImports.done(organisationId));
  const taxed = (year: number): boolean => includeTax(sourcesFor(sources, year, buyers));
  return spendFigures(purchases.spendTallies({ buyers }), new Set(tallies.listedKinds()), on, taxed);
}

/** Day of the last import of each kind that is in place. */
async function importedOn({ read }: Context, organisationId: string): Promise<(kind: ImportKind) => Day | null> {
  const done = await read.figureImports.done(organisationId);
  return (kind) =>
    done
      .filter((one) => one.kind === kind)
      .at(-1)
      ?.endedAt?.slice(0, 10) ?? null;
}

/** Every indicator of these years, in the order of the years then of the indicators; no permission is asked here. */
export async function readMeasures(context: Context, actor: Actor, query: SeriesAsked, years: readonly number[]): Promise<Measure[]> {
  const [from, to] = [Math.min(...years), Math.max(...years)];
  const { organisationId } = actor;
  const settings = await context.read.figureSettings.read(organisationId);
  const [typed, network, on] = await Promise.all([
    typedOf(context, organisationId, query, from, to),
    networkOf(context, actor, query, settings),
    importedOn(context, organisationId),
  ]);
  const { tallies, holders } = context.figures.read(organisationId);
  const scope = scopeOf(query, settings, { from, to });
  const concessions = query.concessions === 'with';
  const contracts = tallies.contractCells(scope);
  const tooMany = contracts.reduce((sum, { count }) => sum + count, 0) > LIMITS.holdersCounted;
  const assembly: Assembly = {
    cells: { contracts, ...(tooMany ? { awards: [], holders: [] } : holders.holderCells(scope, settings.territory, concessions)) },
    others: [...(await spendOf(context, actor, query, on('purchases'))), ...network],
    typed,
    options: { concessions },
    contractsOn: on('contracts'),
    missing: {
      ...(settings.territory.length === 0 ? { 'titulaires-locaux': WITHOUT_TERRITORY } : {}),
      ...(tooMany ? Object.fromEntries(DEFINITIONS.filter(({ universe }) => universe !== 'contracts').map(({ indicator }) => [indicator, TOO_MANY])) : {}),
    },
  };
  return measuresOf(context.content.catalogue.indicators, years, assembly);
}

/** Five years up to the last that has data, unless asked otherwise. Refuses years that run backwards or too many of them. */
export async function readSeries(context: Context, actor: Actor, query: SeriesAsked): Promise<IndicatorSeries | Refusal> {
  const refusal = denied(actor, 'figure:read');
  if (refusal) return refusal;
  const settings = await context.read.figureSettings.read(actor.organisationId);
  const known = yearsOf(context, actor.organisationId, query, settings);
  const to = query.to ?? Math.max(known[0] ?? defaultYear(context, known), query.from ?? 0);
  const from = query.from ?? to - YEARS_SHOWN + 1;
  if (from > to)
    return refuse('INVALID_INPUT', 'La première année vient après la dernière.', { fields: [{ path: 'from', message: `Choisissez ${to} ou avant.` }] });
  if (to - from >= LIMITS.figureYears) return refuse('INVALID_INPUT', `Demandez ${LIMITS.figureYears} années au plus.`);
  const years = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return { items: await readMeasures(context, actor, query, years), years };
}
