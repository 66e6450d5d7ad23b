/** The facts of `shared/indicators/facts.ts` as SQL over `contracts c`, and the conditions on them: one reading of a contract for figures and for lists. */
import { asidesOf, type ComputeOptions } from '#shared/indicators/compute.ts';
import type { Definition } from '#shared/indicators/definitions.ts';
import { type Condition, FIRST_CONSIDERATION_YEAR, type Fact, GENERAL_ADVANCE_MINIMUM } from '#shared/indicators/facts.ts';
import type { CONTRACT_PARTS } from '#shared/api/indicators.ts';
import type { Segment } from '#shared/decp/record.ts';
import { SIZE_KINDS, SMALL_KINDS } from '#shared/purchases/supplier-kinds.ts';

/** Whose contracts, when, of what. No buyer: every one there is. */
export type Scope = { buyers: readonly string[]; from: number | null; to: number | null; segment: Segment | null; division: string | null };
export type Sql = { text: string; values: (string | number)[] };

const UNCOMPETED = 'Marché passé sans publicité ni mise en concurrence préalable';

const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/** A list says the size of a company; the last list imported wins. */
const LISTED_SIZE = `(SELECT s.kind FROM suppliers s WHERE s.siren = h.siren AND s.kind IN (${quoted(SIZE_KINDS)}) ORDER BY s.id DESC LIMIT 1)`;
export const HOLDER_SIZE = `CASE coalesce(h.size, ${LISTED_SIZE}) ${SIZE_KINDS.map((kind) => `WHEN '${kind}' THEN '${SMALL_KINDS.includes(kind) ? 'small' : 'other'}'`).join(' ')} END`;
export const HOLDER_DEPARTMENT = `coalesce(h.department, (SELECT s.department FROM suppliers s WHERE s.siren = h.siren AND s.department IS NOT NULL ORDER BY s.id DESC LIMIT 1))`;

/** Of all the holders together: unknown as soon as one is. */
const AWARD_SIZE = `(SELECT CASE WHEN count(*) > count(size) OR count(*) = 0 THEN NULL WHEN min(size) = max(size) THEN min(size) ELSE 'mixed' END
  FROM (SELECT ${HOLDER_SIZE} AS size FROM holders h WHERE h.contract_id = c.id))`;

const published = (column: string): string => `CASE WHEN c.year >= ${FIRST_CONSIDERATION_YEAR} THEN c.${column} END`;

/** `local` is of a holder, never of a contract. */
export const FACT_SQL: Record<Exclude<Fact, 'local'>, string> = {
  kind: 'c.kind',
  segment: 'c.segment',
  social: published('social_counted'),
  environment: published('environment_counted'),
  amount: 'c.amount_state',
  offers: 'CASE WHEN c.offers >= 1 THEN 1 END',
  competed: `(c.procedure <> '${UNCOMPETED}')`,
  advance: `CASE WHEN c.advance > ${GENERAL_ADVANCE_MINIMUM} THEN 'above' WHEN c.advance >= 0 THEN 'within' END`,
  size: AWARD_SIZE,
};

export const all = (parts: readonly Sql[]): Sql => ({
  text: parts.length === 0 ? '1' : parts.map(({ text }) => text).join(' AND '),
  values: parts.flatMap(({ values }) => values),
});
const any = (parts: readonly Sql[]): Sql => ({
  text: parts.length === 0 ? '0' : `(${parts.map(({ text }) => `(${text})`).join(' OR ')})`,
  values: parts.flatMap(({ values }) => values),
});
const not = ({ text, values }: Sql): Sql => ({ text: `NOT (${text})`, values });

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

/** True or false, never null: so that its contrary is its contrary. */
function conditionSql(condition: Condition): Sql {
  if (condition.fact === 'local') throw new Error('« local » is of a holder');
  const fact = FACT_SQL[condition.fact];
  if ('is' in condition) return { text: `coalesce(${fact} IN (${marks(condition.is)}), 0)`, values: [...condition.is] };
  if ('any' in condition) return { text: `coalesce(${fact} & ?, 0) <> 0`, values: [condition.any] };
  return { text: `${fact} IS NOT NULL`, values: [] };
}

const every = (conditions: readonly Condition[]): Sql => all(conditions.map(conditionSql));

/** The contracts of one part of a figure: the same rule as `placeOf`, in the same order. */
export function partSql(definition: Definition, part: (typeof CONTRACT_PARTS)[number], options: ComputeOptions): Sql {
  const { before, after } = asidesOf(definition, options);
  const early = any(before.map(({ when }) => every(when)));
  const late = any(after.map(({ when }) => every(when)));
  const known = every(definition.known);
  const counted = all([not(early), known, not(late), every(definition.denominator)]);
  switch (part) {
    case 'aside':
      return any([early, all([known, late])]);
    case 'unknown':
      return all([not(early), not(known)]);
    case 'denominator':
      return counted;
    case 'numerator':
      // A mean or a count is out of what it is counted on.
      return definition.numerator.length === 0 ? counted : all([counted, every(definition.numerator)]);
    default:
      return part satisfies never;
  }
}

export function scopeSql({ buyers, from, to, segment, division }: Scope): Sql {
  return all([
    ...(buyers.length > 0 ? [{ text: `c.buyer_siren IN (${marks(buyers)})`, values: [...buyers] }] : []),
    ...(from === null ? [] : [{ text: 'c.year >= ?', values: [from] }]),
    ...(to === null ? [] : [{ text: 'c.year <= ?', values: [to] }]),
    ...(segment === null ? [] : [{ text: 'c.segment = ?', values: [segment] }]),
    ...(division === null ? [] : [{ text: 'c.division = ?', values: [division] }]),
  ]);
}
