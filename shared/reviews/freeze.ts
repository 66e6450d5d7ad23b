/** What a review keeps of its day: the scheme as it was, the buyers it is about, the years it covers, what is missing. Pure. */
import type { Measure } from '../api/indicators.ts';
import type { ReviewBuyer, ReviewKind, ReviewScheme, ReviewSummary } from '../api/reviews.ts';
import type { Scheme } from '../api/schemes.ts';
import type { Day } from '../days.ts';
import { ofBuyer, severalBuyers } from '../scheme/buyers.ts';
import { CATEGORIES, type LegalCategory } from './categories.ts';

/** Years shown before those covered, for the trajectories. */
const HISTORY = 4;
/** Years a first publication covers: the article asks one every two years. */
const YEARS_BETWEEN = 2;

/** First year covered: of a publication, the year after the last one published before it; two years when there is none. */
export function firstYear(kind: ReviewKind, year: number, made: readonly Pick<ReviewSummary, 'kind' | 'year' | 'publishedOn'>[]): number {
  if (kind === 'annual-review') return year;
  const before = made.filter((review) => review.kind === 'publication' && review.publishedOn !== null && review.year < year).map((review) => review.year);
  return before.length === 0 ? year - YEARS_BETWEEN + 1 : Math.max(...before) + 1;
}

export const coveredYears = ({ fromYear, year }: { fromYear: number; year: number }): number[] =>
  Array.from({ length: year - fromYear + 1 }, (_, index) => fromYear + index);

/** Earliest year asked of the series. */
export const historyFrom = ({ fromYear, year }: { fromYear: number; year: number }): number => Math.min(fromYear, year - HISTORY);

/** Unknown measures of earlier years say nothing: only those of the years covered are kept. */
export const keptMeasures = (measures: readonly Measure[], fromYear: number): Measure[] =>
  measures.filter(({ year, value, split }) => year >= fromYear || value !== null || split.length > 0);

const setTargets = (targets: Scheme['indicators'][number]['targets']): { year: number; value: number }[] =>
  targets.flatMap(({ year, value }) => (value === null ? [] : [{ year, value }])).sort((a, b) => a.year - b.year);

/** @param lawFrom first day of the version of L. 2111-3 in force that day; null when none is */
export function freezeScheme(scheme: Scheme, lawFrom: Day | null): ReviewScheme {
  const actions = scheme.axes.flatMap((axis) =>
    axis.objectives.flatMap((objective) =>
      objective.actions.map(({ title, lead, status }) => ({ axis: axis.title, objective: objective.title, title, lead, status })),
    ),
  );
  return {
    title: scheme.title,
    organisation: scheme.organisation.name,
    periodFrom: scheme.period.from,
    periodTo: scheme.period.to,
    shared: scheme.legal.shared,
    example: scheme.example,
    colour: scheme.presentation.colour,
    publicationPlace: scheme.followUp.publicationPlace,
    lawFrom,
    actions,
    targets: scheme.indicators.map((indicator) => {
      const buyers = severalBuyers(scheme).map((buyer) => ({
        siren: buyer.siren,
        name: buyer.name,
        targets: setTargets(ofBuyer(indicator, buyer, scheme).targets),
      }));
      const { catalogueId, title, unit, better, legal, targets } = indicator;
      return {
        indicator: catalogueId,
        ...{ title, unit, better, legal: [...legal] },
        targets: setTargets(targets),
        ...(buyers.length > 0 && { buyers }),
      };
    }),
  };
}

/** The scheme as it stands for one of its buyers: with the targets that were its own that day. */
export const schemeOf = (scheme: ReviewScheme, { siren, name }: Pick<ReviewBuyer, 'siren' | 'name'>): ReviewScheme => ({
  ...scheme,
  targets: scheme.targets.map((target) => ({
    ...target,
    targets: target.buyers?.find((buyer) => (siren === null ? buyer.name === name : buyer.siren === siren))?.targets ?? target.targets,
  })),
});

/** The measure of one buyer, one indicator, one year; undefined when nothing was kept of it. */
export const measureOf = ({ measures }: Pick<ReviewBuyer, 'measures'>, indicator: string, year: number): Measure | undefined =>
  measures.find((measure) => measure.indicator === indicator && measure.year === year);

/** The article asks rates: a number of contracts alone is none. */
const rateOf = (buyer: ReviewBuyer, indicator: string | null, year: number): number | null => {
  const measure = indicator === null ? undefined : measureOf(buyer, indicator, year);
  return measure?.unit === 'rate' ? measure.value : null;
};

/** One of the two is enough: by number, or by value. */
const isAnswered = (buyer: ReviewBuyer, { number, value }: LegalCategory, year: number): boolean =>
  rateOf(buyer, number, year) !== null || rateOf(buyer, value, year) !== null;

const TO_DO: Record<string, string> = {
  social: 'importez les données essentielles de l’année',
  'social-clause': 'importez les données essentielles de l’année',
  'social-criterion': 'importez les données essentielles de l’année',
  reserved: 'importez les données essentielles de l’année',
  environment: 'importez les données essentielles de l’année',
  esus: 'importez les achats de la comptabilité et la liste des ESUS',
  inclusive: 'importez les achats de la comptabilité et les listes de structures inclusives',
};
const TYPED = 'saisissez sa valeur avec sa source dans les indicateurs';

/** « ESUS : taux inconnu pour 2026 – importez les achats… », one sentence for each category and buyer. */
export function missingSentences(buyers: readonly ReviewBuyer[], years: readonly number[]): string[] {
  return buyers.flatMap((buyer) => {
    const who = buyers.length > 1 ? `${buyer.name}, ` : '';
    if (buyer.siren === null && buyers.length > 1)
      return [`${buyer.name} : aucun taux, faute de numéro SIREN. Écrivez-le dans le cadre juridique du schéma, puis refaites le document.`];
    return CATEGORIES.flatMap((category) => {
      const unknown = years.filter((year) => !isAnswered(buyer, category, year));
      if (unknown.length === 0) return [];
      return [`${who}${category.title} : taux inconnu pour ${unknown.join(' et ')}. Pour le connaître, ${TO_DO[category.id] ?? TYPED}.`];
    });
  });
}
