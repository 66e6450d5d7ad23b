/**
 * The files of a review: the Word report for the council, the page to put online, the indicators as a table and as data. Promises: pure, made
 * of what the review kept and of nothing else, so that the same review gives the same bytes; each figure stands with what it covers and where
 * it comes from; unknown is written; categories that overlap are never added up; each sentence of law cites its article.
 */
import type { Measure } from '../api/indicators.ts';
import type { Review, ReviewScheme } from '../api/reviews.ts';
import { formatDay, formatMoney, formatNumber } from '../format.ts';
import { formatKnown, formatMeasure } from '../indicators/measure.ts';
import { parisTime } from '../audit/days.ts';
import { yearsText } from '../reviews/labels.ts';
import type { Day } from '../days.ts';

/** Of the article, as it was the day the review was made. */
export const lawVersion = ({ scheme: { lawFrom } }: Pick<Review, 'scheme'>): string =>
  `Code de la commande publique, art. L. 2111-3${lawFrom ? `, version en vigueur depuis le ${formatDay(lawFrom)}, la dernière connue de Clausier` : ''}.`;

export type LawLine = { asks: string; article: string; where: string };

const COMMON: readonly LawLine[] = [
  { asks: 'Dire comment les objectifs du schéma sont mis en œuvre, et suivis chaque année.', article: 'L. 2111-3, al. 2', where: 'Tout ce document' },
  {
    asks: 'Publier tous les deux ans des indicateurs précis, en nombre de contrats ou en valeur, sur les taux réels d’achats de chaque catégorie responsable parmi tous les achats de l’acheteur.',
    article: 'L. 2111-3, al. 3',
    where: 'Taux réels par catégorie',
  },
  {
    asks: 'Préciser la cible de chaque catégorie, notamment des achats auprès des entreprises solidaires d’utilité sociale agréées, d’une part, et auprès des entreprises employant des personnes défavorisées ou vulnérables, d’autre part.',
    article: 'L. 2111-3, al. 3',
    where: 'Colonne « Cible »',
  },
  { asks: 'Rendre le schéma public, notamment en ligne sur le site de l’acheteur s’il en a un.', article: 'L. 2111-3, al. 2', where: 'Hors de ce document' },
];
const SHARED: LawLine = {
  asks: 'Dans un schéma commun, établir les indicateurs pour chaque acheteur.',
  article: 'L. 2111-3, al. 4',
  where: 'Une partie par acheteur',
};

export const lawLines = ({ shared }: Pick<ReviewScheme, 'shared'>): LawLine[] => (shared ? [...COMMON, SHARED] : [...COMMON]);

export const DOUBT =
  '○ À vérifier : l’article ne nomme que deux catégories, les entreprises solidaires d’utilité sociale agréées et celles qui emploient des personnes défavorisées ou vulnérables, sans définir ces dernières. Le calcul y compte les structures d’insertion, les entreprises adaptées et les ESAT. Les autres catégories sont proposées par Clausier.';
export const OVERLAP =
  'Ces taux ne s’additionnent pas : une même entreprise peut être ESUS et structure d’insertion, adaptée ou protégée ; un même marché, porter une clause et un critère ; le bio est compris dans les produits durables.';
export const KNOWN_ONLY =
  'L’article rapporte ces taux à tous les achats de l’acheteur (CCP, art. L. 2111-3, al. 3). Un taux tiré des données essentielles ne porte que sur les marchés notifiés dans l’année dont la considération est connue ; les marchés sous le seuil de publication (CCP, art. R. 2196-1) n’y sont pas. Inconnu n’est ni oui, ni non.';
export const STILL_UNKNOWN = 'Ce document suit aussi ces catégories. Leur taux est dit inconnu plutôt que laissé de côté.';
export const UNKNOWN = 'inconnu';

export const madeOn = ({ madeAt }: Pick<Review, 'madeAt'>): Day => parisTime(madeAt).slice(0, 10);

export const kindTitle = ({ kind }: Pick<Review, 'kind'>): string => (kind === 'annual-review' ? 'Bilan annuel' : 'Indicateurs du schéma');

export const title = (review: Pick<Review, 'kind' | 'fromYear' | 'year'>): string =>
  `${kindTitle(review)}${review.kind === 'annual-review' ? ' ' : ', '}${yearsText(review)}`;

