/**
 * Fills a figures database: prepared inserts, then the indices once everything is in. What a decision makes of a contradiction is written
 * beside what was published, never over it.
 */
import type { DecisionAnswer, DecisionSubject } from '../../shared/api/indicators.ts';
import type { Anomaly, Considerations, ContractRecord, Holder } from '../../shared/decp/record.ts';
import type { PurchaseLine, SupplierLine } from '../../shared/purchases/lines.ts';
import type { FiguresDatabase } from './open.ts';

const CONTRACT_COLUMNS = [
  'key',
  'import_id',
  'line',
  'format',
  'kind',
  'buyer_id',
  'buyer_siren',
  'buyer_name',
  'number',
  'framework_number',
  'nature',
  'object',
  'cpv',
  'division',
  'segment',
  'procedure',
  'place_code',
  'place_kind',
  'months',
  'notified_on',
  'year',
  'published_on',
  'ends_on',
  'amount',
  'initial_amount',
  'amount_state',
  'offers',
  'advance',
  'social',
  'social_state',
  'environment',
  'environment_state',
  'social_counted',
  'environment_counted',
  'modifications',
] as const;

const yearOfDay = (day: string | null): number | null => (day === null ? null : Number(day.slice(0, 4)));

/** Null while it is unknown or contradictory. */
const counted = ({ state, bits }: Considerations): number | null => (state === 'known' ? bits : null);

/** What is said of a contract, in the order of its columns after those of its origin and format. */
const contentOf = (record: ContractRecord) =>
  [
    record.kind,
    record.buyerId,
    record.buyerSiren,
    record.buyerName,
    record.number,
    record.frameworkNumber,
    record.nature,
    record.object,
    record.cpv,
    record.division,
    record.segment,
    record.procedure,
    record.placeCode,
    record.placeKind,
    record.months,
    record.notifiedOn,
    yearOfDay(record.notifiedOn),
    record.publishedOn,
    record.endsOn,
    record.amountCents,
    record.initialAmountCents,
    record.amountState,
    record.offers,
    record.advanceBasisPoints,
    record.social.bits,
    record.social.state,
    record.environment.bits,
    record.environment.state,
    counted(record.social),
    counted(record.environment),
    record.modifications,
  ] as const;

const holderContent = ({ idKind, id, siren, name, department, size }: Holder) => [idKind, id, siren, name, department, size] as const;

/** Where a record comes from. */
export type Origin = { key: string; importId: string; line: number };

export type { PurchaseLine, SupplierLine };

export type FiguresWriter = {
  /** Gives the row's own number. */
  contract: (record: ContractRecord, origin: Origin) => number;
  /** Takes a contract away, for a later publication of it. */
  removeContract: (id: number) => void;
  purchase: (line: PurchaseLine, importId: string, at: number) => void;
  supplier: (line: SupplierLine, importId: string, at: number) => void;
  anomaly: (anomaly: Anomaly, importId: string, line: number, subject: string) => void;
};

