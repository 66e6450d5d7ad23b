/**
 * A list of suppliers, row by row: inclusive structures, ESUS, ESS, sizes. Promises that a row without a usable number or without a known
 * kind is said and left, and that a structure of several kinds gives a line for each.
 */
import type { SuppliersOptions } from '../../shared/api/imports.ts';
import { type Refusal, refuse } from '../../shared/errors.ts';
import type { SupplierLine } from '../../shared/purchases/lines.ts';
import type { TableFacts, TableReading } from './read-table.ts';

/** Refuses a file that is no delimited text, or without the columns of `options`. Throws what the disk throws. */
export async function readSuppliers(path: string, options: SuppliersOptions, reading: TableReading<SupplierLine>): Promise<TableFacts | Refusal> {
  void [options, reading];
  return refuse('UNSUPPORTED_FILE', `Lecture à venir : ${path}`);
}
