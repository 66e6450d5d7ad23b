/** What the papers are composed from: the consultation and what the domain says of it, on one day of law. */
import type { Confidence } from '../api/common.ts';
import type { Finding } from '../api/findings.ts';
import type { HoursEstimate } from '../api/hours.ts';
import type { LotRecommendations } from '../api/recommendations.ts';
import type { Doubt, LegalReference } from '../api/references.ts';
import type { TenderClause } from '../api/tender-clauses.ts';
import type { TenderContent, TenderLot, TenderRegime } from '../api/tenders.ts';
import { formatDay } from '../format.ts';
import { CONFIDENCE_LABELS } from '../labels.ts';
import { listed } from '../tender/names.ts';
import { lotHeading } from './words.ts';

/** The calculation kept with a lot, made again on the day's marks; `refused` says why when it no longer can be. */
export type LotHours = { lotId: string; estimate: HoursEstimate | null; refused: string };

export type PaperMaterials = {
  tender: TenderContent;
  regime: TenderRegime;
  /** Levers and objectives, lot by lot. */
  recommendations: readonly LotRecommendations[];
  /** Every clause chosen, filled, one a lot. */
  clauses: readonly TenderClause[];
  findings: readonly Finding[];
  hours: readonly LotHours[];
  references: readonly LegalReference[];
  doubts: readonly Doubt[];
  schemeTitle: string | null;
  /** French labels of the CPV codes used; a code that left the nomenclature has none. */
  cpvTitles: ReadonlyMap<string, string>;
};

export type Citer = (ids: readonly string[]) => string;

/** « CCP, art. L. 2112-2, R. 2152-7 »: articles of one text after its name, said once. An id unknown that day stays as it is. */
export function citer(references: readonly Pick<LegalReference, 'id' | 'citation'>[]): Citer {
  const known = new Map(references.map(({ id, citation }) => [id, citation]));
  return (ids) => {
    const byText = new Map<string, string[]>();
    for (const id of new Set(ids)) {
      const [text = id, ...article] = (known.get(id) ?? id).split(', art.');
      byText.set(text, [...(byText.get(text) ?? []), ...article.map((part) => part.trim())]);
    }
    return [...byText].map(([text, articles]) => (articles.length === 0 ? text : `${text},\u00a0art.\u00a0${articles.join(', ')}`)).join(' ; ');
  };
}

/** « ◐ une source », never cut between two lines. */
export const sure = (confidence: Confidence): string => CONFIDENCE_LABELS[confidence].replaceAll(' ', '\u00a0');

/** « Droit au 15 mars 2027 · Rénovation de l’école ». */
export const footerOf = ({ tender, regime }: Pick<PaperMaterials, 'tender' | 'regime'>): string =>
  [`Droit au ${formatDay(regime.on)}`, tender.title.length > 70 ? `${tender.title.slice(0, 69)}…` : tender.title].join(' · ');

/** « Consultation de la Ville exemple, lancement prévu le 15 mars 2027. » */
export function leadOf({ tender, regime }: Pick<PaperMaterials, 'tender' | 'regime'>): string {
  const buyer = tender.buyer.name.trim();
  const launch = tender.procedure.launchOn;
  const day = launch ? `lancement prévu le ${formatDay(launch)}` : `date de lancement non fixée, droit lu au ${formatDay(regime.on)}`;
  return `« ${tender.title} »${buyer ? `, ${buyer}` : ''} – ${day}.`;
}

/** « 45214210 – Travaux de construction d’écoles primaires ». */
export function cpvText({ cpvTitles }: Pick<PaperMaterials, 'cpvTitles'>, code: string): string {
  const title = cpvTitles.get(code);
  return title ? `${code} – ${title}` : code;
}

export const lotOf = ({ lots }: TenderContent, id: string | null): TenderLot | null => lots.find((lot) => lot.id === id) ?? null;

/** « Lots 1, 3 et 4 », « Lot 2 », or « Tous les lots ». */
export function lotNumbers({ lots }: TenderContent, ids: readonly string[]): string {
  const numbers = lots.filter(({ id }) => ids.includes(id)).map(({ number }) => String(number));
  if (lots.length > 1 && numbers.length === lots.length) return 'Tous les lots';
  return `${numbers.length > 1 ? 'Lots' : 'Lot'} ${listed(numbers)}`;
}

/** Title of a lot's chapter: a consultation with one lot that repeats its title says it once. */
export const lotTitle = (tender: TenderContent, lot: TenderLot): string =>
  tender.lots.length === 1 && lot.title.trim() === tender.title.trim() ? 'Lot unique' : lotHeading(lot);