/** Inside a transaction of the caller. */
export function makeFiguresWriter(raw: FiguresDatabase): FiguresWriter {
  const contract = raw.prepare(`INSERT INTO contracts (${CONTRACT_COLUMNS.join(', ')}) VALUES (${CONTRACT_COLUMNS.map(() => '?').join(', ')})`);
  const holder = raw.prepare(
    'INSERT INTO holders (contract_id, position, buyer_siren, year, id_kind, holder_id, siren, name, department, size) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const dropContract = raw.prepare('DELETE FROM contracts WHERE id = ?');
  const dropHolders = raw.prepare('DELETE FROM holders WHERE contract_id = ?');
  const purchase = raw.prepare(
    'INSERT INTO purchases (import_id, line, year, buyer, supplier_id, siren, supplier_name, cents, category, entity, book_five) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const supplier = raw.prepare(
    'INSERT INTO suppliers (import_id, line, siret, siren, name, kind, department, valid_from, valid_to) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const anomaly = raw.prepare('INSERT INTO anomalies (import_id, line, code, subject, field, original, kept) VALUES (?, ?, ?, ?, ?, ?, ?)');
  return {
    contract: (record, { key, importId, line }) => {
      const id = Number(contract.run(key, importId, line, record.format, ...contentOf(record)).lastInsertRowid);
      const year = yearOfDay(record.notifiedOn);
      let position = 0;
      for (const one of record.holders) holder.run(id, position++, record.buyerSiren, year, ...holderContent(one));
      return id;
    },
    removeContract: (id) => {
      dropHolders.run(id);
      dropContract.run(id);
    },
    purchase: ({ year, buyer, supplierId, siren, supplierName, cents, category, entity, bookFive }, importId, at) => {
      purchase.run(importId, at, year, buyer, supplierId, siren, supplierName, cents, category, entity, bookFive === null ? null : Number(bookFive));
    },
    supplier: ({ siret, siren, name, kind, department, from, to }, importId, at) => {
      supplier.run(importId, at, siret, siren, name, kind, department, from, to);
    },
    anomaly: ({ code, field, original, kept }, importId, line, subject) => {
      anomaly.run(importId, line, code, subject, field, original, kept);
    },
  };
}

export type StoredContract = { id: number; key: string; buyerId: string; number: string; publishedOn: string | null; format: string };

export type ContractReader = {
  /** How many there are, and the number of the last row. */
  size: () => { rows: number; last: number };
  /** Every one, in the order they came. */
  all: () => IterableIterator<StoredContract>;
  /** Null when there is no such row. */
  identity: (id: number) => Pick<StoredContract, 'key' | 'buyerId' | 'number'> | null;
  /** True when the row says the same thing as the record, whatever the format and the import; what a decision made of it does not count. */
  isSame: (id: number, record: ContractRecord) => boolean;
};

const DECIDED: readonly string[] = ['social_counted', 'environment_counted'];
const SAID = CONTRACT_COLUMNS.slice(4);

export function makeContractReader(raw: FiguresDatabase): ContractReader {
  const identity = raw.prepare<[number], Pick<StoredContract, 'key' | 'buyerId' | 'number'>>(
    'SELECT key, buyer_id AS buyerId, number FROM contracts WHERE id = ?',
  );
  const said = raw.prepare<[number], unknown[]>(`SELECT ${SAID.join(', ')} FROM contracts WHERE id = ?`).raw();
  const holders = raw
    .prepare<[number], unknown[]>('SELECT id_kind, holder_id, siren, name, department, size FROM holders WHERE contract_id = ? ORDER BY position')
    .raw();
  const size = raw.prepare<[], { rows: number; last: number }>('SELECT count(*) AS rows, coalesce(max(id), 0) AS last FROM contracts');
  const all = raw.prepare<[], StoredContract>('SELECT id, key, buyer_id AS buyerId, number, published_on AS publishedOn, format FROM contracts ORDER BY id');
  return {
    size: () => size.get() ?? { rows: 0, last: 0 },
    all: () => all.iterate(),
    identity: (id) => identity.get(id) ?? null,
    isSame: (id, record) => {
      const before = said.get(id);
      if (!before || !contentOf(record).every((value, index) => before[index] === value || DECIDED.includes(SAID[index] ?? ''))) return false;
      const held = holders.all(id);
      return (
        held.length === record.holders.length &&
        record.holders.every((one, position) => holderContent(one).every((value, index) => held[position]?.[index] === value))
      );
    },
  };
}

/** Made once the rows are in; a database that has them keeps them. */
export const FIGURES_INDICES = `
CREATE INDEX IF NOT EXISTS contracts_by_key ON contracts (key);
CREATE INDEX IF NOT EXISTS contracts_by_buyer ON contracts (buyer_siren, year, kind, segment, division, amount_state, social_counted, environment_counted, offers, advance, amount, procedure);
CREATE INDEX IF NOT EXISTS contracts_by_year ON contracts (year, kind, division, cpv, amount_state, social_counted, amount, segment);
CREATE INDEX IF NOT EXISTS contracts_without_end ON contracts (kind, buyer_siren, segment, division) WHERE ends_on IS NULL;
CREATE INDEX IF NOT EXISTS contracts_by_end ON contracts (ends_on) WHERE ends_on IS NOT NULL;
CREATE INDEX IF NOT EXISTS contracts_undecided ON contracts (social_state, environment_state) WHERE social_state = 'contradiction' OR environment_state = 'contradiction';
CREATE INDEX IF NOT EXISTS holders_by_buyer ON holders (buyer_siren, year, contract_id, siren, holder_id, size, department);
CREATE INDEX IF NOT EXISTS purchases_by_year ON purchases (year, buyer, book_five, cents);
CREATE INDEX IF NOT EXISTS purchases_by_supplier ON purchases (year, siren, supplier_id, buyer, cents);
CREATE INDEX IF NOT EXISTS suppliers_by_siren ON suppliers (siren, siret, kind, valid_from, valid_to);
CREATE INDEX IF NOT EXISTS anomalies_by_import ON anomalies (import_id, code, line);
`;

const INDEX_NAMES = [...FIGURES_INDICES.matchAll(/IF NOT EXISTS (\w+)/g)].flatMap(([, name]) => name ?? []);

/** Before many rows: an index is made in one go faster than row by row. */
export function dropIndices(raw: FiguresDatabase): void {
  for (const name of INDEX_NAMES) raw.exec(`DROP INDEX IF EXISTS ${name}`);
}

/** Takes away the purchases, the suppliers and the anomalies of an import. Its contracts stay: others may have stood behind them. */
export function forgetImport(raw: FiguresDatabase, importId: string): void {
  for (const table of ['purchases', 'suppliers', 'anomalies', 'built_from']) raw.prepare(`DELETE FROM ${table} WHERE import_id = ?`).run(importId);
}

/** What the file was made of: the report of each import, JSON, by its identifier. */
export function noteBuiltFrom(raw: FiguresDatabase, reports: ReadonlyMap<string, string>): void {
  const said = raw.prepare('INSERT OR REPLACE INTO built_from (import_id, report) VALUES (?, ?)');
  for (const [importId, report] of reports) said.run(importId, report);
}
export const builtFrom = (raw: FiguresDatabase): Map<string, string> =>
  new Map(
    raw
      .prepare<[], { id: string; report: string }>('SELECT import_id AS id, report FROM built_from')
      .all()
      .map(({ id, report }) => [id, report]),
  );

export type Decision = { key: string; subject: DecisionSubject; answer: DecisionAnswer };

/** What counts of each contradiction, from the decisions kept in the main database; without one, unknown again. */
export function applyDecisions(raw: FiguresDatabase, decisions: readonly Decision[]): void {
  raw.transaction(() => {
    for (const subject of ['social', 'environment'] as const) {
      raw.exec(`UPDATE contracts SET ${subject}_counted = NULL WHERE ${subject}_state = 'contradiction' AND ${subject}_counted IS NOT NULL`);
      const decide = raw.prepare(
        `UPDATE contracts SET ${subject}_counted = CASE WHEN ? = 'none' THEN 0 ELSE ${subject} END WHERE key = ? AND ${subject}_state = 'contradiction'`,
      );
      for (const decision of decisions) if (decision.subject === subject) decide.run(decision.answer, decision.key);
    }
  })();
}
