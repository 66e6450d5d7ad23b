/** Every indicator of one year: for the page, and as a table. */
import type { FigureBuyer, IndicatorList, IndicatorQuery, Measure } from '#shared/api/indicators.ts';
import type { FigureSettings } from '#shared/api/imports.ts';
import { csvNumber } from '#shared/csv.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import { UNIT_LABELS, UNIT_SCALE } from '#shared/indicators/measure.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';
import { type CsvFile, csvFile } from '../csv-file.ts';
import { isStale } from '../imports/view.ts';
import { countUndecided } from './decide-contradiction.ts';
import { readMeasures } from './read-series.ts';
import { defaultYear, scopeOf, yearsOf } from './scope.ts';

/** Those of the settings, whether or not they have contracts; without settings, those of the data. */
function buyersOf({ figures }: Context, organisationId: string, { buyers }: FigureSettings): Pick<IndicatorList, 'buyers' | 'buyersTotal'> {
  const { tallies } = figures.read(organisationId);
  const sirens = buyers.map(({ siren }) => siren);
  const rows = tallies.buyers({ buyers: sirens, from: null, to: null, segment: null, division: null });
  const counted = new Map(rows.map((row) => [row.siren, row]));
  if (buyers.length === 0) {
    const listed = rows.map(({ siren, name, contracts }) => ({ siren, name: name ?? siren, contracts }));
    return { buyers: listed, buyersTotal: listed.length < LIMITS.figureBuyers ? listed.length : tallies.countBuyers() };
  }
  const own = buyers.map(({ siren, name }): FigureBuyer => {
    const found = counted.get(siren);
    return { siren, name: name || (found?.name ?? siren), contracts: found?.contracts ?? 0 };
  });
  return { buyers: own, buyersTotal: own.length };
}

/** Lists of suppliers more than a year old, by name. */
async function staleListsOf({ read, clock }: Context, organisationId: string): Promise<string[]> {
  const done = await read.figureImports.done(organisationId);
  return done.flatMap((row) => ('on' in row.options && isStale(row, clock.today()) ? [row.options.name] : []));
}

export async function listIndicators(context: Context, actor: Actor, query: IndicatorQuery): Promise<IndicatorList | Refusal> {
  const refusal = denied(actor, 'figure:read');
  if (refusal) return refusal;
  const { organisationId } = actor;
  const settings = await context.read.figureSettings.read(organisationId);
  const { tallies } = context.figures.read(organisationId);
  const years = yearsOf(context, organisationId, query, settings);
  const year = query.year ?? defaultYear(context, years);
  const items = await readMeasures(context, actor, query, [year]);
  return {
    items,
    total: items.length,
    year,
    years,
    ...buyersOf(context, organisationId, settings),
    contracts: tallies.count(scopeOf(query, settings, { from: year, to: year })),
    undecided: await countUndecided(context, organisationId),
    staleLists: await staleListsOf(context, organisationId),
  };
}

const HEADER = [
  'Numéro',
  'Indicateur',
  'Année',
  'Valeur',
  'Unité',
  'Numérateur',
  'Dénominateur',
  'Connus',
  'Total',
  'État',
  'Valeur calculée',
  'Précision',
  'Mis de côté',
  'Source',
  'Date',
  'Définition',
  'Formule',
];
const STATES = { computed: 'calculée', typed: 'saisie', unknown: 'inconnue' } as const;

const part = (side: Measure['numerator']): string => (side === null ? '' : csvNumber(side.value, UNIT_SCALE[side.unit]));

function cellsOf(measure: Measure): (string | number)[] {
  const { number, title, year, value, unit, coverage, state, computedValue, detail, aside, sourceText, on, definition, formula } = measure;
  const scale = coverage?.unit === 'cents' ? UNIT_SCALE.money : 1;
  return [
    number,
    title,
    year,
    csvNumber(value, UNIT_SCALE[unit]),
    UNIT_LABELS[unit],
    part(measure.numerator),
    part(measure.denominator),
    csvNumber(coverage?.known ?? null, scale),
    csvNumber(coverage?.total ?? null, scale),
    STATES[state],
    csvNumber(computedValue, UNIT_SCALE[unit]),
    detail,
    aside.map(({ reason, count }) => `${reason} : ${count}`).join(' ; '),
    sourceText,
    on ?? '',
    definition,
    formula,
  ];
}

/** The same measures for a spreadsheet. */
export async function exportIndicators(context: Context, actor: Actor, query: IndicatorQuery): Promise<CsvFile | Refusal> {
  const list = await listIndicators(context, actor, query);
  if (isRefusal(list)) return list;
  return csvFile(`indicateurs-${list.year}.csv`, [HEADER, ...list.items.map(cellsOf)]);
}
