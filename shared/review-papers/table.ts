/** The indicators of a review as a table for a French spreadsheet: one line per buyer, indicator and year covered. */
import type { Measure } from '../api/indicators.ts';
import type { Review } from '../api/reviews.ts';
import { csvNumber, csvText } from '../csv.ts';
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

function cellsOf(measure: Measure): (string | number)[] {
  const { numerator, denominator, coverage } = measure;
  const scale = coverage?.unit === 'cents' ? UNIT_SCALE.money : 1;
  return [
    measure.year,
    measure.number,
    measure.title,
    UNIT_LABELS[measure.unit],
    csvNumber(measure.value, UNIT_SCALE[measure.unit]),
    STATES[measure.state],
    numerator?.label ?? '',
    numerator ? csvNumber(numerator.value, UNIT_SCALE[numerator.unit]) : '',
    denominator?.label ?? '',
    denominator ? csvNumber(denominator.value, UNIT_SCALE[denominator.unit]) : '',
    coverage ? csvNumber(coverage.known, scale) : '',
    coverage ? csvNumber(coverage.total, scale) : '',
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
      .map((measure) => [name, siren ?? '', ...cellsOf(measure), formatDay(madeOn(review))]),
  );
  return csvText([HEADER, ...lines]);
}
