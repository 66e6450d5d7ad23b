/** Imports of figures: essential procurement data, accounting purchases, lists of suppliers. */
import { type Static, Type } from 'typebox';
import { ANOMALY_CODES, OUTCOMES } from '../decp/anomalies.ts';
import { RECORD_FORMATS } from '../decp/record.ts';
import { LIMITS } from '../limits.ts';
import { SUPPLIER_KINDS } from '../purchases/supplier-kinds.ts';
import { closed, Day, Id, nullable, oneOf, ShortText } from './common.ts';

export const IMPORT_KINDS = ['contracts', 'purchases', 'suppliers'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** `interrupted`: the server stopped meanwhile; importing the file again takes it up. */
export const IMPORT_STATES = ['waiting', 'reading', 'done', 'failed', 'cancelled', 'interrupted'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export const Siren = Type.String({ pattern: '^\\d{9}$' });
/** SIREN of a buyer, or nothing for all of them. */
export const BuyerFilter = Type.String({ pattern: '^(\\d{9})?$' });

/** Which column of the file holds what; null when the file does not have it. */
const Column = nullable(Type.String({ maxLength: LIMITS.shortText }));
export const PurchaseColumns = Type.Object(
  {
    amount: Type.String({ minLength: 1, maxLength: LIMITS.shortText }),
    /** The supplier's SIRET, or their SIREN. */
    supplierId: Column,
    supplierName: Column,
    /** A day of payment or a year; null: `year` holds for every line. */
    paidOn: Column,
    category: Column,
    /** Department or entity that bought. */
    entity: Column,
    /** SIREN or SIRET of the buyer, when the file mixes several. */
    buyer: Column,
    /** « Livre V »: true or oui when the contract is of the fifth book. */
    bookFive: Column,
    /** « Sens »: D or C, debit or credit. A credit takes away; without it, the sign of the amount says it. Absent from the choices of before. */
    side: Type.Optional(Column),
    /** « Exercice », for the lines without a day of payment. Absent from the choices of before. */
    fiscalYear: Type.Optional(Column),
  },
  closed,
);
export type PurchaseColumns = Static<typeof PurchaseColumns>;
export const SupplierColumns = Type.Object(
  { supplierId: Type.String({ minLength: 1, maxLength: LIMITS.shortText }), name: Column, kind: Column, department: Column, from: Column, to: Column },
  closed,
);
export type SupplierColumns = Static<typeof SupplierColumns>;

const Year = Type.Integer({ minimum: LIMITS.yearMin, maximum: LIMITS.yearMax });

/** Sent as the form's `options` field, JSON. */
export const ContractsOptions = Type.Object(
  {
    /** Only the contracts of these buyers; none: every buyer of the file. */
    buyers: Type.Array(Siren, { maxItems: LIMITS.figureBuyers }),
  },
  closed,
);
export const PurchasesOptions = Type.Object(
  {
    buyer: BuyerFilter,
    year: nullable(Year),
    columns: PurchaseColumns,
    /** Somebody says that nothing in the file is of the fifth book, which no column tells. */
    withoutBookFive: Type.Optional(Type.Boolean()),
    /** The earlier import of the same purchases whose place it takes. */
    replaces: Type.Optional(nullable(Id)),
  },
  closed,
);
export const SuppliersOptions = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: LIMITS.title }),
    /** The day of the list itself; a year later it is stale. */
    on: Day,
    /** Kind of each line whose own column says nothing; null: a line without its kind is left. */
    kind: nullable(oneOf(SUPPLIER_KINDS)),
    /** Lines of the table that replaces it: an earlier import of the same list. */
    replaces: nullable(Id),
    columns: SupplierColumns,
  },
  closed,
);
export type ContractsOptions = Static<typeof ContractsOptions>;
export type PurchasesOptions = Static<typeof PurchasesOptions>;
export type SuppliersOptions = Static<typeof SuppliersOptions>;
export type ImportOptions = ContractsOptions | PurchasesOptions | SuppliersOptions;

const Count = Type.Integer({ minimum: 0 });
export const Tally = Type.Array(Type.Object({ label: Type.String(), count: Count }));
export type Tally = Static<typeof Tally>;

export const AnomalyCount = Type.Object({ code: oneOf(ANOMALY_CODES), label: Type.String(), outcome: oneOf(OUTCOMES), count: Count });
export type AnomalyCount = Static<typeof AnomalyCount>;

