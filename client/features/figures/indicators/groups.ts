/** The indicators set out as one reads them: what was signed, what was paid, the insertion, the method. Pure. */
import type { CatalogueIndicator } from '#shared/api/catalogue.ts';
import type { Measure } from '#shared/api/indicators.ts';

export const GROUPS = {
  social: 'Marchés\u202f: considérations sociales',
  environment: 'Marchés et achats\u202f: environnement',
  purchases: 'Achats\u202f: économie solidaire et inclusion',
  firms: 'Titulaires, concurrence et paiement',
  insertion: 'Heures d’insertion et personnes',
  method: 'Réseau, formation et méthode',
} as const;
export type GroupId = keyof typeof GROUPS;
export const GROUP_IDS: readonly GroupId[] = ['social', 'environment', 'purchases', 'firms', 'insertion', 'method'];

/** Hours and people: followed contract by contract, or counted from what the clauses plan. */
const isInsertion = ({ source, unit, id }: CatalogueIndicator): boolean =>
  source === 'follow-up' || unit === 'hours' || unit === 'ratio' || id.startsWith('heures-');

/** By what it speaks of; an indicator the catalogue does not know stays with the method. */
export function groupOf(indicator: CatalogueIndicator | undefined): GroupId {
  if (indicator === undefined) return 'method';
  if (isInsertion(indicator)) return 'insertion';
  const { axis, source, legal } = indicator;
  if (axis === 'environment' || axis === 'method') return axis;
  if (source === 'accounting' && (axis === 'social' || legal.length > 0 || indicator.measuredIn === 'value')) return 'purchases';
  return axis === 'social' ? 'social' : 'firms';
}

export type Group = { id: GroupId; title: string; measures: readonly Measure[] };

/** Groups in order, without the empty ones; numbers in order inside. */
export function grouped(measures: readonly Measure[], catalogue: readonly CatalogueIndicator[]): Group[] {
  const known = new Map(catalogue.map((indicator) => [indicator.id, indicator]));
  const inOrder = [...measures].sort((left, right) => left.number - right.number);
  return GROUP_IDS.map((id) => ({ id, title: GROUPS[id], measures: inOrder.filter((measure) => groupOf(known.get(measure.indicator)) === id) })).filter(
    (group) => group.measures.length > 0,
  );
}

/** What an elected member asks first: the rates of article L. 2111-3, then its two targets. */
export const SUMMARY: readonly { id: string; short: string }[] = [
  { id: 'considerations-sociales-nombre', short: 'des marchés ont une considération sociale' },
  { id: 'considerations-sociales-valeur', short: 'du montant des marchés a une considération sociale' },
  { id: 'considerations-environnementales-nombre', short: 'des marchés ont une considération environnementale' },
  { id: 'considerations-environnementales-valeur', short: 'du montant des marchés a une considération environnementale' },
  { id: 'achats-esus', short: 'des achats vont à des entreprises solidaires (ESUS)' },
  { id: 'achats-publics-vulnerables', short: 'des achats vont à des entreprises qui emploient des publics défavorisés ou vulnérables' },
];
