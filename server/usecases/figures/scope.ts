/** Whose figures, over which years: the filters of a request against the organisation's settings and what was imported. */
import type { FigureSettings } from '#shared/api/imports.ts';
import type { IndicatorQuery } from '#shared/api/indicators.ts';
import { yearOf } from '#shared/days.ts';
import type { Segment } from '#shared/decp/record.ts';
import { SEGMENTS } from '#shared/decp/record.ts';
import type { Context } from '../../context.ts';
import type { Scope } from '../../repositories/figures/conditions.ts';

/** `buyers`: several together, which no address asks for. */
export type Filters = Pick<IndicatorQuery, 'buyer' | 'segment'> & { buyers?: readonly string[] };

const segmentOf = (text: string | undefined): Segment | null => SEGMENTS.find((segment) => segment === text) ?? null;

/** None: nobody in particular. */
export const askedBuyers = ({ buyer, buyers }: Filters): readonly string[] => buyers ?? (buyer === undefined ? [] : [buyer]);

/** The buyers asked for, or those of the settings; with neither, every buyer of the data. */
export function scopeOf(filters: Filters, settings: FigureSettings, years: { from: number | null; to: number | null }): Scope {
  const { segment } = filters;
  const known = segmentOf(segment);
  const asked = askedBuyers(filters);
  return {
    buyers: asked.length > 0 ? asked : settings.buyers.map(({ siren }) => siren),
    ...years,
    segment: known,
    division: known === null ? (segment ?? null) : null,
  };
}

/** Years that have contracts or purchases, newest first. */
export function yearsOf({ figures, clock }: Context, organisationId: string, filters: Filters, settings: FigureSettings): number[] {
  const read = figures.read(organisationId);
  const scope = scopeOf(filters, settings, { from: null, to: null });
  const contracts = read.tallies.years(scope).map(({ year }) => year);
  const purchases = filters.segment === undefined ? read.tallies.purchaseYears(scope.buyers) : [];
  return [...new Set([...contracts, ...purchases])].filter((year) => year <= yearOf(clock.today())).sort((left, right) => right - left);
}

/** The last year that is over and has data; else the newest that has; else the last one that is over. */
export function defaultYear({ clock }: Pick<Context, 'clock'>, years: readonly number[]): number {
  const current = yearOf(clock.today());
  return years.find((year) => year < current) ?? years[0] ?? current - 1;
}
