/**
 * A file of accounting purchases, row by row. Promises that a row nobody can count is said and never stops the others, that no number is
 * completed unless it is certain, and that the same file gives the same lines.
 *
 * Identity: accounting lines have no number of their own and two alike are two payments, so it is the file that is recognised. The same
 * file (SHA-256) takes the place of the earlier import of it: with the same options nothing changes, with others (another buyer among them)
 * its lines are read anew. Another file that pays exactly the same sums to the same suppliers is refused unless it says which import it
 * replaces (`shared/purchases/paid.ts`). Any other adds its lines; when a year of a buyer comes from several files, the spend says so.
 */
import type { PurchasesOptions } from '../../shared/api/imports.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/errors.ts';
import type { PurchaseLine } from '../../shared/purchases/lines.ts';
import { type DecimalMark, decimalMark } from '../../shared/purchases/read-amount.ts';
import { type PurchaseField, readPurchaseRow } from '../../shared/purchases/read-line.ts';
import { readLines, type LinesFacts, type LinesReading } from './read-lines.ts';

const FIELDS: readonly PurchaseField[] = ['amount', 'supplierId', 'supplierName', 'paidOn', 'category', 'entity', 'buyer', 'bookFive', 'side', 'fiscalYear'];

const NO_YEAR = refuse('INVALID_INPUT', 'Rien ne dit l’année de ces achats\u202f: ni une colonne, ni l’année donnée.', {
  remedy: 'Choisissez la colonne de la date de paiement, de l’exercice ou de l’année, ou indiquez l’année du fichier.',
});

/** Lines and cents of each calendar year. */
function makeYears() {
  const years = new Map<number, { count: number; cents: number }>();
  return {
    add: ({ year, cents }: PurchaseLine): void => {
      const sum = years.get(year);
      if (!sum) years.set(year, { count: 1, cents });
      else {
        sum.count += 1;
        sum.cents += cents;
      }
    },
    list: () => [...years].map(([year, sum]) => ({ year, ...sum })).sort((left, right) => left.year - right.year),
  };
}

/**
 * Refuses a file that is no delimited text, without the columns of `options`, or that nothing dates. The decimal mark of doubtful amounts is
 * the one of the first rows. Throws what the disk throws.
 */
export async function readPurchases(path: string, options: PurchasesOptions, reading: LinesReading<PurchaseLine>): Promise<LinesFacts | Refusal> {
  // Choices made before these columns were known do not name them.
  const columns = { side: null, fiscalYear: null, ...options.columns };
  if (options.year === null && columns.paidOn === null && columns.fiscalYear === null) return NO_YEAR;
  const years = makeYears();
  let mark: DecimalMark | null = null;
  const facts = await readLines<PurchaseField, PurchaseLine>(
    path,
    {
      columns,
      fields: FIELDS,
      head: ({ rows }, positions) => {
        const amount = positions.get('amount') ?? -1;
        mark = decimalMark(rows.map((cells) => cells[amount] ?? ''));
      },
      row: (cell, cells) => readPurchaseRow(cell, cells, { options, mark }),
    },
    {
      ...reading,
      take: (row) => {
        row.kept.forEach(years.add);
        reading.take(row);
      },
    },
  );
  return isRefusal(facts) ? facts : { ...facts, years: years.list(), kinds: [] };
}