export const scope = (review: Pick<Review, 'kind' | 'fromYear' | 'year' | 'provisional'>): string =>
  `${review.kind === 'annual-review' ? 'Suivi annuel du schéma pour l’année' : 'Publication des indicateurs du schéma pour'} ${yearsText(review)}${
    review.provisional ? ` (l’année ${review.year} n’était pas finie : chiffres provisoires)` : ''
  }.`;

export const frozenSentence = (review: Pick<Review, 'madeAt'>): string => `Chiffres arrêtés le ${formatDay(madeOn(review))}.`;

export const shown = (measure: Measure | undefined): string => (measure ? formatKnown(measure.unit, measure.value) : UNKNOWN);

/** A number of contracts is no rate: it says so. */
export const inCategory = (measure: Measure | undefined): string =>
  measure && measure.unit === 'count' && measure.value !== null ? `${shown(measure)} ${measure.value < 2 ? 'marché' : 'marchés'}` : shown(measure);

const COVERED = { contracts: 'marchés', cents: '', holders: 'titulaires', lines: 'lignes' } as const;

/** « 412 marchés connus sur 640 », « 61 M€ payés à des fournisseurs identifiés, sur 63 M€ », or nothing. */
export function coverageText({ coverage }: Measure): string {
  if (coverage === null) return '';
  const { known, total, unit } = coverage;
  if (unit === 'cents') return `${formatMoney(known)} payés à des fournisseurs identifiés, sur ${formatMoney(total)}`;
  return `${formatNumber(known)} ${COVERED[unit]} connus sur ${formatNumber(total)}`;
}

/** What the value rests on, with the rule that was kept and what is short of it; of a typed one, what who typed it adds. */
export const restsOnText = (measure: Measure): string => (measure.state === 'typed' ? measure.note : measure.detail || coverageText(measure));

/** « 82 marchés avec clause ÷ 412 marchés connus », in the parts' own units. */
export function fractionText({ numerator, denominator }: Measure): string {
  const part = (one: NonNullable<Measure['numerator']>): string => `${one.label} : ${formatMeasure(one.unit, one.value)}`;
  return [numerator, denominator].flatMap((one) => (one === null ? [] : [part(one)])).join(' ; ');
}

/** « Mis à part : 3 marchés (montant absurde, 4 200 €) ». */
export const asideTexts = ({ aside }: Measure): string[] =>
  aside.map(({ reason, count, cents }) => `${reason} : ${formatNumber(count)}${cents === null ? '' : ` (${formatMoney(cents)})`}`);

const STATES: Record<Measure['state'], string> = { computed: 'Calculé', typed: 'Saisi', unknown: 'Inconnu' };

/** « Saisi. Bilan du service, 2026. » */
export function sourceText(measure: Measure): string {
  const on = measure.on === null || measure.sourceText.includes(formatDay(measure.on)) ? '' : ` (au ${formatDay(measure.on)})`;
  if (measure.state === 'unknown') return measure.detail || 'Aucune donnée.';
  return `${STATES[measure.state]}. ${measure.sourceText}${on}`;
}

/** The target of the year, else the next one: « 30 % en 2028 »; nothing when the scheme has none. */
export function targetText({ targets }: ReviewScheme, indicator: string, year: number): string {
  const found = targets.find((target) => target.indicator === indicator && target.targets.length > 0);
  const next = found?.targets.find((target) => target.year >= year) ?? found?.targets.at(-1);
  return found && next ? `${formatMeasure(found.unit, next.value)} en ${next.year}` : '';
}

/** « atteinte », « à 4 points »; nothing without a value, a target of that very year, or a direction. */
export function targetVerdict({ targets }: ReviewScheme, measure: Measure): string {
  const found = targets.find(({ indicator }) => indicator === measure.indicator);
  const target = found?.targets.find(({ year }) => year === measure.year);
  if (!found || !target || measure.value === null || found.better === 'none' || found.unit !== measure.unit) return '';
  const reached = found.better === 'higher' ? measure.value >= target.value : measure.value <= target.value;
  return reached ? 'cible atteinte' : 'cible non atteinte';
}
