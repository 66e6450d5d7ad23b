/** Measures for tests: a rate counted in published contracts, over. */
import type { Measure } from '../../shared/api/indicators.ts';
import type { SpendYear } from '../../shared/api/purchases.ts';
import { judgeSpend, type SpendSums } from '../../shared/purchases/spend.ts';

export const aMeasure = (year: number, value: number | null, more: Partial<Measure> = {}): Measure => ({
  indicator: 'considerations-sociales-nombre',
  number: 1,
  title: 'Marchés avec au moins une considération sociale',
  definition: '',
  formula: '',
  unit: 'rate',
  source: 'decp',
  year,
  state: value === null ? 'unknown' : 'computed',
  origin: value === null ? 'none' : 'contracts',
  value,
  numerator: null,
  denominator: null,
  coverage: { known: 412, total: 640, unit: 'contracts' },
  detail: 'Sur 412 marchés connus parmi 640.',
  sourceText: 'Données essentielles importées le 3 mars 2026',
  on: '2026-03-03',
  aside: [],
  split: [],
  computedValue: null,
  note: '',
  opens: value !== null,
  ...more,
});

const THRESHOLD = { cents: 50_000_000_00, comparison: 'more-than' } as const;

/** The accounting of one buyer and one year, as the product judges it; every line says it is out of the fifth book unless told otherwise. */
export function aSpend({ buyer = '990000010', taxIncluded = false, ...sums }: Partial<SpendSums> & { buyer?: string; taxIncluded?: boolean } = {}): SpendYear {
  const whole = { year: 2025, lines: 10, totalCents: 60_000_000_00, bookFiveCents: 0, unsaidCents: 0, unsaidLines: 0, ...sums };
  return { ...judgeSpend(whole, { threshold: THRESHOLD, currentYear: 2026, taxIncluded, files: 1 }), buyer, buyerName: `Acheteur ${buyer}` };
}