export const ImportReport = Type.Object({
  format: nullable(oneOf(RECORD_FORMATS)),
  /** « UTF-8 », « Windows-1252 ». */
  encoding: Type.String(),
  separator: nullable(Type.String()),
  /** Records or lines read; of those: kept as new, already there, put in place of an older publication, of other buyers, not retained. */
  read: Count,
  added: Count,
  unchanged: Count,
  replaced: Count,
  otherBuyers: Count,
  dropped: Count,
  /** Same record twice in the file, to the letter. */
  strictDuplicates: Count,
  /** Pairs of a buyer and a number that several records of the file have. */
  repeatedNumbers: Count,
  buyers: Count,
  holders: Count,
  modified: Count,
  firstDay: nullable(Day),
  lastDay: nullable(Day),
  /** Sum of amounts, each contract once, and what adding every line would give (table), in cents; null out of contracts. */
  amountCents: nullable(Type.Integer()),
  everyLineCents: nullable(Type.Integer()),
  natures: Tally,
  procedures: Tally,
  holderIdKinds: Tally,
  social: Tally,
  environment: Tally,
  /** Purchases by calendar year in cents, suppliers by kind. */
  years: Type.Array(Type.Object({ year: Year, count: Count, cents: Type.Integer() })),
  kinds: Tally,
  anomalies: Type.Array(AnomalyCount),
  /** Purchases: a hash of what was paid to whom each year, in any order; the same whatever the columns chosen and the buyer said. */
  paid: Type.Optional(Type.String()),
});
export type ImportReport = Static<typeof ImportReport>;

export const Import = Type.Object({
  id: Id,
  kind: oneOf(IMPORT_KINDS),
  /** As its owner named it. */
  file: Type.String(),
  bytes: Count,
  state: oneOf(IMPORT_STATES),
  /** Bytes read so far. */
  bytesRead: Count,
  /** Records read so far. */
  recordsRead: Count,
  createdAt: Type.String(),
  endedAt: nullable(Type.String()),
  by: nullable(Type.String()),
  options: Type.Unsafe<ImportOptions>({ type: 'object', additionalProperties: true }),
  report: nullable(ImportReport),
  /** Why it failed, and what to do; null otherwise. */
  failure: nullable(Type.Object({ message: Type.String(), remedy: Type.String() })),
  /** The list is more than a year old (suppliers). */
  stale: Type.Boolean(),
});
export type Import = Static<typeof Import>;
export const ImportList = Type.Object({
  items: Type.Array(Import),
  total: Type.Integer(),
  /** The data is being made again from the kept files (one was taken away, the reading changed): what is read is the data of before. */
  rebuilding: Type.Boolean(),
});
export type ImportList = Static<typeof ImportList>;

/** One line of the report, to open the record it is about. */
export const AnomalyLine = Type.Object({
  code: oneOf(ANOMALY_CODES),
  label: Type.String(),
  outcome: oneOf(OUTCOMES),
  /** Line of the file. */
  line: Type.Integer(),
  /** The contract's number, the supplier's name: what finds it in the file. */
  subject: Type.String(),
  field: Type.String(),
  original: Type.String(),
  kept: nullable(Type.String()),
});
export type AnomalyLine = Static<typeof AnomalyLine>;
export const AnomalyQuery = Type.Object(
  { code: Type.Optional(oneOf(ANOMALY_CODES)), page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })) },
  closed,
);
export type AnomalyQuery = Static<typeof AnomalyQuery>;
export const AnomalyPage = Type.Object({ items: Type.Array(AnomalyLine), total: Type.Integer(), page: Type.Integer(), pageSize: Type.Integer() });
export type AnomalyPage = Static<typeof AnomalyPage>;

/** The columns chosen last time for a file with the same header. */
export const RememberedColumns = Type.Object({
  kind: oneOf(['purchases', 'suppliers']),
  header: Type.Array(Type.String()),
  columns: Type.Unsafe<PurchaseColumns | SupplierColumns>({ type: 'object', additionalProperties: true }),
});
export type RememberedColumns = Static<typeof RememberedColumns>;
export const RememberedColumnsList = Type.Object({ items: Type.Array(RememberedColumns), total: Type.Integer() });
export type RememberedColumnsList = Static<typeof RememberedColumnsList>;

/** What the figures are computed for: whose contracts, which territory. */
export const FigureSettings = Type.Object(
  {
    buyers: Type.Array(Type.Object({ siren: Siren, name: ShortText }, closed), { maxItems: LIMITS.figureBuyers }),
    /** Codes of the departments of the territory (62, 2A, 974), for the « local » indicator. */
    territory: Type.Array(Type.String({ pattern: '^(\\d{2}|2[AB]|97\\d)$' }), { maxItems: LIMITS.figureDepartments }),
  },
  closed,
);
export type FigureSettings = Static<typeof FigureSettings>;
