/** One line of accounting, one line of a list of suppliers, as they are kept. Money in cents, days as AAAA-MM-JJ, null is « unknown ». */
import type { Day } from '../days.ts';
import type { Anomaly } from '../decp/record.ts';
import type { SupplierKind } from './supplier-kinds.ts';

export type PurchaseLine = {
  /** Calendar year of the payment. */
  year: number;
  /** SIREN; '' when nothing says it. */
  buyer: string;
  /** SIRET, or SIREN where only it is known; null when the file has no usable number. */
  supplierId: string | null;
  siren: string | null;
  supplierName: string | null;
  /** Negative for a credit note. */
  cents: number;
  category: string | null;
  entity: string | null;
  /** Of the fifth book (CCP, second part); null when the file does not say. */
  bookFive: boolean | null;
};

export type SupplierLine = {
  /** Null when the list names the company, not an establishment. */
  siret: string | null;
  siren: string;
  name: string | null;
  kind: SupplierKind;
  department: string | null;
  /** First and last day the list gives it; null is « no bound said ». */
  from: Day | null;
  to: Day | null;
};

/** What one row of the file gives: nothing, a line, or a line per kind. `subject` finds the row back: the supplier's name or number. */
export type TakenRow<Line> = { kept: readonly Line[]; anomalies: readonly Anomaly[]; line: number; subject: string };
