import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { figuresFile, figuresFolder, FIGURES_VERSION, openFigures } from '../../db/figures/open.ts';
import { repositoriesOn } from '../../server/repositories/index.ts';
import { recoverImports } from '../../server/usecases/imports/recover.ts';
import type { AnomalyPage, Import, ImportList } from '../../shared/api/imports.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { multipart } from '../support/upload.ts';
import { fileOf, findImport, importFile, importsOf, marche, sendFile } from '../support/imports.ts';
import type { Problem } from '../../shared/api/common.ts';
import type { ContractPage } from '../../shared/api/indicators.ts';

let app: TestApp;
beforeEach(async () => {
  app = await testApp();
});
afterEach(() => app.close());

const idle = () => app.opened.context.figures.queue.idle();

function query(sql: string): unknown[] {
  const raw = openFigures(figuresFile(app.folder, 'local'));
  try {
    return raw.prepare(sql).raw().all();
  } finally {
    raw.close();
  }
}
const contracts = () => query('SELECT number, amount FROM contracts ORDER BY number, amount');
/** Files left where imports arrive and are made. */
const leftovers = () => {
  const folder = figuresFolder(app.folder, 'local');
  if (!existsSync(folder)) return [];
  return [...readdirSync(folder).filter((name) => name.startsWith('building')), ...readdirSync(join(folder, 'incoming'))];
};

describe('a file of contracts', () => {
  it('is imported, with its report, its place in the journal and its file kept', async () => {
    const done = await importFile(app, fileOf([marche(), marche({ id: '2025-002', montant: 50_000 })]));
    expect(done).toMatchObject({ state: 'done', kind: 'contracts', file: 'marches.json', failure: null, recordsRead: 2, stale: false });
    expect(done.bytesRead).toBe(done.bytes);
    expect(done.report).toMatchObject({ format: 'json-2022', read: 2, added: 2, unchanged: 0, replaced: 0, dropped: 0 });
    expect(contracts()).toEqual([
      ['2025-001', 10_000_000],
      ['2025-002', 5_000_000],
    ]);
    const journal = await app.call({ method: 'GET', url: '/api/audit' });
    expect(journal.body).toContain('import.started');
    expect(journal.body).toContain('import.done');
    expect(readdirSync(join(figuresFolder(app.folder, 'local'), 'sources'))).toEqual([`${done.id}.gz`]);
    expect(leftovers()).toEqual([]);
  });

  it('changes nothing the second time', async () => {
    const file = fileOf([marche(), marche({ id: '2025-002' }), marche({ id: '2025-003', social: ['Clause sociale', 'Pas de considération sociale'] })]);
    await importFile(app, file);
    const before = query('SELECT * FROM contracts ORDER BY id');
    const again = await importFile(app, file);
    expect(again.report).toMatchObject({ read: 3, added: 0, unchanged: 3, replaced: 0, dropped: 0 });
    expect(query('SELECT * FROM contracts ORDER BY id')).toEqual(before);
  });

  it('keeps the latest publication of a contract, whichever order they come in', async () => {
    const [old, recent] = [
      marche({ datePublicationDonnees: '2025-03-20', objet: 'Ancien' }),
      marche({ datePublicationDonnees: '2025-06-01', objet: 'Récent' }),
    ];
    await importFile(app, fileOf([recent]));
    expect((await importFile(app, fileOf([old]))).report).toMatchObject({ unchanged: 1, replaced: 0 });
    expect(query('SELECT object FROM contracts')).toEqual([['Récent']]);
    const last = await importFile(app, fileOf([old, marche({ datePublicationDonnees: '2026-01-05', objet: 'Dernier' })]));
    expect(last.report).toMatchObject({ read: 2, unchanged: 1, dropped: 1 });
    expect(query('SELECT object FROM contracts')).toEqual([['Dernier']]);
  });

  it('takes a corrected file published the same day, and says the strict duplicates of one file', async () => {
    await importFile(app, fileOf([marche({ objet: 'Avant' })]));
    const corrected = await importFile(app, fileOf([marche({ objet: 'Corrigé' }), marche({ objet: 'Corrigé' })]));
    expect(corrected.report).toMatchObject({ replaced: 1, dropped: 1 });
    expect(corrected.report?.anomalies).toContainEqual(expect.objectContaining({ code: 'DUPLICATE', count: 1 }));
    expect(query('SELECT object FROM contracts')).toEqual([['Corrigé']]);
  });

  it('keeps two contracts of the same number and another content, and says it', async () => {
    const { report, id } = await importFile(app, fileOf([marche(), marche({ montant: 7 })]));
    expect(report).toMatchObject({ added: 2 });
    expect(contracts()).toHaveLength(2);
    const page = (await app.call({ method: 'GET', url: `/api/decp/imports/${id}/anomalies?code=SAME_NUMBER` })).json<AnomalyPage>();
    expect(page.items).toEqual([expect.objectContaining({ code: 'SAME_NUMBER', subject: '2025-001', label: 'Même numéro, contenu différent' })]);
    const csv = await app.call({ method: 'GET', url: `/api/decp/imports/${id}/compte-rendu.csv` });
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.body).toContain('Même numéro, contenu différent');
  });

  it('leaves the contracts of other buyers', async () => {
    const other = marche({ id: 'autre', buyer: '99000002800011' });
    const { report } = await importFile(app, fileOf([marche(), other]), { options: { buyers: ['990000028'] }, optionsLast: true });
    expect(report).toMatchObject({ read: 2, added: 1, otherBuyers: 1 });
    expect(query('SELECT number FROM contracts')).toEqual([['autre']]);
  });

  it('has what was decided of a contradiction, put back at each import', async () => {
    const doubtful = marche({ social: ['Clause sociale', 'Pas de considération sociale'] });
    await importFile(app, fileOf([doubtful]));
    const [key] = query('SELECT key FROM contracts').flat();
    app.raw.prepare("INSERT INTO figure_decisions VALUES ('local', ?, 'social', 'values', 'lu dans le CCAP', NULL, '2026-11-23T09:00:00.000Z')").run(key);
    await importFile(app, fileOf([marche({ id: '2025-009' })]));
    expect(query("SELECT social_state, social_counted FROM contracts WHERE number = '2025-001'")).toEqual([['contradiction', 1]]);
  });
});

