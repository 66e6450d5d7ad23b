import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { repositoriesOn } from '../../server/repositories/index.ts';
import type { PurchasesOptions, SuppliersOptions } from '../../shared/api/imports.ts';
import type { IndicatorList } from '../../shared/api/indicators.ts';
import type { RecognisedPage, Spend } from '../../shared/api/purchases.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { fillFigures, TEST_BUYER, testPurchase } from '../support/figures.ts';
import { importFile, importsOf } from '../support/imports.ts';

let app: TestApp;
beforeEach(async () => {
  app = await testApp();
});
afterEach(() => app.close());

const get = async <T>(url: string): Promise<T> => (await app.call({ method: 'GET', url })).json<T>();
const spend = (query = '') => get<Spend>(`/api/purchases/spend${query}`);
const suppliers = (query: string) => get<RecognisedPage>(`/api/purchases/suppliers${query}`);

const MILLION = 100_000_000;
const OTHER_BUYER = '990000036';
const PURCHASES: PurchasesOptions = {
  buyer: TEST_BUYER,
  year: null,
  columns: {
    amount: 'Montant HT',
    supplierId: 'SIRET',
    supplierName: 'Tiers',
    paidOn: 'Exercice',
    category: null,
    entity: null,
    buyer: null,
    bookFive: 'Livre V',
  },
};
const ESAT: SuppliersOptions = {
  name: 'Annuaire d’exemple',
  on: '2024-06-30',
  kind: 'esat',
  replaces: null,
  columns: { supplierId: 'SIRET', name: null, kind: null, department: null, from: null, to: null },
};

describe('the money spent', () => {
  it('is nothing known before anything is imported, the threshold of the day beside it', async () => {
    expect(await spend()).toMatchObject({
      items: [],
      total: 0,
      threshold: { cents: 50 * MILLION, confidence: 'confirmed', on: '2026-11-23', reference: expect.stringContaining('D.\u00a02111-3') },
    });
  });

  it('is told by year and by buyer, newest first, with its position', async () => {
    await app.opened.context.write(async (connection) =>
      repositoriesOn(connection).figureSettings.write('local', { buyers: [{ siren: TEST_BUYER, name: 'Commune d’Exemple' }], territory: [] }),
    );
    await fillFigures(app, {
      purchases: [
        { year: 2024, cents: 60 * MILLION, bookFive: false },
        { year: 2025, cents: 60 * MILLION },
        { year: 2025, cents: 2 * MILLION, buyer: OTHER_BUYER },
      ],
    });
    const { items, total } = await spend();
    expect(total).toBe(3);
    expect(items.map(({ year, buyerName, position }) => [year, buyerName, position])).toEqual([
      [2025, 'Commune d’Exemple', 'unknown'],
      [2025, OTHER_BUYER, 'below'],
      [2024, 'Commune d’Exemple', 'above'],
    ]);
    expect((await spend(`?buyer=${OTHER_BUYER}`)).items).toMatchObject([
      { buyer: OTHER_BUYER, lines: 1, totalCents: 2 * MILLION, bookFiveCents: 0, countedCents: 2 * MILLION },
    ]);
  });

  it('takes nothing from another organisation', async () => {
    // Its lines are written; its import is refused, since that organisation does not exist.
    await fillFigures(app, { purchases: [{}], organisationId: 'autre' }).catch(() => undefined);
    expect((await spend()).items).toEqual([]);
  });
});

