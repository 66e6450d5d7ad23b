import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readPurchases } from '../../../server/decp/read-purchases.ts';
import { readSuppliers } from '../../../server/decp/read-suppliers.ts';
import type { PurchasesOptions, SuppliersOptions } from '../../../shared/api/imports.ts';
import { isRefusal } from '../../../shared/errors.ts';
import { proposePurchaseColumns, proposeSupplierColumns } from '../../../shared/purchases/columns.ts';
import { readHead } from '../../../shared/purchases/csv-head.ts';
import type { PurchaseLine, SupplierLine, TakenRow } from '../../../shared/purchases/lines.ts';
import { readDepartment } from '../../../shared/purchases/read-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'clausier-tables-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const BUYER = '990000010';
const SIREN = '990000028';
const SIRET = '99000002800011';

function fileOf(text: string): string {
  const path = join(folder, 'fichier.csv');
  writeFileSync(path, text);
  return path;
}

async function purchases(text: string, more: Partial<PurchasesOptions> = {}) {
  const proposed = proposePurchaseColumns(readHead(text).header);
  const options = { buyer: BUYER, year: null, columns: { ...proposed, amount: proposed.amount ?? '' }, ...more };
  const rows: TakenRow<PurchaseLine>[] = [];
  const facts = await readPurchases(fileOf(text), options, { take: (row) => rows.push(row) });
  return { facts, rows, lines: rows.flatMap(({ kept }) => kept) };
}

async function suppliers(text: string, more: Partial<SuppliersOptions> = {}) {
  const proposed = proposeSupplierColumns(readHead(text).header);
  const options = {
    name: 'Liste d’exemple',
    on: '2026-01-31',
    kind: null,
    replaces: null,
    columns: { ...proposed, supplierId: proposed.supplierId ?? '' },
    ...more,
  };
  const rows: TakenRow<SupplierLine>[] = [];
  const facts = await readSuppliers(fileOf(text), options, { take: (row) => rows.push(row) });
  return { facts, rows, lines: rows.flatMap(({ kept }) => kept) };
}

const codes = (rows: readonly TakenRow<unknown>[]): string[] => rows.flatMap(({ anomalies }) => anomalies.map(({ code }) => code));

