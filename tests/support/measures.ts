/** Measures for tests: a rate counted in published contracts, over. */
import type { Measure } from '../../shared/api/indicators.ts';

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
