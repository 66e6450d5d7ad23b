/** The indicators of a review as a table for a French spreadsheet: one line per buyer, indicator and year covered. */
import type { Measure } from '../api/indicators.ts';
import type { Review } from '../api/reviews.ts';
import { BYTE_ORDER_MARK, csvLine } from '../audit/csv.ts';
import { UNIT_LABELS, UNIT_SCALE } from '../indicators/measure.ts';
import { formatDay } from '../format.ts';
import { coveredYears } from '../reviews/freeze.ts';
import { asideTexts, madeOn } from './words.ts';

const HEADER = [
  'Acheteur',
  'SIREN',
  'Année',
  'Numéro',
  'Indicateur',
  'Unité',
  'Valeur',
  'État',
  'Numérateur',
  'Valeur du numérateur',
  'Dénominateur',
  'Valeur du dénominateur',
  'Connus',
  'Total',
  'Couverture exprimée en',
  'Précision',
  'Mis à part',
  'Source',
  'Données du',
  'Chiffres arrêtés le',
];

const STATES: Record<Measure['state'], string> = { computed: 'calculé', typed: 'saisi', unknown: 'inconnu' };
const COVERED = { contracts: 'marchés', cents: 'euros', holders: 'titulaires', lines: 'lignes' } as const;

/** « 14,2 »: no separator of thousands, a comma, as a French spreadsheet reads a number; empty when unknown. */
const numberText = (value: number | null, scale: number): string => (value === null ? '' : String(value / scale).replace('.', ','));

function cellsOf(measure: Measure): (string | number)[] {
  const { numerator, denominator, coverage } = measure;
  const scale = coverage?.unit === 'cents' ? UNIT_SCALE.money : 1;
  return [
    measure.year,
    measure.number,
    measure.title,
    UNIT_LABELS[measure.unit],
    numberText(measure.value, UNIT_SCALE[measure.unit]),
    STATES[measure.state],
    numerator?.label ?? '',
    numerator ? numberText(numerator.value, UNIT_SCALE[numerator.unit]) : '',
    denominator?.label ?? '',
    denominator ? numberText(denominator.value, UNIT_SCALE[denominator.unit]) : '',
    coverage ? numberText(coverage.known, scale) : '',
    coverage ? numberText(coverage.total, scale) : '',
    coverage ? COVERED[coverage.unit] : '',
    [measure.detail, measure.note].filter(Boolean).join(' '),
    asideTexts(measure).join(' ; '),
    measure.sourceText,
    measure.on ?? '',
  ];
}

/** UTF-8 with its mark, `;`, formulas made harmless. */
export function reviewTable(review: Review): string {
  const years = new Set(coveredYears(review));
  const lines = review.buyers.flatMap(({ siren, name, measures }) =>
    [...measures]
      .filter(({ year }) => years.has(year))
      .sort((a, b) => a.year - b.year || a.number - b.number)
      .map((measure) => csvLine([name, siren ?? '', ...cellsOf(measure), formatDay(madeOn(review))])),
  );
  return BYTE_ORDER_MARK + csvLine(HEADER) + lines.join('');
}
