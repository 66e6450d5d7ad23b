/**
 * Figures of the test organisation, put in place without an import: contracts, purchases and suppliers from plain partial records. The rows are
 * written by the product's own writer, with their indices; each kind gets a finished import. Called again, it adds to what is there.
 */
import { existsSync, mkdirSync } from 'node:fs';
import Database from 'better-sqlite3';
import { createFigures, figuresFile, figuresFolder } from '../../db/figures/open.ts';
import { FIGURES_INDICES, type FiguresWriter, makeFiguresWriter, type PurchaseLine, type SupplierLine } from '../../db/figures/write.ts';
import { emptyReport } from '../../server/figures/report.ts';
import { repositoriesOn } from '../../server/repositories/index.ts';
import type { ImportKind, ImportOptions } from '../../shared/api/imports.ts';
import { identify } from '../../shared/decp/key.ts';
import type { Anomaly, ContractRecord, Holder } from '../../shared/decp/record.ts';
import type { TestApp } from './app.ts';

const LOCAL = 'local';
/** Made up; its key is right. */
export const TEST_BUYER = '990000010';

const HOLDER: Holder = { idKind: 'SIRET', id: '99000002800011', siren: '990000028', name: null, department: null, size: null };

/** A clean contract of 2025, changed by what is given; a first holder's partial fields are completed. */
export function testContract(partial: Partial<ContractRecord> = {}): ContractRecord {
  const whole: ContractRecord = {
    kind: 'contract',
    format: 'json-2022',
    buyerId: `${TEST_BUYER}00019`,
    buyerSiren: TEST_BUYER,
    buyerName: null,
    number: '2025-001',
    frameworkNumber: null,
    nature: 'Marché',
    object: 'Entretien des locaux (exemple)',
    cpv: '90910000',
    division: '90',
    segment: 'services',
    procedure: 'Appel d’offres ouvert',
    placeCode: '62',
    placeKind: 'Code département',
    months: 24,
    notifiedOn: '2025-03-10',
    publishedOn: '2025-03-20',
    endsOn: '2027-03-10',
    amountCents: 10_000_000,
    initialAmountCents: 10_000_000,
    amountState: 'known',
    offers: 3,
    advanceBasisPoints: 0,
    social: { state: 'known', bits: 0 },
    environment: { state: 'known', bits: 0 },
    holders: [HOLDER],
    modifications: 0,
  };
  return { ...whole, ...partial, initialAmountCents: partial.initialAmountCents ?? partial.amountCents ?? whole.initialAmountCents };
}

export const testHolder = (partial: Partial<Holder> = {}): Holder => ({ ...HOLDER, ...partial });

export const testPurchase = (partial: Partial<PurchaseLine> = {}): PurchaseLine => ({
  year: 2025,
  buyer: TEST_BUYER,
  supplierId: '99000002800011',
  siren: '990000028',
  supplierName: 'Atelier Exemple',
  cents: 1_000_000,
  category: null,
  entity: null,
  bookFive: null,
  ...partial,
});

export const testSupplier = (partial: Partial<SupplierLine> = {}): SupplierLine => ({
  siret: null,
  siren: '990000028',
  name: 'Atelier Exemple',
  kind: 'esat',
  department: '62',
  from: null,
  to: null,
  ...partial,
});

export type Fill = {
  contracts?: readonly Partial<ContractRecord>[];
  purchases?: readonly Partial<PurchaseLine>[];
  suppliers?: readonly Partial<SupplierLine>[];
  /** Of the contracts, by their place. */
  anomalies?: readonly { anomaly: Anomaly; line: number; subject: string }[];
  organisationId?: string;
  /** Of the list of suppliers. */
  list?: { name: string; on: string };
};
/** Identifiers of the imports, null for what was not given, and the key of each contract in the order given. */
export type Filled = { imports: Record<ImportKind, string | null>; keys: string[] };

const open = (path: string) => (existsSync(path) ? new Database(path) : createFigures(path));

function optionsOf(kind: ImportKind, { list = { name: 'Liste d’exemple', on: '2026-06-01' } }: Fill): ImportOptions {
  if (kind === 'contracts') return { buyers: [] };
  const column = { supplierId: 'SIRET', kind: null };
  if (kind === 'purchases')
    return {
      buyer: TEST_BUYER,
      year: null,
      columns: { amount: 'Montant', supplierId: 'SIRET', supplierName: null, paidOn: 'Année', category: null, entity: null, buyer: null, bookFive: null },
    };
  return { ...list, kind: 'esat', replaces: null, columns: { ...column, name: null, department: null, from: null, to: null } };
}

/** Writes the rows at once, then their imports. */
export async function fillFigures({ opened: { context } }: TestApp, fill: Fill): Promise<Filled> {
  const { organisationId = LOCAL, contracts = [], purchases = [], suppliers = [], anomalies = [] } = fill;
  const folder = context.service.dataFolder;
  mkdirSync(figuresFolder(folder, organisationId), { recursive: true });
  const raw = open(figuresFile(folder, organisationId));
  const keys: string[] = [];
  const imports: Filled['imports'] = { contracts: null, purchases: null, suppliers: null };
  const write = (kind: ImportKind, count: number, rows: (writer: FiguresWriter, importId: string) => void): void => {
    if (count === 0) return;
    const importId = context.newId();
    imports[kind] = importId;
    raw.transaction(() => {
      rows(makeFiguresWriter(raw), importId);
      raw.prepare('INSERT INTO built_from VALUES (?, ?)').run(importId, JSON.stringify(emptyReport()));
    })();
  };
  write('contracts', contracts.length, (writer, importId) => {
    contracts.forEach((partial, index) => {
      const record = testContract({ number: `2025-${String(index + 1).padStart(3, '0')}`, ...partial });
      const { key } = identify(record);
      keys.push(key);
      writer.contract(record, { key, importId, line: index + 1 });
    });
    for (const { anomaly, line, subject } of anomalies) writer.anomaly(anomaly, importId, line, subject);
  });
  write('purchases', purchases.length, (writer, importId) => {
    purchases.forEach((partial, index) => {
      writer.purchase(testPurchase(partial), importId, index + 2);
    });
  });
  write('suppliers', suppliers.length, (writer, importId) => {
    suppliers.forEach((partial, index) => {
      writer.supplier(testSupplier(partial), importId, index + 2);
    });
  });
  raw.exec(FIGURES_INDICES);
  raw.exec('ANALYZE');
  raw.close();
  const counts: Record<ImportKind, number> = { contracts: contracts.length, purchases: purchases.length, suppliers: suppliers.length };
  await context.write(async (connection) => {
    const { figureImports } = repositoriesOn(connection);
    for (const kind of ['contracts', 'purchases', 'suppliers'] as const) {
      const id = imports[kind];
      if (id === null) continue;
      const createdAt = context.clock.now();
      const options = optionsOf(kind, fill);
      await figureImports.insert(organisationId, {
        id,
        kind,
        file: `${kind}.csv`,
        bytes: 1000,
        sha256: id,
        state: 'reading',
        options,
        personId: null,
        createdAt,
      });
      await figureImports.end(organisationId, id, {
        state: 'done',
        report: { ...emptyReport(), read: counts[kind], added: counts[kind] },
        failure: null,
        endedAt: createdAt,
      });
    }
  });
  return { imports, keys };
}