describe('the consolidated table beside full files', () => {
  const HEADER =
    'uid,id,acheteur_id,titulaire_id,titulaire_typeIdentifiant,objet,codeCPV,procedure,nature,dureeMois,montant,dateNotification,datePublicationDonnees,considerationsSociales,considerationsEnvironnementales,donneesActuelles';
  const line = (number: string, amount: number) =>
    `99000001000019${number},${number},99000001000019,99000002800011,SIRET,Objet de la table,90910000,Procédure adaptée,Marché,12,${amount},2025-03-10,2025-03-20,Clause sociale,Sans objet,true`;
  const table = (...lines: string[]) => `${[HEADER, ...lines].join('\n')}\n`;

  it('never doubles a contract known by a full file', async () => {
    await importFile(app, fileOf([marche()]));
    const { report, failure } = await importFile(app, table(line('2025-001', 123), line('2025-002', 456)), { name: 'decp.csv' });
    expect(failure).toBeNull();
    expect(report).toMatchObject({ format: 'table', added: 1, dropped: 1 });
    expect(report?.anomalies).toContainEqual(expect.objectContaining({ code: 'OTHER_FORMAT', count: 1 }));
    expect(contracts()).toEqual([
      ['2025-001', 10_000_000],
      ['2025-002', 45_600],
    ]);
  });

  it('gives its place to a full file', async () => {
    await importFile(app, table(line('2025-001', 123)), { name: 'decp.csv' });
    expect((await importFile(app, fileOf([marche()]))).report).toMatchObject({ replaced: 1, added: 0 });
    expect(contracts()).toEqual([['2025-001', 10_000_000]]);
  });
});

