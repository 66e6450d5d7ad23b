/**
 * A file of accounting purchases, row by row. Promises that a row nobody can count is said and never stops the others, that no number is
 * completed unless it is certain, and that the same file gives the same lines.
 *
 * Identity: accounting lines have no number of their own and two alike are two payments, so it is the file that is recognised. The same
 * file (SHA-256) of the same buyer takes the place of the earlier import of it: with the same options nothing changes, with others its
 * lines are read anew. Another file adds its lines; when a year of a buyer comes from several files, the spend says so.
 */
import type { PurchasesOptions } from '../../shared/api/imports.ts';
import { type Refusal, refuse } from '../../shared/errors.ts';
import type { PurchaseLine } from '../../shared/purchases/lines.ts';
import type { TableFacts, TableReading } from './read-table.ts';

/** Refuses a file that is no delimited text, or without the columns of `options`. Throws what the disk throws. */
export async function readPurchases(path: string, options: PurchasesOptions, reading: TableReading<PurchaseLine>): Promise<TableFacts | Refusal> {
  void [options, reading];
  return refuse('UNSUPPORTED_FILE', `Lecture à venir : ${path}`);
}
