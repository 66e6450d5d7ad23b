/** The state of the server, the check made at start, and a clock that jumps while people work. */
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { knownVersion } from '../../db/migrate.ts';
import { checkFile } from '../../db/check.ts';
import { DatabaseDamaged, openDatabase } from '../../db/open.ts';
import { checkChain } from '../../server/usecases/journal/check-journal.ts';
import { warningsOf } from '../../server/usecases/service/warnings.ts';
import type { Scheme } from '../../shared/api/schemes.ts';
import { ServiceState } from '../../shared/api/service.ts';
import { answer } from '../support/answer.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { addOrganisation, addPerson, callWith } from '../support/people.ts';
import { problem } from '../support/problem.ts';

const now = () => '2026-11-23T09:00:00.000Z';

describe('the state of a server', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp({ environment: SERVED });
    addOrganisation(app, 'autre', 'Autre');
  });
  afterAll(() => app.close());

  it('says its versions, its database, its disk, its backups, and counts what the organisation has', async () => {
    const administrator = addPerson(app, { roles: ['administrator'] });
    addPerson(app, { roles: ['buyer'], organisationId: 'autre' });
    await administrator.call({ method: 'POST', url: '/api/schemes', payload: { title: 'Compté' } });
    const state = answer(await administrator.call({ method: 'GET', url: '/api/service' }), ServiceState);
    expect(state).toMatchObject({
      mode: 'served',
      version: '0.0.0-test',
      schemaVersion: knownVersion(),
      node: process.version,
      sso: null,
      mail: false,
      auditMonths: 12,
    });
    expect(state.database).toEqual({ engine: app.engine, bytes: expect.any(Number), integrity: 'ok', checkedAt: '2026-11-23T09:00:00.000Z' });
    expect(state.database.bytes).toBeGreaterThan(1_000_000);
    expect(state.disk.freeBytes).toBeGreaterThan(0);
    expect(state.memoryBytes).toBeGreaterThan(10_000_000);
    expect(state.counts).toEqual({ people: 1, teams: 0, schemes: 2, tenders: 0, documents: 0 });
    expect(state.backups).toMatchObject({ everyHours: 0, nextAt: null, failure: null, items: [] });
  });

  it('is read by the auditor, who makes no backup, and by nobody else', async () => {
    const auditor = addPerson(app, { roles: ['auditor'] });
    expect((await auditor.call({ method: 'GET', url: '/api/service' })).statusCode).toBe(200);
    problem(await auditor.call({ method: 'POST', url: '/api/service/backups' }), 403, 'FORBIDDEN');
    const buyer = addPerson(app, { roles: ['buyer', 'jurist', 'scheme-lead', 'referent', 'reader'] });
    problem(await buyer.call({ method: 'GET', url: '/api/service' }), 403, 'FORBIDDEN');
    problem(await callWith(app, '', { method: 'GET', url: '/api/service' }), 401, 'SIGN_IN_REQUIRED');
  });
});

describe('what is to be looked at', () => {
  const well: Parameters<typeof warningsOf>[0] = {
    mode: 'served',
    database: { engine: 'sqlite', bytes: 1, integrity: 'ok', checkedAt: now() },
    disk: { freeBytes: 9e9, totalBytes: 9e10, low: false },
    backups: {
      folder: '/sauvegardes',
      everyHours: 24,
      nextAt: null,
      failure: null,
      items: [{ name: 'a', at: now(), bytes: 1, sha256: '', state: 'checked' }],
    },
    late: false,
    administratorsWithoutSecondFactor: 0,
  };

  it('is nothing when all is well', () => {
    expect(warningsOf(well)).toEqual([]);
  });

  it.each([
    ['a disk nearly full', { ...well, disk: { freeBytes: 120_000_000, totalBytes: 1e9, low: true } }, 'il reste 120 Mo'],
    ['a damaged database', { ...well, database: { ...well.database, integrity: 'row 3 missing' } }, 'row 3 missing'],
    ['no backup', { ...well, late: true, backups: { ...well.backups, items: [] } }, 'Aucune sauvegarde n’existe encore.'],
    ['an old backup', { ...well, late: true }, 'trop ancienne'],
    ['a backup that failed', { ...well, backups: { ...well.backups, failure: 'Plus de place.' } }, 'a échoué : Plus de place.'],
    ['no schedule', { ...well, backups: { ...well.backups, everyHours: 0 } }, 'ne fait aucune sauvegarde'],
    ['administrators without a second factor', { ...well, administratorsWithoutSecondFactor: 2 }, '2 administrateurs'],
  ])('names %s, in one sentence', (_name, seen, words) => {
    const said = warningsOf(seen);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(words);
  });

  it('on one desk asks nobody for a second factor', () => {
    expect(warningsOf({ ...well, mode: 'local', administratorsWithoutSecondFactor: 1 })).toEqual([]);
  });
});

