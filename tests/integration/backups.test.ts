/** Backups made while people work, kept on schedule, put back. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { knownVersion } from '../../db/migrate.ts';
import { checkFile } from '../../db/check.ts';
import { newestSound, verifyFile } from '../../server/backups/sound.ts';
import { DatabaseInUse, restoreDatabase } from '../../server/backups/restore.ts';
import { repositoriesOn } from '../../server/repositories/index.ts';
import { makeDueBackup } from '../../server/usecases/service/make-backup.ts';
import { noteRestore } from '../../server/usecases/service/note-restore.ts';
import type { Scheme } from '../../shared/api/schemes.ts';
import { Backup, ServiceState } from '../../shared/api/service.ts';
import { answer } from '../support/answer.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { addPerson } from '../support/people.ts';
import { problem } from '../support/problem.ts';

let app: TestApp;
let folder: string;
beforeAll(async () => {
  app = await testApp();
  folder = join(app.folder, 'sauvegardes');
});
afterAll(() => app.close());

const make = (from: TestApp = app) => from.call({ method: 'POST', url: '/api/service/backups' });
const state = async (from: TestApp = app) => answer(await from.call({ method: 'GET', url: '/api/service' }), ServiceState);
const create = async (title: string, from: TestApp = app) => (await from.call({ method: 'POST', url: '/api/schemes', payload: { title } })).json<Scheme>();
const journal = (from: TestApp = app): string[] => from.raw.prepare<[], string>('SELECT action FROM audit_lines ORDER BY seq').pluck().all();
/** What is in the folder, apart from backups and their manifests. */
const others = (): string[] => readdirSync(folder).filter((name) => !/^clausier-[\dT-]+Z\.(db|json)$/.test(name));

