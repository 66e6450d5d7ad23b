/**
 * One row of accounting or of a list, from its cells to the lines that are kept, with everything that was wrong in it. Pure. A row that
 * cannot be counted gives nothing and says why; an unknown supplier is kept and counted as unknown.
 */
import type { PurchasesOptions, SuppliersOptions } from '../api/imports.ts';
import type { AnomalyCode } from '../decp/anomalies.ts';
import type { Anomaly } from '../decp/record.ts';
import { LIMITS } from '../limits.ts';
import { foldFrench } from '../typography.ts';
import type { PurchaseLine, SupplierLine } from './lines.ts';
import { type DecimalMark, readAmount } from './read-amount.ts';
import { readKinds } from './read-kinds.ts';
import { readSupplierNumber, type SupplierNumber } from './read-number.ts';
import { readDay, readYear } from './read-time.ts';
import type { SupplierKind } from './supplier-kinds.ts';

/** The cell of a column, trimmed; '' when the file has no such column. */
export type CellOf<Field extends string> = (field: Field) => string;
export type PurchaseField = keyof PurchasesOptions['columns'];
export type SupplierField = keyof SuppliersOptions['columns'];
export type PurchaseReading = { options: PurchasesOptions; mark: DecimalMark | null };
export type ReadRow<Line> = { kept: Line[]; anomalies: Anomaly[]; subject: string };

const cut = (text: string): string => text.slice(0, LIMITS.shortText);
const orNull = (text: string): string | null => (text === '' ? null : cut(text));
const anomaly = (code: AnomalyCode, field: string, original: string, kept: string | null = null): Anomaly => ({ code, field, original: cut(original), kept });

/** « Total général », « Sous-total 2024 » at the foot of an export would count everything twice; « TOTAL ÉNERGIE (exemple) » is a supplier. */
const TOTAL = /^(sous )?tota(l|ux)( (general|generaux|global|annuel|exercice|annee|budget|page|depenses?|achats?|ht|ttc|\d{4}))*$/;
const isTotal = (text: string): boolean => /tota/i.test(text) && TOTAL.test(foldFrench(text));

const YES = /^(oui|o|vrai|true|x|1|livre v|v)$/;
const NO = /^(non|n|faux|false|0|hors livre v)$/;

function readFlag(text: string): boolean | null {
  if (text === '') return null;
  const word = foldFrench(text);
  if (YES.test(word)) return true;
  return NO.test(word) ? false : null;
}

const DEBIT = /^(d|debit|debiteur)$/;
const CREDIT = /^(c|credit|crediteur)$/;

/** 1 for a debit, -1 for a credit, which an accounting of expenses takes away; null when the cell is neither. */
function readSide(text: string): 1 | -1 | null {
  const word = foldFrench(text);
  if (DEBIT.test(word)) return 1;
  return CREDIT.test(word) ? -1 : null;
}

/** The amount with its side, or what of the two cannot be read. */
function readCents(
  cell: CellOf<PurchaseField>,
  { options, mark }: PurchaseReading,
): { cents: number } | { code: AnomalyCode; field: string; original: string } {
  const amount = cell('amount');
  const cents = readAmount(amount, mark);
  if (cents === null) return { code: 'PURCHASE_AMOUNT', field: 'Montant', original: amount };
  if ((options.columns.side ?? null) === null) return { cents };
  const side = readSide(cell('side'));
  // Guessed, a credit note would be counted twice over: once as paid, once as not taken away.
  return side === null ? { code: 'PURCHASE_SIDE', field: 'Sens', original: cell('side') } : { cents: cents === 0 ? 0 : side * cents };
}

/** Of the payment, else of the accounting year, else the one said for the whole file. */
function readLineYear(cell: CellOf<PurchaseField>, options: PurchasesOptions): { year: number | null; original: string } {
  const written = [cell('paidOn'), cell('fiscalYear')].find((text) => text !== '');
  return written === undefined ? { year: options.year, original: '' } : { year: readYear(written), original: written };
}

/** The nine digits of a SIREN or of a SIRET; the options' own when the cell says nothing usable. */
function readBuyer(text: string, { buyer }: PurchasesOptions, anomalies: Anomaly[]): string {
  if (text === '') return buyer;
  const number = readSupplierNumber(text);
  if (!number) anomalies.push(anomaly('BUYER_MISSING', 'Acheteur', text, buyer === '' ? null : buyer));
  return number?.siren ?? buyer;
}