describe('a file of accounting', () => {
  it('gives a line per row, with its year, its supplier, credit notes negative', async () => {
    const { facts, rows, lines } = await purchases(
      `Exercice;Tiers;SIRET;Montant HT;Direction;Livre V\n2024;Atelier Exemple;${SIRET};1 234,56;Achats;non\n2025;Atelier Exemple;${SIREN};-10;;oui\n2025;;;5;;\n`,
    );
    expect(lines).toEqual([
      {
        year: 2024,
        buyer: BUYER,
        supplierId: SIRET,
        siren: SIREN,
        supplierName: 'Atelier Exemple',
        cents: 123456,
        category: null,
        entity: 'Achats',
        bookFive: false,
      },
      {
        year: 2025,
        buyer: BUYER,
        supplierId: SIREN,
        siren: SIREN,
        supplierName: 'Atelier Exemple',
        cents: -1000,
        category: null,
        entity: null,
        bookFive: true,
      },
      { year: 2025, buyer: BUYER, supplierId: null, siren: null, supplierName: null, cents: 500, category: null, entity: null, bookFive: null },
    ]);
    expect(facts).toMatchObject({
      rows: 3,
      dropped: 0,
      years: [
        { year: 2024, count: 1, cents: 123456 },
        { year: 2025, count: 2, cents: -500 },
      ],
    });
    expect(codes(rows)).toEqual(['SUPPLIER_UNKNOWN']);
  });

  it('leaves what it cannot count, row by row, and says it', async () => {
    const { facts, rows, lines } = await purchases(
      [
        'Date de paiement,Fournisseur,SIRET,Montant',
        `31/12/2024,A,${SIRET},12.50`,
        `31/12/2024,B,${SIRET},néant`,
        `jamais,C,${SIRET},1.00`,
        `31/12/2024,D,${SIRET}`,
        ',Total général,,13.50',
        `2024-12-31,TOTAL DÉPANNAGE (exemple),,1.234`,
        '',
      ].join('\n'),
    );
    expect(codes(rows)).toEqual(['PURCHASE_AMOUNT', 'YEAR_MISSING', 'COLUMN_COUNT', 'TOTAL_LINE', 'SUPPLIER_UNKNOWN']);
    expect(rows.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7]);
    expect(lines.map(({ cents }) => cents)).toEqual([1250, 123]);
    expect(facts).toMatchObject({ rows: 6, dropped: 4, faulty: 1 });
  });

  it('takes a credit away where a column says the side, and counts no row that does not say it', async () => {
    const { rows, lines } = await purchases(
      `Exercice;SIRET;Montant;Sens\n2024;${SIRET};10;D\n2024;${SIRET};4;Crédit\n2024;${SIRET};-1;débit\n2024;${SIRET};7;\n`,
    );
    expect(lines.map(({ cents }) => cents)).toEqual([1000, -400, -100]);
    expect(codes(rows)).toEqual(['PURCHASE_SIDE']);
  });

  it('takes the accounting year of a line without a day, then the one of the options', async () => {
    const text = `Date de paiement;Exercice;SIRET;Montant\n15/01/2025;2024;${SIRET};1\n;2024;${SIRET};2\n;;${SIRET};3\n`;
    const { rows, lines } = await purchases(text);
    expect(lines.map(({ year, cents }) => [year, cents])).toEqual([
      [2025, 100],
      [2024, 200],
    ]);
    expect(codes(rows)).toEqual(['YEAR_MISSING']);
    expect((await purchases(text, { year: 2023 })).lines.map(({ year }) => year)).toEqual([2025, 2024, 2023]);
  });

  it('takes the year of the options where the file has none, and refuses to have neither', async () => {
    const text = `SIRET;Dépense achat (€)\n${SIRET};10\n`;
    expect((await purchases(text, { year: 2023 })).lines).toMatchObject([{ year: 2023, cents: 1000 }]);
    expect((await purchases(text)).facts).toMatchObject({ refused: 'INVALID_INPUT', message: expect.stringContaining('année') });
  });

  it('takes the word of who sends it that nothing is of the fifth book, unless a column says more', async () => {
    const plain = `Année;SIRET;Montant HT\n2024;${SIRET};10\n`;
    expect((await purchases(plain)).lines).toMatchObject([{ bookFive: null }]);
    expect((await purchases(plain, { withoutBookFive: true })).lines).toMatchObject([{ bookFive: false }]);
    const said = `Année;SIRET;Montant HT;Livre V\n2024;${SIRET};10;oui\n2024;${SIRET};5;\n`;
    expect((await purchases(said, { withoutBookFive: true })).lines).toMatchObject([{ bookFive: true }, { bookFive: null }]);
  });

  it('reads the buyer of each row when the file mixes several', async () => {
    const { lines, rows } = await purchases(`SIRET acheteur;SIRET tiers;Montant;Année\n99000003600014;${SIRET};1;2024\n;${SIRET};2;2024\nX;${SIRET};3;2024\n`);
    expect(lines.map(({ buyer }) => buyer)).toEqual(['990000036', BUYER, BUYER]);
    expect(codes(rows)).toEqual(['BUYER_MISSING']);
  });

  it('refuses a header without a line, rather than finding nothing in it', async () => {
    expect((await purchases('Année;SIRET;Montant HT\n')).facts).toMatchObject({ refused: 'UNREADABLE_FILE', message: expect.stringContaining('en-tête') });
  });

  it('refuses columns that the file has not, and names those it has', async () => {
    const columns = { amount: 'Payé', supplierId: 'SIRET', supplierName: null, paidOn: null, category: null, entity: null, buyer: null, bookFive: null };
    const { facts } = await purchases('SIRET;Montant\n1;2\n', { year: 2024, columns });
    expect(facts).toMatchObject({ refused: 'UNREADABLE_FILE', message: expect.stringContaining('Payé'), remedy: expect.stringContaining('Montant') });
  });

  it('gives the same lines for the same file, whatever its encoding, separator and line ends', async () => {
    const text = `Année;Fournisseur;SIRET;Montant HT\n2024;Éts Exemple;${SIRET};1 234,56\n`;
    const { lines } = await purchases(text);
    for (const other of [
      text.replaceAll('\n', '\r\n'),
      text.replaceAll(';', '\t'),
      text.replaceAll(';', '|'),
      `\ufeff${text}`,
      `"${text.replaceAll(';', '";"').replaceAll('\n', '"\n"').slice(0, -1)}`,
    ])
      expect((await purchases(other)).lines).toEqual(lines);
    const rows: TakenRow<PurchaseLine>[] = [];
    const path = join(folder, 'latin.csv');
    writeFileSync(path, Buffer.from(text, 'latin1'));
    const proposed = proposePurchaseColumns(readHead(text).header);
    const facts = await readPurchases(
      path,
      { buyer: BUYER, year: null, columns: { ...proposed, amount: proposed.amount ?? '' } },
      { take: (row) => rows.push(row) },
    );
    expect(isRefusal(facts)).toBe(false);
    expect(rows.flatMap(({ kept }) => kept)).toEqual(lines);
  });
});