describe('a backup', () => {
  it('is a whole database, said sound, with its manifest, and the journal says it', async () => {
    await create('À garder');
    const made = answer(await make(), Backup, 201);
    expect(made).toMatchObject({ name: 'clausier-2026-11-23T09-00-00Z.db', at: '2026-11-23T09:00:00.000Z', state: 'checked' });
    const file = readFileSync(join(folder, made.name));
    expect([made.bytes, made.sha256]).toEqual([file.length, createHash('sha256').update(file).digest('hex')]);
    const manifest = JSON.parse(readFileSync(join(folder, made.name.replace('.db', '.json')), 'utf8'));
    expect(manifest).toMatchObject({ version: '0.0.0-test', schemaVersion: knownVersion(), integrity: 'ok', counts: { schemes: 2, audit_lines: 1 } });
    expect(manifest.chains).toEqual([{ organisationId: 'local', seq: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    expect(await verifyFile(join(folder, made.name))).toMatchObject({ damage: [], doubts: [] });
    expect(journal().at(-1)).toBe('backup.made');
    expect(others()).toEqual([]);
  });

  it('needs nothing beside it: no log, and opens where nobody may write', async () => {
    const [name = ''] = readdirSync(folder).filter((file) => file.endsWith('.db'));
    const raw = new Database(join(folder, name), { readonly: true });
    expect(raw.pragma('journal_mode', { simple: true })).toBe('delete');
    raw.close();
    expect(others()).toEqual([]);
  });

  it('does not remove the one before it in the same second, nor share its name', async () => {
    const made = answer(await make(), Backup, 201);
    expect(made.name).toBe('clausier-2026-11-23T09-00-01Z.db');
    expect((await state()).backups.items.map(({ name }) => name)).toEqual(['clausier-2026-11-23T09-00-01Z.db', 'clausier-2026-11-23T09-00-00Z.db']);
  });

  it('asked for twice at once is made once', async () => {
    app.wait(60);
    const [one, two] = await Promise.all([make(), make()]);
    expect(one.json()).toEqual(two.json());
  });

  it('made while people write is one instant of what they wrote', async () => {
    app.wait(60);
    const making = make();
    let during = 0;
    for (let over = false; !over; during++) {
      await create(`Pendant ${during}`);
      over = await Promise.race([making.then(() => true), new Promise<boolean>((resolve) => setImmediate(resolve, false))]);
    }
    const made = answer(await making, Backup, 201);
    // Requests were answered while it was made.
    expect(during).toBeGreaterThan(3);
    const { damage, doubts, facts } = await verifyFile(join(folder, made.name));
    expect([damage, doubts]).toEqual([[], []]);
    const written = new Database(join(folder, made.name), { readonly: true });
    const titles = written.prepare<[], string>("SELECT title FROM schemes WHERE title LIKE 'Pendant %' ORDER BY rowid").pluck().all();
    written.close();
    expect(titles).toEqual(titles.map((_, index) => `Pendant ${index}`));
    expect(facts.counts.audit_lines).toBeGreaterThanOrEqual(titles.length);
  });

  it('whose size has changed is said damaged, counts for nothing, and is left there', async () => {
    app.wait(86_400);
    const made = answer(await make(), Backup, 201);
    truncateSync(join(folder, made.name), made.bytes - 4096);
    const seen = await state();
    expect(seen.backups.items[0]).toMatchObject({ name: made.name, state: 'damaged' });
    expect(seen.warnings).toContain('Une sauvegarde est abîmée.');
    app.wait(60);
    await make();
    expect(existsSync(join(folder, made.name))).toBe(true);
    await expect(newestSound(folder)).resolves.toContain('clausier-2026-11-24T09-03-00Z.db');
    rmSync(join(folder, made.name));
  });

  it('with one changed byte is found by its fingerprint', async () => {
    app.wait(60);
    const made = answer(await make(), Backup, 201);
    const file = readFileSync(join(folder, made.name));
    const last = file.length - 1;
    file.writeUInt8(file.readUInt8(last) ^ 1, last);
    writeFileSync(join(folder, made.name), file);
    expect((await verifyFile(join(folder, made.name))).damage[0]).toContain('empreinte');
    await expect(newestSound(folder)).resolves.not.toContain(made.name);
    rmSync(join(folder, made.name));
  });
});

describe('the folder of backups', () => {
  it('keeps what is not ours, and loses what a dead process left half-made', async () => {
    app.wait(60);
    const strangers = ['photo.jpg', 'clausier.db', 'clausier-2020-01-01.db', 'clausier-2020-01-01T00-00-00Z.db.bak'];
    for (const name of strangers) writeFileSync(join(folder, name), 'x');
    // No process has this number: it is over what Linux gives.
    writeFileSync(join(folder, 'clausier-2020-01-01T00-00-00Z.db.en-cours-4999999'), 'x');
    await make();
    expect(others().sort()).toEqual([...strangers].sort());
  });
});

describe('a backup that cannot be made', () => {
  it('is refused in French, kept for the state page, written in the journal, and tried again a quarter of an hour later', async () => {
    const local = await testApp({ environment: { CLAUSIER_BACKUP_HOURS: '24' } });
    const place = join(local.folder, 'sauvegardes');
    writeFileSync(place, 'ceci n’est pas un dossier');
    problem(await make(local), 503, 'BACKUP_FAILED');
    const seen = await state(local);
    expect(seen.backups.failure).toContain('n’est pas un dossier');
    expect(seen.warnings.join()).toContain('La dernière sauvegarde a échoué');
    expect(journal(local)).toEqual(['backup.failed']);
    expect(seen.backups.nextAt).toBe('2026-11-23T09:15:00.000Z');
    await makeDueBackup(local.opened.context);
    expect(journal(local)).toEqual(['backup.failed']);
    rmSync(place);
    local.wait(15 * 60);
    await makeDueBackup(local.opened.context);
    expect(journal(local)).toEqual(['backup.failed', 'backup.made']);
    expect((await state(local)).backups.failure).toBeNull();
    await local.close();
  });

  it('because the server stops, leaves nothing half-made', async () => {
    const local = await testApp();
    const making = local.opened.context.backups.make().catch((error: unknown) => error);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await local.opened.context.backups.close();
    await making;
    const left = existsSync(join(local.folder, 'sauvegardes')) ? readdirSync(join(local.folder, 'sauvegardes')) : [];
    expect(left.filter((name) => name.includes('en-cours'))).toEqual([]);
    await local.close();
  });
});

describe('the schedule', () => {
  /** Checks each minute, as the server does. */
  const live = async (local: TestApp, minutes: number, step = 60): Promise<void> => {
    for (let minute = 0; minute < minutes; minute++) {
      await makeDueBackup(local.opened.context);
      local.wait(step);
    }
  };
  const made = async (local: TestApp): Promise<string[]> => (await local.opened.context.backups.list()).map(({ at }) => at);

  it('makes the first at once, then one a day, through a clock that jumps', async () => {
    const local = await testApp({ environment: { CLAUSIER_BACKUP_HOURS: '24' } });
    await live(local, 30);
    expect(await made(local)).toEqual(['2026-11-23T09:00:00.000Z']);
    local.wait(10 * 365 * 86_400);
    await live(local, 5);
    local.wait(-10 * 365 * 86_400);
    await live(local, 5);
    expect(await made(local)).toHaveLength(2);
    await live(local, 3 * 24, 3600);
    expect((await made(local)).filter((at) => at < '2030')).toHaveLength(3);
    local.wait(-365 * 86_400);
    await live(local, 3);
    expect(await made(local)).toHaveLength(5);
    await local.close();
  });
});

describe('a restore', () => {
  const clock = { now: () => '2026-12-01T08:00:00.000Z', today: () => '2026-12-01' };
  const restore = (file: string, databaseFile: string) =>
    restoreDatabase({ file, databaseFile, clock, prepare: (connection) => noteRestore(repositoriesOn(connection), clock, 'local', 'essai.db') });

  it('is refused while the database is open, and changes nothing', async () => {
    const local = await testApp();
    const made = answer(await make(local), Backup, 201);
    await create('Depuis', local);
    await expect(restore(join(local.folder, 'sauvegardes', made.name), join(local.folder, 'clausier.db'))).rejects.toBeInstanceOf(DatabaseInUse);
    expect((await local.call({ method: 'GET', url: '/api/schemes' })).body).toContain('Depuis');
    expect(readdirSync(local.folder).filter((name) => name.includes('restauration'))).toEqual([]);
    await local.close();
  });

  it('brings back what was, keeps what there was since, closes every session, and says so in the journal', async () => {
    const local = await testApp({ environment: SERVED });
    const administrator = addPerson(local, { roles: ['administrator'] });
    const backup = answer(await administrator.call({ method: 'POST', url: '/api/service/backups' }), Backup, 201);
    await administrator.call({ method: 'POST', url: '/api/schemes', payload: { title: 'Depuis' } });
    const databaseFile = join(local.folder, 'clausier.db');
    await local.app.close();
    await local.opened.close();
    const aside = await restore(join(local.folder, 'sauvegardes', backup.name), databaseFile);
    const titles = (path: string): string => {
      const raw = new Database(path, { readonly: true });
      const found = raw.prepare<[], string>('SELECT group_concat(title) FROM schemes').pluck().get() ?? '';
      raw.close();
      return found;
    };
    expect(titles(databaseFile)).not.toContain('Depuis');
    expect(titles(aside ?? '')).toContain('Depuis');
    const raw = new Database(databaseFile, { readonly: true });
    expect(raw.prepare('SELECT (SELECT count(*) FROM sessions) AS sessions, (SELECT count(*) FROM one_time_links) AS links').get()).toEqual({
      sessions: 0,
      links: 0,
    });
    expect(raw.prepare('SELECT action, person_id FROM audit_lines ORDER BY seq DESC LIMIT 1').get()).toEqual({
      action: 'backup.restored',
      person_id: 'clausier',
    });
    raw.close();
    expect(checkFile(databaseFile)).toMatchObject({ integrity: 'ok', orphans: 0, chainFaults: [] });
    // And back.
    await restore(aside ?? '', databaseFile);
    expect(titles(databaseFile)).toContain('Depuis');
    rmSync(local.folder, { recursive: true });
  });

  it('takes the place of a database nobody can read, its log aside with it', async () => {
    const local = await testApp();
    const backup = answer(await make(local), Backup, 201);
    const databaseFile = join(local.folder, 'clausier.db');
    await local.app.close();
    await local.opened.close();
    writeFileSync(databaseFile, Buffer.alloc(8192, 7));
    writeFileSync(`${databaseFile}-wal`, Buffer.alloc(4096, 7));
    const aside = await restore(join(local.folder, 'sauvegardes', backup.name), databaseFile);
    expect(checkFile(databaseFile).integrity).toBe('ok');
    expect([existsSync(`${databaseFile}-wal`), existsSync(`${aside}-wal`)]).toEqual([false, true]);
    rmSync(local.folder, { recursive: true });
  });

  it('where there was no database makes one', async () => {
    const local = await testApp();
    const backup = answer(await make(local), Backup, 201);
    const elsewhere = join(local.folder, 'ailleurs');
    mkdirSync(elsewhere);
    await expect(restore(join(local.folder, 'sauvegardes', backup.name), join(elsewhere, 'clausier.db'))).resolves.toBeNull();
    expect(readdirSync(elsewhere)).toEqual(['clausier.db']);
    await local.close();
  });
});
