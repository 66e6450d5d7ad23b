/**
 * The indicators of a review as data for anybody: figures in the unit that is written beside them, French names, a version. What each field is,
 * `data-schema.ts` says, and the test holds one to the other. A field is only ever added; anything else is another version.
 */
import type { Measure } from '../api/indicators.ts';
import type { Review, ReviewBuyer } from '../api/reviews.ts';
import { UNIT_LABELS, UNIT_SCALE } from '../indicators/measure.ts';
import { CATEGORIES } from '../reviews/categories.ts';
import { coveredYears, schemeOf } from '../reviews/freeze.ts';
import { frenchTypography } from '../typography.ts';
import { DOUBT, KNOWN_ONLY, lawVersion, madeOn, OVERLAP } from './words.ts';

export const DATA_FORMAT = 'clausier-indicateurs-spaser';
export const DATA_VERSION = 1;

const STATES: Record<Measure['state'], string> = { computed: 'calcule', typed: 'saisi', unknown: 'inconnu' };
const COVERED = { contracts: 'marches', cents: 'euros', holders: 'titulaires', lines: 'lignes' } as const;

type Part = NonNullable<Measure['numerator']>;
const partOf = (part: Part | null) =>
  part === null ? null : { libelle: frenchTypography(part.label), valeur: part.value / UNIT_SCALE[part.unit], unite: UNIT_LABELS[part.unit] };

const scaleOf = (unit: NonNullable<Measure['coverage']>['unit']): number => (unit === 'cents' ? UNIT_SCALE.money : 1);

const yearOf = (measure: Measure) => ({
  annee: measure.year,
  etat: STATES[measure.state],
  valeur: measure.value === null ? null : measure.value / UNIT_SCALE[measure.unit],
  numerateur: partOf(measure.numerator),
  denominateur: partOf(measure.denominator),
  couverture:
    measure.coverage === null
      ? null
      : {
          connus: measure.coverage.known / scaleOf(measure.coverage.unit),
          total: measure.coverage.total / scaleOf(measure.coverage.unit),
          unite: COVERED[measure.coverage.unit],
        },
  misAPart: measure.aside.map(({ reason, count, cents }) => ({ motif: reason, nombre: count, montantEuros: cents === null ? null : cents / UNIT_SCALE.money })),
  repartition: measure.split.map(({ label, value }) => ({ libelle: label, valeur: value === null ? null : value / UNIT_SCALE[measure.unit] })),
  precision: [measure.detail, measure.note].filter(Boolean).join(' '),
  source: measure.sourceText,
  donneesDu: measure.on,
});

function indicatorsOf(review: Review, buyer: ReviewBuyer) {
  const { measures } = buyer;
  const { targets } = schemeOf(review.scheme, buyer);
  const years = new Set(coveredYears(review));
  const covered = measures.filter(({ year }) => years.has(year));
  const ids = [...new Map(covered.map(({ indicator, number }) => [indicator, number]))].sort((a, b) => a[1] - b[1]).map(([id]) => id);
  return ids.flatMap((id) => {
    const own = covered.filter(({ indicator }) => indicator === id).sort((a, b) => a.year - b.year);
    const first = own[0];
    if (!first) return [];
    const category = CATEGORIES.find(({ number, value }) => number === id || value === id);
    const target = targets.find(({ indicator }) => indicator === id);
    return [
      {
        identifiant: id,
        numero: first.number,
        titre: first.title,
        definition: first.definition,
        calcul: first.formula,
        unite: UNIT_LABELS[first.unit],
        categorie: category?.title ?? null,
        mesure: category === undefined ? null : category.number === id ? 'nombre' : 'valeur',
        cibles: target && target.unit === first.unit ? target.targets.map(({ year, value }) => ({ annee: year, valeur: value / UNIT_SCALE[target.unit] })) : [],
        annees: own.map(yearOf),
      },
    ];
  });
}

export const reviewData = (review: Review) => ({
  $schema: 'indicateurs.schema.json',
  format: DATA_FORMAT,
  version: DATA_VERSION,
  nature: review.kind === 'annual-review' ? 'bilan-annuel' : 'publication',
  exemple: review.scheme.example,
  schema: {
    titre: review.scheme.title,
    organisation: review.scheme.organisation,
    debut: review.scheme.periodFrom,
    fin: review.scheme.periodTo,
    commun: review.scheme.shared,
  },
  premiereAnnee: review.fromYear,
  derniereAnnee: review.year,
  provisoire: review.provisional,
  arreteLe: madeOn(review),
  droit: frenchTypography(lawVersion(review)),
  avertissements: [OVERLAP, KNOWN_ONLY, DOUBT].map(frenchTypography),
  acheteurs: review.buyers.map((buyer) => ({ siren: buyer.siren, nom: buyer.name, indicateurs: indicatorsOf(review, buyer) })),
  inconnus: review.missing.map(frenchTypography),
});