function supplierOf(number: SupplierNumber | null, text: string, anomalies: Anomaly[]): Pick<PurchaseLine, 'supplierId' | 'siren'> {
  if (!number) {
    anomalies.push(anomaly('SUPPLIER_UNKNOWN', 'Fournisseur', text));
    return { supplierId: null, siren: null };
  }
  const supplierId = number.siret ?? number.siren;
  if (number.anomaly) anomalies.push(anomaly(number.anomaly, 'Fournisseur', text, supplierId));
  return { supplierId, siren: number.siren };
}

/** `cells` are the whole row: the word « total » may be in any of them. */
export function readPurchaseRow(cell: CellOf<PurchaseField>, cells: readonly string[], reading: PurchaseReading): ReadRow<PurchaseLine> {
  const { options } = reading;
  const name = cell('supplierName');
  const written = cell('supplierId');
  const number = readSupplierNumber(written);
  const subject = cut(name || written || cell('category'));
  const refused = (code: AnomalyCode, field: string, original: string): ReadRow<PurchaseLine> => ({
    kept: [],
    anomalies: [anomaly(code, field, original)],
    subject,
  });
  const total = number === null ? cells.find((text) => isTotal(text)) : undefined;
  if (total !== undefined) return refused('TOTAL_LINE', 'Ligne', total);
  const counted = readCents(cell, reading);
  if ('code' in counted) return refused(counted.code, counted.field, counted.original);
  const { year, original } = readLineYear(cell, options);
  if (year === null) return refused('YEAR_MISSING', 'Année', original);
  const anomalies: Anomaly[] = [];
  const line: PurchaseLine = {
    year,
    buyer: readBuyer(cell('buyer'), options, anomalies),
    ...supplierOf(number, written, anomalies),
    supplierName: orNull(name),
    cents: counted.cents,
    category: orNull(cell('category')),
    entity: orNull(cell('entity')),
    bookFive: options.columns.bookFive === null && options.withoutBookFive === true ? false : readFlag(cell('bookFive')),
  };
  return { kept: [line], anomalies, subject };
}

/** « 62 », « 2A », « Pas-de-Calais (62) », « 62000 », « 1000 »; a name alone is not read. */
export function readDepartment(text: string): string | null {
  const code = /^\s*(\d{1,5}|2[ab])\s*$|\((\d{2,3}|2[ab])\)|^(\d{2,3}|2[ab])\s*-/i.exec(text);
  const found = (code?.[1] ?? code?.[2] ?? code?.[3])?.toUpperCase();
  if (!found) return null;
  const postal = found.length >= 4 ? found.padStart(5, '0') : found.padStart(2, '0');
  if (postal.length < 4) return /^(97\d|98\d|0[1-9]|[1-8]\d|9[0-5]|2[AB])$/.test(postal) && postal !== '20' ? postal : null;
  if (postal.startsWith('20')) return postal < '20200' ? '2A' : '2B';
  return readDepartment(/^9[78]/.test(postal) ? postal.slice(0, 3) : postal.slice(0, 2));
}

function readBound(text: string, field: string, anomalies: Anomaly[]): string | null {
  const day = text === '' ? null : readDay(text);
  if (text !== '' && day === null) anomalies.push(anomaly('DATE_UNREADABLE', field, text));
  return day;
}

function readRowKinds(text: string, kind: SupplierKind | null, anomalies: Anomaly[]): readonly SupplierKind[] {
  if (text === '' && kind !== null) return [kind];
  const { kinds, unknown } = readKinds(text);
  for (const word of kinds.length === 0 && unknown.length === 0 ? [''] : unknown) anomalies.push(anomaly('KIND_UNKNOWN', 'Type de structure', word));
  return kinds;
}

/** A line for each kind of the structure. */
export function readSupplierRow(cell: CellOf<SupplierField>, options: SuppliersOptions): ReadRow<SupplierLine> {
  const text = cell('supplierId');
  const name = cell('name');
  const subject = cut(name || text);
  const number = readSupplierNumber(text);
  if (!number) return { kept: [], anomalies: [anomaly('LIST_NUMBER', 'SIRET', text)], subject };
  const anomalies: Anomaly[] = number.anomaly ? [anomaly(number.anomaly, 'SIRET', text, number.siret ?? number.siren)] : [];
  const kinds = readRowKinds(cell('kind'), options.kind, anomalies);
  const line = {
    siret: number.siret,
    siren: number.siren,
    name: orNull(name),
    department: readDepartment(cell('department')),
    from: readBound(cell('from'), 'Début', anomalies),
    to: readBound(cell('to'), 'Fin', anomalies),
  };
  return { kept: kinds.map((kind) => ({ ...line, kind })), anomalies, subject };
}
