/**
 * A list of suppliers, row by row: inclusive structures, ESUS, ESS, sizes. Promises that a row without a usable number or without a known
 * kind is said and left, and that a structure of several kinds gives a line for each.
 */
import type { SuppliersOptions } from '../../shared/api/imports.ts';
import { isRefusal, type Refusal } from '../../shared/errors.ts';
import type { SupplierLine } from '../../shared/purchases/lines.ts';
import { readSupplierRow, type SupplierField } from '../../shared/purchases/read-line.ts';
import { SUPPLIER_KIND_LABELS, SUPPLIER_KINDS, type SupplierKind } from '../../shared/purchases/supplier-kinds.ts';
import { readLines, type LinesFacts, type LinesReading } from './read-lines.ts';

const FIELDS: readonly SupplierField[] = ['supplierId', 'name', 'kind', 'department', 'from', 'to'];

/** Refuses a file that is no delimited text, or without the columns of `options`. Throws what the disk throws. */
export async function readSuppliers(path: string, options: SuppliersOptions, reading: LinesReading<SupplierLine>): Promise<LinesFacts | Refusal> {
  const counts = new Map<SupplierKind, number>();
  const facts = await readLines<SupplierField, SupplierLine>(
    path,
    { columns: options.columns, fields: FIELDS, head: () => undefined, row: (cell) => readSupplierRow(cell, options) },
    {
      ...reading,
      take: (row) => {
        for (const { kind } of row.kept) counts.set(kind, (counts.get(kind) ?? 0) + 1);
        reading.take(row);
      },
    },
  );
  if (isRefusal(facts)) return facts;
  const kinds = SUPPLIER_KINDS.flatMap((kind) => (counts.has(kind) ? [{ label: SUPPLIER_KIND_LABELS[kind], count: counts.get(kind) ?? 0 }] : []));
  return { ...facts, years: [], kinds };
}
