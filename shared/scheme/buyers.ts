/**
 * Who buys under a scheme, and what each has of its own for an indicator. A scheme of one buyer has no rows by buyer; one of
 * several has a row for each pair that somebody filled (L. 2111-3, fourth paragraph: the indicators are established for each
 * public buyer). A row whose buyer or indicator is gone is left where it is and says nothing. Pure.
 */
import type { Scheme, SchemeBuyerFigure, SchemeContent, SchemeIndicator } from '../api/schemes.ts';

export type SchemeBuyer = { id: string; name: string; siren: string | null };

/** The one that carries the scheme, when no row of the buyers is it. */
const CARRIER = 'organisation';

type Held = Pick<Scheme, 'organisation' | 'legal'>;

/** Of a shared scheme each buyer apart; the same SIREN once, under the id of its row. */
export function schemeBuyers({ organisation, legal }: Held): SchemeBuyer[] {
  const carrier = { id: CARRIER, name: organisation.name, siren: organisation.siren };
  const rows = legal.shared ? legal.buyers : [];
  const twin = rows.find(({ siren }) => siren !== '' && siren === organisation.siren);
  const seen = new Set<string>();
  return [{ ...carrier, id: twin?.id ?? CARRIER }, ...rows].flatMap(({ id, name, siren }, index) => {
    if (siren !== '' && seen.has(siren)) return [];
    seen.add(siren);
    // The organisation that carries a shared scheme may buy nothing itself: nameless and without a number, it is left out.
    if (index === 0 && legal.shared && siren === '' && name.trim() === '') return [];
    return [{ id, siren: siren === '' ? null : siren, name: name.trim() || (siren === '' ? 'Acheteur sans nom' : `Acheteur ${siren}`) }];
  });
}

/** Buyers to tell apart; none while the scheme is that of one. */
export const severalBuyers = (scheme: Held): SchemeBuyer[] => (scheme.legal.shared ? schemeBuyers(scheme) : []);

/** Those that have a name of their own: the carrier of the scheme counts as one. */
export const namedBuyers = (scheme: Held): SchemeBuyer[] =>
  severalBuyers(scheme).filter(
    ({ id }) => (id === CARRIER ? scheme.organisation.name : (scheme.legal.buyers.find((row) => row.id === id)?.name ?? '')).trim() !== '',
  );

/** The same for the same pair, so that two people who fill it fill one row. */
export const figureId = (buyerId: string, indicatorId: string): string => `${buyerId}.${indicatorId}`.slice(0, 80);

export const figureOf = (figures: readonly SchemeBuyerFigure[], buyerId: string, indicatorId: string): SchemeBuyerFigure | undefined =>
  figures.find((figure) => figure.buyerId === buyerId && figure.indicatorId === indicatorId);

const withoutOwn = (buyerId: string, indicatorId: string): SchemeBuyerFigure => ({
  id: figureId(buyerId, indicatorId),
  buyerId,
  indicatorId,
  baseline: null,
  baselineYear: null,
  baselineSource: '',
  targets: [],
});

const saysNothing = ({ baseline, baselineYear, baselineSource, targets }: SchemeBuyerFigure): boolean =>
  baseline === null && baselineYear === null && baselineSource === '' && targets.every(({ value }) => value === null);

/** The rows once a part of one is written; a row that says nothing any more goes. */
export function withFigure(
  figures: readonly SchemeBuyerFigure[],
  { buyerId, indicatorId }: Pick<SchemeBuyerFigure, 'buyerId' | 'indicatorId'>,
  part: Partial<Pick<SchemeBuyerFigure, 'baseline' | 'baselineYear' | 'baselineSource' | 'targets'>>,
): SchemeBuyerFigure[] {
  const before = figureOf(figures, buyerId, indicatorId);
  const written = { ...(before ?? withoutOwn(buyerId, indicatorId)), ...part };
  const isOf = (figure: SchemeBuyerFigure): boolean => figure === before;
  if (saysNothing(written)) return figures.filter((figure) => !isOf(figure));
  return before ? figures.map((figure) => (isOf(figure) ? written : figure)) : [...figures, written];
}

/** One target of a buyer, in the order of the years; null takes it away. */
export function withTarget(targets: SchemeBuyerFigure['targets'], year: number, value: number | null): SchemeBuyerFigure['targets'] {
  const others = targets.filter((target) => target.year !== year);
  return value === null ? others : [...others, { year, value }].sort((a, b) => a.year - b.year);
}

/** Amounts that add up; a rate, an average, a delay do not. */
export const isAdditive = ({ unit }: Pick<SchemeIndicator, 'unit'>): boolean => unit === 'money' || unit === 'hours' || unit === 'count';

/** Years with a target, of the scheme or of one of its buyers, in order. */
export const yearsOf = (indicator: SchemeIndicator, figures: readonly SchemeBuyerFigure[]): number[] =>
  [
    ...new Set(
      [indicator.targets, ...figures.filter(({ indicatorId }) => indicatorId === indicator.id).map(({ targets }) => targets)].flat().map(({ year }) => year),
    ),
  ].sort((a, b) => a - b);

/** Years that have a target with a value, for one of these indicators, of the scheme or of a buyer; in order. */
export const aimedYears = (indicators: readonly SchemeIndicator[], figures: readonly SchemeBuyerFigure[]): number[] => {
  const ids = new Set(indicators.map(({ id }) => id));
  const own = figures.filter(({ indicatorId }) => ids.has(indicatorId));
  const set = [...indicators, ...own].flatMap(({ targets }) => targets).filter(({ value }) => value !== null);
  return [...new Set(set.map(({ year }) => year))].sort((a, b) => a - b);
};

/**
 * The indicator as this buyer has it: its own starting value and targets. A rate that it does not set is the common one, which
 * holds for each; a common total is nobody's own.
 */
export function ofBuyer(indicator: SchemeIndicator, buyer: Pick<SchemeBuyer, 'id'>, { buyerFigures }: Pick<SchemeContent, 'buyerFigures'>): SchemeIndicator {
  const own = figureOf(buyerFigures, buyer.id, indicator.id);
  const common = isAdditive(indicator) ? [] : indicator.targets;
  const set = (own?.targets ?? []).filter(({ value }) => value !== null);
  const targets = [...common.filter(({ year }) => !set.some((target) => target.year === year)), ...set].sort((a, b) => a.year - b.year);
  return {
    ...indicator,
    baseline: own?.baseline ?? null,
    baselineYear: own?.baselineYear ?? null,
    baselineSource: own?.baselineSource ?? '',
    targets,
  };
}