describe('an import that is stopped or taken away', () => {
  it('leaves nothing when it is cancelled while it waits', async () => {
    await importFile(app, fileOf([marche()]));
    const [first, second] = [await sendFile(app, fileOf([marche({ id: 'a' })])), await sendFile(app, fileOf([marche({ id: 'b' })]))];
    const id = second.json<Import>().id;
    const cancelled = await app.call({ method: 'POST', url: `/api/decp/imports/${id}/cancel` });
    expect(cancelled.json<Import>().state).toBe('cancelled');
    await idle();
    expect((await findImport(app, first.json<Import>().id)).state).toBe('done');
    expect((await findImport(app, id)).state).toBe('cancelled');
    expect(query('SELECT number FROM contracts ORDER BY number')).toEqual([['2025-001'], ['a']]);
    expect(leftovers()).toEqual([]);
    expect((await app.call({ method: 'POST', url: `/api/decp/imports/${id}/cancel` })).json<Problem>().code).toBe('IMPORT_OVER');
  });

  it('takes its contracts away, and gives back what it had put out of the way', async () => {
    const [kept, later] = [
      fileOf([marche({ objet: 'Premier' })]),
      fileOf([marche({ objet: 'Second', datePublicationDonnees: '2026-02-02' }), marche({ id: 'b' })]),
    ];
    const first = await importFile(app, kept);
    const second = await importFile(app, later);
    expect((await app.call({ method: 'DELETE', url: `/api/decp/imports/${second.id}` })).statusCode).toBe(204);
    await idle();
    expect(query('SELECT object FROM contracts')).toEqual([['Premier']]);
    expect((await importsOf(app)).map(({ id }) => id)).toEqual([first.id]);
    expect(readdirSync(join(figuresFolder(app.folder, 'local'), 'sources'))).toEqual([`${first.id}.gz`]);
    await app.call({ method: 'DELETE', url: `/api/decp/imports/${first.id}` });
    await idle();
    expect(contracts()).toEqual([]);
  });

  it('two taken away one right after the other leave the data of the others, say it is being made again, and complain of nothing', async () => {
    const said: string[] = [];
    const errors = vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
    const made: Import[] = [];
    for (const number of ['a', 'b', 'c', 'd']) made.push(await importFile(app, fileOf([marche({ id: number })])));
    const rebuilding = async () => (await app.call({ method: 'GET', url: '/api/decp/imports' })).json<ImportList>().rebuilding;
    expect(await rebuilding()).toBe(false);
    for (const { id } of made.slice(0, 3)) expect((await app.call({ method: 'DELETE', url: `/api/decp/imports/${id}` })).statusCode).toBe(204);
    expect(await rebuilding()).toBe(true);
    await idle();
    errors.mockRestore();
    expect(await rebuilding()).toBe(false);
    expect(query('SELECT number FROM contracts')).toEqual([['d']]);
    expect(said).toEqual([]);
    expect(leftovers()).toEqual([]);
  });

  it('is told interrupted at the next start, its leftovers gone', async () => {
    await importFile(app, fileOf([marche()]));
    const { context } = app.opened;
    const folder = context.figures.folder('local');
    await context.write((connection) =>
      repositoriesOn(connection).figureImports.insert('local', {
        ...{ id: 'coupe', kind: 'contracts', file: 'x.json', bytes: 1, sha256: '', state: 'waiting', options: { buyers: [] }, personId: null },
        createdAt: context.clock.now(),
      }),
    );
    writeFileSync(folder.incoming('coupe'), '{');
    writeFileSync(folder.building('coupe'), '');
    await recoverImports(context);
    await idle();
    expect(await findImport(app, 'coupe')).toMatchObject({ state: 'interrupted', failure: { remedy: 'Importez le fichier de nouveau.' } });
    expect(contracts()).toHaveLength(1);
    expect(leftovers()).toEqual([]);
  });

  it('is made again at the next start when the reading changed, its data read meanwhile', async () => {
    await importFile(app, fileOf([marche()]));
    const path = figuresFile(app.folder, 'local');
    const raw = new Database(path);
    raw.pragma('user_version = 0');
    raw.exec("UPDATE contracts SET object = 'Lu par une version plus ancienne'");
    raw.close();
    await recoverImports(app.opened.context);
    const page = await app.call({ method: 'GET', url: '/api/contracts' });
    expect(page.json<ContractPage>().items.map(({ object }) => object)).toEqual(['Lu par une version plus ancienne']);
    await idle();
    expect(query('SELECT object FROM contracts')).toEqual([['Entretien des locaux (exemple)']]);
    expect(query('PRAGMA user_version')).toEqual([[FIGURES_VERSION]]);
  });

  it('is told gone when a backup comes back without its data', async () => {
    const { id } = await importFile(app, fileOf([marche()]));
    rmSync(figuresFolder(app.folder, 'local'), { recursive: true });
    await recoverImports(app.opened.context);
    await idle();
    expect(await findImport(app, id)).toMatchObject({ state: 'interrupted', failure: { message: expect.stringContaining('ne sont plus sur ce serveur') } });
  });
});

