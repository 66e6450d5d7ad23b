/**
 * What a figure looks at in a contract, an award or a holder, as data: the same conditions are read here over counted cells, and by
 * `server/repositories/figures/` as SQL, so that a figure and the contracts it opens onto never differ. Null is « unknown », and holds no condition.
 */
import type { Segment } from '../decp/record.ts';

/**
 * `social` and `environment`: bits, once decided; `amount`: its state; `offers` and `competed`: 1 or 0; `advance`: against the general
 * minimum; `size` and `local`: of the holders.
 */
export const FACTS = ['kind', 'segment', 'social', 'environment', 'amount', 'offers', 'competed', 'advance', 'size', 'local'] as const;
export type Fact = (typeof FACTS)[number];
export type FactValue = string | number | null;
export type Facts = Partial<Record<Fact, FactValue>>;

/** Known at all, one of these values, or one of these bits. */
export type Condition = { fact: Fact; known: true } | { fact: Fact; is: readonly (string | number)[] } | { fact: Fact; any: number };

/** So many contracts (or holders) alike: their amounts in cents, known ones only, and the sum of their offers. */
export type Cell = { year: number; facts: Facts; count: number; cents: number; offers: number };

/** Published for contracts notified from this year on (arrêtés of 22 December 2022); before it, nothing is known of any of them. */
export const FIRST_CONSIDERATION_YEAR = 2024;
/** General minimum of an advance, in basis points; a higher one may hold for a small firm (CCP, art. R. 2191-7). */
export const GENERAL_ADVANCE_MINIMUM = 500;

export const SEGMENT_LABELS: Record<Segment, string> = { works: 'Travaux', supplies: 'Fournitures', services: 'Services' };

function holdsOne(facts: Facts, condition: Condition): boolean {
  const value = facts[condition.fact] ?? null;
  if (value === null) return false;
  if ('is' in condition) return condition.is.includes(value);
  return 'any' in condition ? (Number(value) & condition.any) !== 0 : true;
}

/** Every one of them; true when there are none. */
export const holds = (facts: Facts, conditions: readonly Condition[]): boolean => conditions.every((condition) => holdsOne(facts, condition));