describe('a damaged database', () => {
  /** Overwrites pages in the middle of the file, as a failing disk does. */
  const damage = (path: string): void => {
    const descriptor = openSync(path, 'r+');
    for (let page = 200; page < 260; page++) writeSync(descriptor, Buffer.alloc(4096, 0xa5), 0, 4096, page * 4096);
    closeSync(descriptor);
  };
  const copied = (): { folder: string; path: string } => {
    const folder = mkdtempSync(join(tmpdir(), 'clausier-damaged-'));
    const path = join(folder, 'clausier.db');
    const source = openDatabase(inject('templateDatabase'), now);
    source.writer.raw.prepare('VACUUM INTO ?').run(path);
    source.close();
    return { folder, path };
  };

  it('is not opened, and is left to the byte', () => {
    const { folder, path } = copied();
    damage(path);
    const before = readFileSync(path);
    expect(() => openDatabase(path, now)).toThrow(DatabaseDamaged);
    expect(readFileSync(path).equals(before)).toBe(true);
    rmSync(folder, { recursive: true });
  });

  it('whose journal was tampered with is said so, and can still be read', () => {
    const { folder, path } = copied();
    const database = openDatabase(path, now);
    const { raw } = database.writer;
    raw.exec("INSERT INTO organisations VALUES ('local', 'Ce poste', '2026-01-01', '', '')");
    raw.exec(`INSERT INTO audit_lines VALUES ('local', 1, '${now()}', 'p', 'scheme.created', 'scheme', 'a', '${'0'.repeat(64)}')`);
    raw.exec(`INSERT INTO audit_chains VALUES ('local', 1, '${'0'.repeat(64)}', 1, '${'0'.repeat(64)}')`);
    database.close();
    expect(checkFile(path)).toMatchObject({ integrity: 'ok', chainFaults: [expect.stringContaining('« local » est rompu')] });
    const cut = new Database(path);
    cut.exec('DELETE FROM audit_chains');
    cut.close();
    expect(checkFile(path).chainFaults).toHaveLength(1);
    rmSync(folder, { recursive: true });
  });
});

describe('a clock that jumps while people work', () => {
  it('set back by a year, loses no version, keeps the order of the journal, and the next save is the last', async () => {
    const app = await testApp();
    const save = async (scheme: Scheme, title: string): Promise<Scheme> => {
      const reply = await app.call({
        method: 'PATCH',
        url: `/api/schemes/${scheme.id}`,
        headers: { 'if-match': `"${scheme.revision}"` },
        payload: { title },
      });
      expect(reply.statusCode, reply.body.slice(0, 200)).toBe(200);
      return reply.json<Scheme>();
    };
    let scheme = (await app.call({ method: 'POST', url: '/api/schemes', payload: { title: 'Un' } })).json<Scheme>();
    app.wait(3600);
    scheme = await save(scheme, 'Deux');
    app.wait(-365 * 86_400);
    scheme = await save(scheme, 'Trois');
    app.wait(400 * 86_400);
    scheme = await save(scheme, 'Quatre');
    expect([scheme.revision, scheme.title]).toEqual([4, 'Quatre']);
    const { raw } = app;
    expect(raw.prepare('SELECT action FROM audit_lines ORDER BY seq').pluck().all()).toEqual(['scheme.created', ...Array(3).fill('scheme.updated')]);
    expect(await checkChain(app.opened.context, 'local')).toMatchObject({ whole: true });
    await app.close();
  });

  it('set back, ends the sessions of a time to come; set forward, ends those of the past', async () => {
    const app = await testApp({ environment: SERVED });
    const person = addPerson(app, { roles: ['reader'] });
    const status = async (): Promise<number> => (await person.call({ method: 'GET', url: '/api/schemes' })).statusCode;
    expect(await status()).toBe(200);
    app.wait(-86_400);
    expect(await status()).toBe(401);
    app.wait(86_400);
    expect(await status()).toBe(200);
    app.wait(86_400);
    expect(await status()).toBe(401);
    await app.close();
  });
});
