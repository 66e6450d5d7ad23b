/**
 * Purchases matched with the lists of suppliers. An establishment kind (ESAT, EA, insertion) is recognised by its SIRET, else by its
 * company; a company kind (ESUS, ESS, size) by the SIREN alone. A list line counts in the years it is valid in.
 */
import { SUPPLIER_KINDS, type SupplierKind } from '#shared/purchases/supplier-kinds.ts';
import type { SpendTally } from '#shared/purchases/tallies.ts';
import type { FiguresDatabase } from '../../../db/figures/open.ts';

/** Kinds of a whole company, whatever the establishment that was paid. */
const COMPANY_KINDS: readonly SupplierKind[] = ['esus', 'ess', 'micro', 'pme', 'eti', 'ge'];

/** Levels of recognition, each with a bit for every kind. */
const COMPANY = 0;
const SAME_SIRET = SUPPLIER_KINDS.length;
const SAME_SIREN = 2 * SUPPLIER_KINDS.length;

const isCompany = `s.siret IS NULL OR s.kind IN (${COMPANY_KINDS.map((kind) => `'${kind}'`).join(', ')})`;
const bit = `(CASE s.kind ${SUPPLIER_KINDS.map((kind, position) => `WHEN '${kind}' THEN ${2 ** position}`).join(' ')} ELSE 0 END)`;
/** Distinct powers of two: their sum is their union. */
const FOUND = `(SELECT coalesce(sum(DISTINCT ${bit} << (CASE WHEN ${isCompany} THEN ${COMPANY} WHEN s.siret = b.supplier_id THEN ${SAME_SIRET} ELSE ${SAME_SIREN} END)), 0)
  FROM suppliers s WHERE s.siren = b.siren AND (s.valid_from IS NULL OR s.valid_from <= b.year || '-12-31') AND (s.valid_to IS NULL OR s.valid_to >= b.year || '-01-01'))`;

/** Kinds of one level; a double holds the 48 bits, bitwise operators only 32. */
const kindsAt = (found: number, level: number): SupplierKind[] => SUPPLIER_KINDS.filter((_, position) => Math.floor(found / 2 ** (level + position)) % 2 === 1);

/** An establishment that is listed itself is what its own lines say, not what those of its sisters say. */
function kindsOf(found: number): SupplierKind[] {
  const own = kindsAt(found, SAME_SIRET);
  const kinds = [...kindsAt(found, COMPANY), ...(own.length > 0 ? own : kindsAt(found, SAME_SIREN))];
  return SUPPLIER_KINDS.filter((kind) => kinds.includes(kind));
}

type TallyRow = { year: number; found: number; known: number; cents: number; lines: number; suppliers: number };

export const makePurchaseRepository = (raw: FiguresDatabase) => ({
  /** One row a year and a set of kinds; `buyer` is a SIREN, null for all of them together. */
  spendTallies: ({ buyer }: { buyer: string | null }): SpendTally[] =>
    raw
      .prepare<unknown[], TallyRow>(
        `SELECT year, found, known, sum(cents) AS cents, sum(lines) AS lines, sum(known) AS suppliers FROM (
           SELECT b.year, b.cents, b.lines, b.siren IS NOT NULL AS known, CASE WHEN b.siren IS NULL THEN 0 ELSE ${FOUND} END AS found
           FROM (SELECT year, siren, supplier_id, sum(cents) AS cents, count(*) AS lines FROM purchases ${buyer === null ? '' : 'WHERE buyer = ?'}
                 GROUP BY year, siren, supplier_id) b
         ) GROUP BY year, found, known ORDER BY year, known, found`,
      )
      .all(...(buyer === null ? [] : [buyer]))
      .map(({ year, found, known, cents, lines, suppliers }) => ({ year, kinds: kindsOf(found), known: known === 1, cents, lines, suppliers })),
});