describe('what cannot be imported', () => {
  const refused = async (data: string | Uint8Array, status: number, code: string) => {
    const sent = await sendFile(app, data);
    expect([sent.statusCode, sent.json<Problem>().code]).toEqual([status, code]);
    expect(sent.json<Problem>().remedy).not.toBe('');
    expect(await importsOf(app)).toEqual([]);
    expect(leftovers()).toEqual([]);
  };

  it('is refused by its first bytes, nothing recorded', async () => {
    await refused('', 422, 'UNREADABLE_FILE');
    await refused(Buffer.from('PK\u0003\u0004marches.json'), 415, 'UNSUPPORTED_FILE');
    await refused(Buffer.from('PK\u0003\u0004[Content_Types].xml xl/workbook.xml'), 415, 'UNSUPPORTED_FILE');
    await refused(gzipSync('{}'), 415, 'UNSUPPORTED_FILE');
    await refused('%PDF-1.7', 415, 'UNSUPPORTED_FILE');
    await refused('<!DOCTYPE html><html><body>504</body></html>', 415, 'UNSUPPORTED_FILE');
  });

  it('is refused in a broken envelope, never an unexpected error', async () => {
    const { payload, headers } = multipart([{ name: 'kind', value: 'contracts' }]);
    for (const [body, type] of [
      [payload, 'multipart/form-data'],
      [payload.subarray(0, payload.length - 40), headers['content-type'] ?? ''],
      [Buffer.from('--x\r\nbroken'), 'multipart/form-data; boundary=x'],
      [Buffer.alloc(0), headers['content-type'] ?? ''],
    ] as const) {
      const sent = await app.call({ method: 'POST', url: '/api/decp/imports', payload: body, headers: { 'content-type': type } });
      expect([400, 422], sent.body).toContain(sent.statusCode);
      expect(sent.json<Problem>().remedy).not.toBe('');
      expect(leftovers()).toEqual([]);
    }
  });

  it('is refused over the limit, with what to do', async () => {
    app.opened.context.figures.most.bytes = 1000;
    const sent = await sendFile(app, fileOf([marche(), marche()]));
    expect([sent.statusCode, sent.json<Problem>().code]).toEqual([413, 'TOO_LARGE']);
    expect(sent.json<Problem>().remedy).toContain('par année ou par acheteur');
    expect(leftovers()).toEqual([]);
  });

  it('is refused without a file, of an unknown kind, or with options that do not hold', async () => {
    const none = await app.call({ method: 'POST', url: '/api/decp/imports', ...multipart([{ name: 'kind', value: 'contracts' }]) });
    expect([none.statusCode, none.json<Problem>().code]).toEqual([400, 'INVALID_INPUT']);
    const file = fileOf([marche()]);
    expect((await sendFile(app, file, { kind: 'autre' })).json<Problem>().fields).toEqual([expect.objectContaining({ path: 'kind' })]);
    expect((await sendFile(app, file, { options: { buyers: ['12'] } })).json<Problem>().fields).toEqual([
      expect.objectContaining({ path: 'options/buyers/0' }),
    ]);
    expect((await sendFile(app, file, { kind: 'suppliers' })).statusCode).toBe(400);
    expect(leftovers()).toEqual([]);
  });

  it('fails with a sentence when the reading refuses it, the earlier data as it was', async () => {
    await importFile(app, fileOf([marche()]));
    for (const data of [fileOf([marche({ id: 'x' }), marche({ id: 'y' })]).slice(0, -150), '{"autre": []}', 'une;table\nsans;colonnes\n']) {
      const failed = await importFile(app, data);
      expect(failed.state).toBe('failed');
      expect(failed.failure?.message).toContain('Vos données sont comme avant.');
      expect(failed.failure?.remedy).not.toBe('');
    }
    expect(contracts()).toEqual([['2025-001', 10_000_000]]);
    expect(leftovers()).toEqual([]);
  });
});

describe('settings', () => {
  it('keeps buyers and territory, and refuses a SIREN with a wrong key', async () => {
    const settings = { buyers: [{ siren: '990000010', name: 'Département de l’Exemple' }], territory: ['62', '59', '62'] };
    const put = (payload: object) => app.call({ method: 'PUT', url: '/api/figures/settings', payload });
    expect((await put(settings)).json()).toEqual({ ...settings, territory: ['59', '62'] });
    expect((await app.call({ method: 'GET', url: '/api/figures/settings' })).json()).toEqual({ ...settings, territory: ['59', '62'] });
    const wrong = await put({ ...settings, buyers: [{ siren: '990000011', name: 'x' }] });
    expect(wrong.json<Problem>().fields).toEqual([expect.objectContaining({ path: 'buyers/0/siren' })]);
  });
});
