/**
 * Purchases matched with the lists of suppliers. An establishment kind (ESAT, EA, insertion) is recognised by its SIRET, else by its
 * company; a company kind (ESUS, ESS, size) by the SIREN alone. A list line counts in the years it is valid in.
 */
import type { SpendSums } from '#shared/purchases/spend.ts';
import { COMPANY_KINDS, SUPPLIER_KINDS, type SupplierKind } from '#shared/purchases/supplier-kinds.ts';
import type { SpendTally } from '#shared/purchases/tallies.ts';
import type { FiguresDatabase } from '../../../db/figures/open.ts';

/** Levels of recognition, each with a bit for every kind. */
const COMPANY = 0;
const SAME_SIRET = SUPPLIER_KINDS.length;
const SAME_SIREN = 2 * SUPPLIER_KINDS.length;

const isCompany = `s.siret IS NULL OR s.kind IN (${COMPANY_KINDS.map((kind) => `'${kind}'`).join(', ')})`;
const bit = `(CASE s.kind ${SUPPLIER_KINDS.map((kind, position) => `WHEN '${kind}' THEN ${2 ** position}`).join(' ')} ELSE 0 END)`;
const VALID = `(s.valid_from IS NULL OR s.valid_from <= b.year || '-12-31') AND (s.valid_to IS NULL OR s.valid_to >= b.year || '-01-01')`;
/** Distinct powers of two: their sum is their union. */
const FOUND = `(SELECT coalesce(sum(DISTINCT ${bit} << (CASE WHEN ${isCompany} THEN ${COMPANY} WHEN s.siret = b.supplier_id THEN ${SAME_SIRET} ELSE ${SAME_SIREN} END)), 0)
  FROM suppliers s WHERE s.siren = b.siren AND ${VALID})`;

/** Kinds of one level; a double holds the 48 bits, bitwise operators only 32. */
const kindsAt = (found: number, level: number): SupplierKind[] => SUPPLIER_KINDS.filter((_, position) => Math.floor(found / 2 ** (level + position)) % 2 === 1);

const isOwn = (found: number): boolean => kindsAt(found, SAME_SIRET).length > 0;

/** An establishment that is listed itself is what its own lines say, not what those of its sisters say. */
function kindsOf(found: number): SupplierKind[] {
  const own = kindsAt(found, SAME_SIRET);
  const kinds = [...kindsAt(found, COMPANY), ...(own.length > 0 ? own : kindsAt(found, SAME_SIREN))];
  return SUPPLIER_KINDS.filter((kind) => kinds.includes(kind));
}

/** SIRENs, none for all of them together; every year when none is given. */
type Filter = { buyers: readonly string[]; year?: number };
function filterSql({ buyers, year }: Filter): { where: string; values: (string | number)[] } {
  const parts = [...(buyers.length === 0 ? [] : [`buyer IN (${buyers.map(() => '?').join(', ')})`]), ...(year === undefined ? [] : ['year = ?'])];
  return { where: parts.join(' AND ') || '1', values: [...buyers, ...(year === undefined ? [] : [year])] };
}

type TallyRow = { year: number; found: number; known: number; cents: number; lines: number; suppliers: number };

/** A supplier of one year that a list recognises. */
export type RecognisedRow = { supplierId: string; siren: string; kinds: SupplierKind[]; cents: number; lines: number; matchedBy: 'siret' | 'siren' };
type FoundRow = Omit<RecognisedRow, 'kinds' | 'matchedBy'> & { found: number };

export type SpendRow = SpendSums & { buyer: string };
/** A line of a list that recognises a supplier, with the import it came with. */
export type ListedRow = { importId: string; name: string | null; kind: SupplierKind };

/** Tens of thousands of suppliers share a few sets of kinds: each set is worked out once. */
function makeMeanings(): (found: number) => Pick<RecognisedRow, 'kinds' | 'matchedBy'> {
  const known = new Map<number, Pick<RecognisedRow, 'kinds' | 'matchedBy'>>();
  return (found) => {
    const meaning = known.get(found) ?? { kinds: kindsOf(found), matchedBy: isOwn(found) ? 'siret' : 'siren' };
    known.set(found, meaning);
    return meaning;
  };
}

