/**
 * The review and the publication of a scheme: what article L. 2111-3 (in force since 25 October 2023) asks to follow, category by
 * category, by number of contracts or by value, what is frozen, when each is due. Promises: pure, no clock; a category without a figure
 * is said unknown with what would make it known; nothing is added up, since categories overlap.
 * The code lists no category: these are those of the catalogue's indicators that answer C6, C7a or C7b.
 */
import type { LEGAL_CATEGORIES } from '../api/catalogue.ts';

export type LegalMark = (typeof LEGAL_CATEGORIES)[number];

export type LegalCategory = {
  id: string;
  title: string;
  law: LegalMark;
  /** Indicators of the catalogue; null where the category is not measured that way. */
  number: string | null;
  value: string | null;
};

export const CATEGORIES: readonly LegalCategory[] = [
  { id: 'social', title: 'Considérations sociales', law: 'C6', number: 'considerations-sociales-nombre', value: 'considerations-sociales-valeur' },
  { id: 'social-clause', title: 'Clause sociale d’exécution', law: 'C6', number: 'clause-sociale-nombre', value: null },
  { id: 'social-criterion', title: 'Critère social', law: 'C6', number: 'critere-social-nombre', value: null },
  { id: 'reserved', title: 'Marchés et lots réservés', law: 'C6', number: 'marches-reserves-nombre', value: 'marches-reserves-valeur' },
  {
    id: 'environment',
    title: 'Considérations environnementales',
    law: 'C6',
    number: 'considerations-environnementales-nombre',
    value: 'considerations-environnementales-valeur',
  },
  { id: 'reuse', title: 'Réemploi et matières recyclées', law: 'C6', number: null, value: 'reemploi-recycle-agec' },
  { id: 'food', title: 'Produits durables et de qualité en restauration collective', law: 'C6', number: null, value: 'egalim-produits-durables' },
  { id: 'organic', title: 'Produits biologiques en restauration collective', law: 'C6', number: null, value: 'egalim-bio' },
  { id: 'esus', title: 'Entreprises solidaires d’utilité sociale agréées (ESUS)', law: 'C7a', number: null, value: 'achats-esus' },
  {
    id: 'inclusive',
    title: 'Entreprises employant des personnes défavorisées ou vulnérables',
    law: 'C7b',
    number: null,
    value: 'achats-publics-vulnerables',
  },
];

/** Splits one category further, without a rate of its own. */
export const SPLITS: readonly string[] = ['marches-reserves-repartition'];

/** Indicators the article asks for, in the order they are shown. */
export const LEGAL_INDICATORS: readonly string[] = CATEGORIES.flatMap(({ number, value }) => [number, value]).filter((id) => id !== null);

/** What the first page of a review shows, most asked first. */
export const HEADLINES: readonly string[] = [
  'considerations-sociales-nombre',
  'considerations-sociales-valeur',
  'considerations-environnementales-nombre',
  'achats-esus',
  'achats-publics-vulnerables',
  'marches-reserves-valeur',
];

export const LEGAL_LABELS: Record<LegalMark, string> = {
  C6: 'Taux réel à publier',
  C7a: 'Nommée par l’article : taux réel et cible',
  C7b: 'Nommée par l’article : taux réel et cible',
};