describe('the suppliers that lists recognise', () => {
  it('are counted once per kind, the year of the list said, and never added up', async () => {
    await fillFigures(app, {
      purchases: [
        { cents: 700 },
        { cents: -200 },
        { cents: 50, siren: null, supplierId: null },
        { cents: 30, siren: '990000044', supplierId: '990000044' },
        { year: 2024, cents: 9 },
      ],
      suppliers: [{ kind: 'esat', siret: testPurchase().supplierId }, { kind: 'esus' }, { kind: 'ea', siren: '990000051' }],
      list: { name: 'Liste d’exemple', on: '2024-06-01' },
    });
    const page = await suppliers('?year=2025');
    expect(page).toMatchObject({ total: 1, page: 1, year: 2025, totalCents: 580, unknownCents: 50, lastList: '2024-06-01' });
    expect(page.items).toEqual([
      {
        supplier: testPurchase().supplierId,
        name: 'Atelier Exemple',
        kinds: ['esat', 'esus'],
        cents: 500,
        lines: 2,
        lists: ['Liste d’exemple du 1er juin 2024'],
        stale: true,
        matchedBy: 'siret',
      },
    ]);
    expect(page.kinds.map(({ kind, suppliers: count, cents }) => [kind, count, cents])).toEqual([
      ['esat', 1, 500],
      ['ea', 0, 0],
      ['esus', 1, 500],
    ]);
    expect((await suppliers('?year=2025&kind=ea')).items).toEqual([]);
    expect((await suppliers('?year=2024')).items).toMatchObject([{ cents: 9, stale: false }]);
    expect((await suppliers(`?year=2025&buyer=${OTHER_BUYER}`)).total).toBe(0);
  });

  it('come page by page, those paid most first', async () => {
    const purchases = Array.from({ length: 60 }, (_, at) => ({ cents: at + 1, siren: String(990_000_100 + at), supplierId: String(990_000_100 + at) }));
    await fillFigures(app, { purchases, suppliers: purchases.map(({ siren }) => ({ siren, kind: 'pme' })) });
    const [first, second] = await Promise.all([suppliers('?year=2025'), suppliers('?year=2025&page=2')]);
    expect(first.items.map(({ cents }) => cents)).toEqual(Array.from({ length: 50 }, (_, at) => 60 - at));
    expect(second.items.map(({ cents }) => cents)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(second).toMatchObject({ total: 60, page: 2, pageSize: 50 });
    expect((await suppliers('?year=2025&page=9')).items).toEqual([]);
  });

  it('are not asked for without a year, nor for a kind that does not exist', async () => {
    for (const query of ['', '?year=1999', '?year=2025&kind=tpe', '?year=2025&buyer=12'])
      expect((await app.call({ method: 'GET', url: `/api/purchases/suppliers${query}` })).statusCode).toBe(400);
  });
});

describe('a file of accounting and a list, imported', () => {
  const csv = [
    'Exercice;Tiers;SIRET;Montant HT;Livre V',
    '2025;Atelier Exemple;99000002800011;1 234,50;non',
    '2025;Divers;;10,00;oui',
    'Total général;;;1 244,50;',
    '',
  ].join('\r\n');

  it('give spend and recognised suppliers; the same file again changes nothing', async () => {
    const done = await importFile(app, csv, { kind: 'purchases', options: PURCHASES, name: 'mandats.csv' });
    expect(done).toMatchObject({ state: 'done', report: { read: 3, added: 2, dropped: 1, separator: ';', years: [{ year: 2025, count: 2, cents: 124_450 }] } });
    await importFile(app, '\ufeffSIRET\r\n99000002800011\r\n', { kind: 'suppliers', options: ESAT, name: 'esat.csv' });
    const before = [await spend(), await suppliers('?year=2025')];
    expect(before).toMatchObject([
      { items: [{ year: 2025, buyer: TEST_BUYER, lines: 2, totalCents: 124_450, bookFiveCents: 1000, countedCents: 123_450, position: 'below' }] },
      { items: [{ supplier: '99000002800011', kinds: ['esat'], cents: 123_450, stale: true }], totalCents: 124_450, unknownCents: 1000 },
    ]);
    const again = await importFile(app, csv, { kind: 'purchases', options: PURCHASES, name: 'mandats.csv' });
    expect(again.report).toMatchObject({ added: 0, unchanged: 2 });
    expect([await spend(), await suppliers('?year=2025')]).toEqual(before);
  });

  it('keep both lists when one file says two kinds of the same suppliers', async () => {
    await importFile(app, csv, { kind: 'purchases', options: PURCHASES });
    for (const kind of ['esus', 'ess'] as const)
      await importFile(app, 'SIRET\r\n99000002800011\r\n', { kind: 'suppliers', options: { ...ESAT, kind, name: `Liste ${kind}` }, name: 'liste.csv' });
    expect(await suppliers('?year=2025')).toMatchObject({ items: [{ supplier: '99000002800011', kinds: expect.arrayContaining(['esus', 'ess']) }] });
    // Read again under another name or day, a list is still one.
    await importFile(app, 'SIRET\r\n99000002800011\r\n', { kind: 'suppliers', options: { ...ESAT, kind: 'ess', on: '2025-01-15' }, name: 'liste.csv' });
    expect((await importsOf(app)).filter(({ kind, state }) => kind === 'suppliers' && state === 'done')).toHaveLength(2);
  });

  it('say when a year comes from two files', async () => {
    for (const text of [csv, csv.replace('1 234,50', '99,00')])
      expect(await importFile(app, text, { kind: 'purchases', options: PURCHASES })).toMatchObject({ state: 'done', failure: null });
    expect((await spend()).items).toMatchObject([{ lines: 4, reason: expect.stringContaining('2\u00a0fichiers') }]);
  });

  it('say that the file gives amounts with taxes, beside the spend and beside the rates', async () => {
    const taxed = csv.replace('Montant HT', 'Montant TTC');
    await importFile(app, taxed, { kind: 'purchases', options: { ...PURCHASES, columns: { ...PURCHASES.columns, amount: 'Montant TTC' } } });
    await importFile(app, 'SIRET\r\n99000002800011\r\n', { kind: 'suppliers', options: ESAT, name: 'esat.csv' });
    expect((await spend()).items).toMatchObject([{ taxIncluded: true, reason: expect.stringContaining('toutes taxes comprises') }]);
    const rate = (await get<IndicatorList>('/api/indicators?year=2025')).items.find(({ indicator }) => indicator === 'achats-publics-vulnerables');
    expect(rate).toMatchObject({
      state: 'computed',
      numerator: { label: expect.stringContaining('(toutes taxes comprises)') },
      denominator: { label: 'Total payé dans l’année (toutes taxes comprises)' },
      detail: expect.stringContaining('alors qu’il se définit hors taxes'),
    });
  });

  it('are never counted twice: the same file for another buyer, or the same payments in another file', async () => {
    const lines = Array.from({ length: 12 }, (_, at) => `2025;Atelier Exemple;99000002800011;${at + 1},00;non`);
    const head = 'Exercice;Tiers;SIRET;Montant HT;Livre V';
    const first = await importFile(app, [head, ...lines, ''].join('\n'), { kind: 'purchases', options: { ...PURCHASES, buyer: '' }, name: 'mandats.csv' });
    const named = await importFile(app, [head, ...lines, ''].join('\n'), { kind: 'purchases', options: PURCHASES, name: 'mandats.csv' });
    expect([first.state, named.state]).toEqual(['done', 'done']);
    const before = await spend();
    expect(before.items).toMatchObject([{ buyer: TEST_BUYER, lines: 12, totalCents: 7_800 }]);
    // Exported again: another order, and the fifth book said otherwise.
    const again = [head, ...lines.reverse().map((line) => line.replace(/non$/, 'oui')), ''].join('\r\n');
    const refused = await importFile(app, again, { kind: 'purchases', options: PURCHASES, name: 'mandats-2.csv' });
    expect(refused).toMatchObject({
      state: 'failed',
      failure: { message: expect.stringContaining('«\u00a0mandats.csv\u00a0»'), remedy: expect.stringContaining('À la place de') },
    });
    expect(await spend()).toEqual(before);
    const replacing = await importFile(app, again, { kind: 'purchases', options: { ...PURCHASES, replaces: named.id }, name: 'mandats-2.csv' });
    expect(replacing).toMatchObject({ state: 'done', failure: null });
    expect((await spend()).items).toMatchObject([{ lines: 12, totalCents: 7_800, countedCents: 0 }]);
    expect((await importsOf(app)).filter(({ state }) => state === 'done').map(({ file }) => file)).toEqual(['mandats-2.csv']);
  });

  it('leave what was there when the next file cannot be read, and say what to do', async () => {
    await importFile(app, csv, { kind: 'purchases', options: PURCHASES });
    const before = await spend();
    for (const [text, words] of [
      ['Exercice;Montant\n2025;1\n', 'Montant HT'],
      ['Exercice;Tiers;SIRET;Montant HT;Livre V\n2025;"A;1;2;non\n', 'ligne 2'],
    ] as const) {
      const failed = await importFile(app, text, { kind: 'purchases', options: PURCHASES });
      expect(failed).toMatchObject({ state: 'failed', failure: { message: expect.stringContaining(words), remedy: expect.stringMatching(/./) } });
    }
    expect(await spend()).toEqual(before);
  });
});