const recognising = (raw: FiguresDatabase) => ({
  /** Suppliers of the year that are in a list, those paid most first; the same supplier under two SIRET is two. */
  recognised: (filter: Required<Filter>): RecognisedRow[] => {
    const { where, values } = filterSql(filter);
    const meaningOf = makeMeanings();
    return raw
      .prepare<unknown[], FoundRow>(
        `SELECT * FROM (
           SELECT b.supplier_id AS supplierId, b.siren, b.cents, b.lines, ${FOUND} AS found
           FROM (SELECT year, siren, supplier_id, sum(cents) AS cents, count(*) AS lines FROM purchases WHERE siren IS NOT NULL AND ${where}
                 GROUP BY year, siren, supplier_id) b
         ) WHERE found <> 0 ORDER BY cents DESC, supplierId`,
      )
      .all(...values)
      .map(({ found, ...row }) => ({ ...row, ...meaningOf(found) }));
  },

  /** The name accounting gives it, that year; null when it gives none. */
  supplierName: (year: number, { supplierId, siren }: Pick<RecognisedRow, 'supplierId' | 'siren'>): string | null =>
    raw
      .prepare<unknown[], { name: string }>(
        'SELECT supplier_name AS name FROM purchases WHERE year = ? AND siren = ? AND supplier_id = ? AND supplier_name IS NOT NULL LIMIT 1',
      )
      .get(year, siren, supplierId)?.name ?? null,

  /** The list lines that recognise it, that year: its own when it has some, else those of its company. */
  listed: (year: number, { supplierId, siren, kinds }: Pick<RecognisedRow, 'supplierId' | 'siren' | 'kinds'>): ListedRow[] => {
    const rows = raw
      .prepare<unknown[], ListedRow & { siret: string | null }>(
        `SELECT s.import_id AS importId, s.name, s.kind, s.siret FROM suppliers s JOIN (SELECT ? AS year) b WHERE s.siren = ? AND ${VALID} ORDER BY s.id`,
      )
      .all(String(year), siren)
      .filter(({ kind }) => kinds.includes(kind));
    const isEstablishment = ({ siret, kind }: (typeof rows)[number]): boolean => siret !== null && !COMPANY_KINDS.includes(kind);
    const own = rows.some((row) => isEstablishment(row) && row.siret === supplierId);
    return rows.filter((row) => !own || !isEstablishment(row) || row.siret === supplierId);
  },
});

export const makePurchaseRepository = (raw: FiguresDatabase) => ({
  ...recognising(raw),

  /** One row a year and a set of kinds. */
  spendTallies: (filter: Filter): SpendTally[] => {
    const { where, values } = filterSql(filter);
    return raw
      .prepare<unknown[], TallyRow>(
        `SELECT year, found, known, sum(cents) AS cents, sum(lines) AS lines, sum(known) AS suppliers FROM (
           SELECT b.year, b.cents, b.lines, b.siren IS NOT NULL AS known, CASE WHEN b.siren IS NULL THEN 0 ELSE ${FOUND} END AS found
           FROM (SELECT year, siren, supplier_id, sum(cents) AS cents, count(*) AS lines FROM purchases WHERE ${where} GROUP BY year, siren, supplier_id) b
         ) GROUP BY year, found, known ORDER BY year, known, found`,
      )
      .all(...values)
      .map(({ year, found, known, cents, lines, suppliers }) => ({ year, kinds: kindsOf(found), known: known === 1, cents, lines, suppliers }));
  },

  /** One row a year and a buyer, newest first. */
  spend: (filter: Filter): SpendRow[] => {
    const { where, values } = filterSql(filter);
    return raw
      .prepare<unknown[], SpendRow>(
        `SELECT year, buyer, count(*) AS lines, sum(cents) AS totalCents, total(CASE book_five WHEN 1 THEN cents END) AS bookFiveCents,
           total(CASE WHEN book_five IS NULL THEN cents END) AS unsaidCents, count(*) - count(book_five) AS unsaidLines
         FROM purchases WHERE ${where} GROUP BY year, buyer ORDER BY year DESC, buyer`,
      )
      .all(...values);
  },
});
