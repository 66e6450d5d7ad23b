/**
 * Every indicator, year after year: what the page, the schema's trajectories and the reviews read. Few queries whatever the number of
 * indicators and of years; nothing is kept.
 */
import type { FigureSettings, ImportKind } from '#shared/api/imports.ts';
import type { IndicatorSeries, Measure, SeriesQuery } from '#shared/api/indicators.ts';
import type { Day } from '#shared/days.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { type Assembly, measuresOf, type OtherFigure, type TypedOf } from '#shared/indicators/assemble.ts';
import { DEFINITIONS } from '#shared/indicators/definitions.ts';
import { spendFigures } from '#shared/indicators/spend.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';
import { readFigures } from '../network/read-network.ts';
import { defaultYear, scopeOf, yearsOf } from './scope.ts';

const YEARS_AT_MOST = 30;
const YEARS_SHOWN = 5;

/** Contracts whose holders are counted in one request: beyond, everybody else would wait for it. */
const HOLDERS_COUNTED = 100_000;

const TOO_MANY = 'Plus de 100\u202f000 marchés à la fois : choisissez un acheteur, ou dites les vôtres dans les réglages des chiffres.';
const WITHOUT_TERRITORY = 'Dites d’abord les départements de votre territoire, dans les réglages des chiffres.';

async function typedOf({ read }: Context, organisationId: string, { buyer, segment }: SeriesQuery, from: number, to: number): Promise<TypedOf[]> {
  if (segment !== undefined) return [];
  const rows = await read.measures.list(organisationId, buyer ?? '', from, to);
  return rows.map(({ indicatorId, year, content, updatedAt }) => ({ indicator: indicatorId, year, content, on: updatedAt.slice(0, 10) }));
}

/** Of the whole organisation, today: nothing for a segment, nor for one buyer among several. */
async function networkOf(context: Context, actor: Actor, { buyer, segment }: SeriesQuery, { buyers }: FigureSettings): Promise<OtherFigure[]> {
  if (segment !== undefined || (buyer !== undefined && buyers.length > 1)) return [];
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
function spendOf({ figures }: Context, { organisationId }: Actor, { buyer, segment }: SeriesQuery, on: Day | null): OtherFigure[] {
  if (segment !== undefined) return [];
  const { purchases, tallies } = figures.read(organisationId);
  return spendFigures(purchases.spendTallies({ buyer: buyer ?? null }), new Set(tallies.listedKinds()), on);
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
export async function readMeasures(context: Context, actor: Actor, query: SeriesQuery, years: readonly number[]): Promise<Measure[]> {
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
  const tooMany = contracts.reduce((sum, { count }) => sum + count, 0) > HOLDERS_COUNTED;
  const assembly: Assembly = {
    cells: { contracts, ...(tooMany ? { awards: [], holders: [] } : holders.holderCells(scope, settings.territory, concessions)) },
    others: [...spendOf(context, actor, query, on('purchases')), ...network],
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
export async function readSeries(context: Context, actor: Actor, query: SeriesQuery): Promise<IndicatorSeries | Refusal> {
  const refusal = denied(actor, 'figure:read');
  if (refusal) return refusal;
  const settings = await context.read.figureSettings.read(actor.organisationId);
  const known = yearsOf(context, actor.organisationId, query, settings);
  const to = query.to ?? Math.max(known[0] ?? defaultYear(context, known), query.from ?? 0);
  const from = query.from ?? to - YEARS_SHOWN + 1;
  if (from > to)
    return refuse('INVALID_INPUT', 'La première année vient après la dernière.', { fields: [{ path: 'from', message: `Choisissez ${to} ou avant.` }] });
  if (to - from >= YEARS_AT_MOST) return refuse('INVALID_INPUT', `Demandez ${YEARS_AT_MOST} années au plus.`);
  const years = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return { items: await readMeasures(context, actor, query, years), years };
}
