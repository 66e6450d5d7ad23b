/** Values of indicators: integers in their unit's base, French text at the edge. */
import type { IndicatorUnit } from '../api/catalogue.ts';
import { formatMoney, formatNumber, formatRate } from '../format.ts';

/** How many base units one displayed unit holds: cents per euro, basis points per point, quarter-hours, tenths. */
export const UNIT_SCALE: Record<IndicatorUnit, number> = { rate: 100, money: 100, hours: 4, count: 1, days: 10, ratio: 10, average: 10 };

/** What follows the figure, and what a column of figures is headed with. */
export const UNIT_LABELS: Record<IndicatorUnit, string> = {
  rate: '%',
  money: '€ HT',
  hours: 'heures',
  count: 'nombre',
  days: 'jours',
  ratio: 'heures par M€',
  average: 'nombre moyen',
};

/** « 14,2 % », « 1 240 000 € », « 70 000 h », « 18,8 jours ». */
export function formatMeasure(unit: IndicatorUnit, value: number): string {
  const shown = value / UNIT_SCALE[unit];
  switch (unit) {
    case 'rate':
      return formatRate(value);
    case 'money':
      return formatMoney(value);
    case 'hours':
      return `${formatNumber(shown)}\u00a0h`;
    case 'days':
      return `${formatNumber(shown)}\u00a0${shown < 2 ? 'jour' : 'jours'}`;
    case 'ratio':
      return `${formatNumber(shown)}\u00a0h/M€`;
    case 'count':
    case 'average':
      return formatNumber(shown);
    default:
      return unit satisfies never;
  }
}

/** Unknown is a value: it is written, never shown as zero. */
export const formatKnown = (unit: IndicatorUnit, value: number | null): string => (value === null ? 'inconnu' : formatMeasure(unit, value));