describe('a list of suppliers', () => {
  it('gives a line for each kind of a structure, with its bounds', async () => {
    const { facts, lines } = await suppliers(
      `Raison sociale|Siret|Type de structure|Code Postal|Date de début|Date de fin\nAtelier Exemple|${SIRET}|ESAT, EA|62000|01/02/2024|2026-12-31\n`,
    );
    const common = { siret: SIRET, siren: SIREN, name: 'Atelier Exemple', department: '62', from: '2024-02-01', to: '2026-12-31' };
    expect(lines).toEqual([
      { ...common, kind: 'esat' },
      { ...common, kind: 'ea' },
    ]);
    expect(facts).toMatchObject({ rows: 1, dropped: 0, kinds: [{ count: 1 }, { count: 1 }], years: [] });
  });

  it('reads a list of one column, its zeros lost, with the kind of the options', async () => {
    const { lines, rows } = await suppliers('SIREN\n990000028\n99000004\nabc\n', { kind: 'ess' });
    expect(lines).toMatchObject([{ siren: SIREN, siret: null, kind: 'ess' }]);
    expect(codes(rows)).toEqual(['LIST_NUMBER', 'LIST_NUMBER']);
  });

  it('leaves a row whose kind is not known, unless the options say the kind of those that are silent', async () => {
    const text = `siret,kind\n${SIRET},\n${SIRET},TPE\n${SIRET},EI\n`;
    const silent = await suppliers(text);
    expect(silent.lines.map(({ kind }) => kind)).toEqual(['ei']);
    expect(codes(silent.rows)).toEqual(['KIND_UNKNOWN', 'KIND_UNKNOWN']);
    const told = await suppliers(text, { kind: 'esat' });
    expect(told.lines.map(({ kind }) => kind)).toEqual(['esat', 'ei']);
  });

  it('leaves a bound it cannot read open, and says it', async () => {
    const { lines, rows } = await suppliers(`siret;kind;date de fin\n${SIRET};EI;bientôt\n`);
    expect(lines).toMatchObject([{ to: null }]);
    expect(codes(rows)).toEqual(['DATE_UNREADABLE']);
  });
});

it.each([
  ['62', '62'],
  ['1', '01'],
  ['2a', '2A'],
  ['974', '974'],
  ['Pas-de-Calais (62)', '62'],
  ['62 - Pas-de-Calais', '62'],
  ['62000', '62'],
  ['1000', '01'],
  ['20090', '2A'],
  ['20200', '2B'],
  ['97410', '974'],
  ['Pas-de-Calais', null],
  ['20', null],
  ['99', null],
  ['', null],
])('the department of %j is %j', (text, department) => {
  expect(readDepartment(text)).toBe(department);
});
