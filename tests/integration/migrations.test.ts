/** A database of each earlier version, full of the data of its time, opened by today's Clausier. */
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { checkFile } from '../../db/check.ts';
import { DatabaseTooRecent, knownVersion } from '../../db/migrate.ts';
import { openDatabase } from '../../db/open.ts';
import { contentRoot } from '../../db/paths.ts';
import type { LabourShareList } from '../../shared/api/hours.ts';
import type { Scheme } from '../../shared/api/schemes.ts';
import type { Tender } from '../../shared/api/tenders.ts';
import { testApp } from '../support/app.ts';
import { png } from '../support/pictures.ts';
import { completeScheme } from '../support/scheme.ts';
import { wordFile } from '../support/tender.ts';
import { schoolTender } from '../unit/tender-papers/support.ts';

const MIGRATIONS = join(contentRoot(), '..', 'migrations');
const files = readdirSync(MIGRATIONS).sort();
const now = () => '2026-11-23T09:00:00.000Z';
const THEN = '2026-03-01T09:00:00.000Z';
const LINES = 40;

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const hash = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

function withSchemes(raw: Database.Database): void {
  const content = JSON.stringify({ ...completeScheme(), title: 'Schéma d’alors' });
  raw.prepare('INSERT INTO organisations (id, name, created_at) VALUES (?, ?, ?)').run('local', 'Ce poste', THEN);
  raw
    .prepare('INSERT INTO schemes (id, organisation_id, title, revision, content, example, created_at, updated_at) VALUES (?, ?, ?, ?, ?, 0, ?, ?)')
    .run('s1', 'local', 'Schéma d’alors', 3, content, THEN, THEN);
  for (const revision of [1, 2]) raw.prepare('INSERT INTO scheme_versions VALUES (?, ?, ?, ?, ?, ?)').run('s1', revision, THEN, 'local', '["title"]', content);
  const logo = png(300, 100);
  raw
    .prepare(
      'INSERT INTO files (id, organisation_id, kind, name, media_type, bytes, width, height, warnings, data, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    )
    .run('f1', 'local', 'logo', 'logo.png', 'image/png', logo.length, 300, 100, '[]', logo, THEN);
  // Several in the same instant, as the pages then saved: their order is that of their writing.
  for (let line = 0; line < LINES; line++)
    raw
      .prepare('INSERT INTO audit_log VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(`${(line * 7919) % LINES}`, 'local', 'local', THEN, 'scheme.updated', 'scheme', `s${line} « é » "`);
}

async function withTenders(raw: Database.Database): Promise<void> {
  const { id: _i, revision: _r, createdAt: _c, updatedAt: _u, exerciseId: _e, ...content } = schoolTender();
  raw
    .prepare('INSERT INTO tenders (id, organisation_id, title, revision, content, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)')
    .run('t1', 'local', content.title, 2, JSON.stringify(content), THEN, THEN);
  const data = await wordFile('# Objet', 'Le présent cahier.');
  const reading = JSON.stringify({ reader: 1, outline: [], paragraphs: [], existing: [], guessedPiece: null, warnings: [] });
  raw
    .prepare(
      'INSERT INTO tender_documents (id, tender_id, organisation_id, piece, name, media_type, bytes, reading, created_at, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    )
    .run('d1', 't1', 'local', 'ccap', 'CCAP.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', data.length, reading, THEN, data);
  raw.prepare('INSERT INTO labour_shares VALUES (?, ?, ?, ?, ?)').run('local', 'gros-oeuvre', 4321, 'Notre bilan', THEN);
}

/** A database as Clausier left it at that version. */
async function databaseOf(version: number): Promise<{ folder: string; path: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'clausier-version-'));
  folders.push(folder);
  const path = join(folder, 'clausier.db');
  const raw = new Database(path);
  raw.pragma('journal_mode = WAL');
  raw.pragma('foreign_keys = ON');
  for (const file of files.slice(0, version)) raw.exec(readFileSync(join(MIGRATIONS, file), 'utf8'));
  raw.pragma(`user_version = ${version}`);
  withSchemes(raw);
  if (version >= 2) await withTenders(raw);
  raw.close();
  return { folder, path };
}

const EARLIER = files.map((file) => Number(file.slice(0, 4))).filter((version) => version < knownVersion() && version < 3);

describe.each(EARLIER)('a database of version %i', (version) => {
  it('opens with all it held, read through the routes', async () => {
    const { path } = await databaseOf(version);
    const app = await testApp({ database: path });
    const get = async <T>(url: string): Promise<T> => {
      const reply = await app.call({ method: 'GET', url });
      expect(reply.statusCode, `${url} ${reply.body.slice(0, 300)}`).toBe(200);
      return reply.json<T>();
    };
    expect(await get<Scheme>('/api/schemes/s1')).toMatchObject({ title: 'Schéma d’alors', revision: 3 });
    expect((await get<{ items: unknown[] }>('/api/schemes/s1/versions')).items).toHaveLength(2);
    expect((await app.call({ method: 'GET', url: '/api/files/f1' })).rawPayload.equals(Buffer.from(png(300, 100)))).toBe(true);
    const saved = await app.call({ method: 'PATCH', url: '/api/schemes/s1', headers: { 'if-match': '"3"' }, payload: { title: 'Repris' } });
    expect(saved.statusCode, saved.body.slice(0, 300)).toBe(200);
    if (version >= 2) {
      expect(await get<Tender>('/api/tenders/t1')).toMatchObject({ revision: 2, title: schoolTender().title });
      expect((await app.call({ method: 'GET', url: '/api/tenders/t1/documents/d1/original.docx' })).rawPayload.subarray(0, 2).toString()).toBe('PK');
      const { items } = await get<LabourShareList>('/api/hours/labour-shares');
      expect(JSON.stringify(items)).toContain('4321');
    }
    const audit = await get<{ valid?: boolean; lines?: number }>('/api/audit/check');
    expect(JSON.stringify(audit)).toContain(`${LINES + 1}`);
    expect(checkFile(join(app.folder, 'clausier.db'))).toMatchObject({ schemaVersion: knownVersion(), integrity: 'ok', orphans: 0, chainFaults: [] });
    await app.close();
    // The content is read again: a database of then has none that today's would keep.
  }, 60_000);

  it('has its journal chained, in the order it was written', async () => {
    const { path } = await databaseOf(version);
    const database = openDatabase(path, now);
    const lines = database.reader.raw.prepare<[], string>('SELECT entity_id FROM audit_lines ORDER BY seq').pluck().all();
    expect(lines).toEqual(Array.from({ length: LINES }, (_, line) => `s${line} « é » "`));
    database.close();
    expect(checkFile(path).chains).toMatchObject([{ organisationId: 'local', seq: LINES }]);
  });

  it('is copied beside itself first, at its own version, whole', async () => {
    const { folder, path } = await databaseOf(version);
    openDatabase(path, now).close();
    const [copy = ''] = readdirSync(folder).filter((name) => name !== 'clausier.db');
    expect(copy).toBe(`clausier.db.avant-${String(knownVersion()).padStart(4, '0')}-2026-11-23`);
    expect(checkFile(join(folder, copy))).toMatchObject({
      schemaVersion: version,
      integrity: 'ok',
      orphans: 0,
      counts: { schemes: 1, scheme_versions: 2, files: 1 },
    });
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it('is left alone when its copy cannot be made, and an upgrade cut short is taken up again', async () => {
    const { folder, path } = await databaseOf(version);
    // What a stop half-way leaves: an unfinished copy, and the first of the migrations done.
    copyFileSync(inject('templateDatabase'), `${path}.avant-${String(knownVersion()).padStart(4, '0')}-2026-11-23.en-cours`);
    if (version === 1) {
      const raw = new Database(path);
      raw.exec(readFileSync(join(MIGRATIONS, files[1] ?? ''), 'utf8'));
      raw.pragma('user_version = 2');
      raw.close();
    }
    openDatabase(path, now).close();
    expect(checkFile(path)).toMatchObject({ schemaVersion: knownVersion(), integrity: 'ok', orphans: 0, chainFaults: [] });
    expect(readdirSync(folder).filter((name) => name.includes('en-cours'))).toEqual([]);
  });

  it('stays as it was when a migration fails', async () => {
    const { path } = await databaseOf(version);
    const raw = new Database(path);
    // The last migration makes this table itself.
    raw.exec('CREATE TABLE audit_lines (a TEXT)');
    raw.close();
    expect(() => openDatabase(path, now)).toThrow(/audit_lines/);
    const after = new Database(path, { readonly: true });
    expect(after.prepare('SELECT count(*) FROM audit_log').pluck().get()).toBe(LINES);
    expect(after.pragma('user_version', { simple: true })).toBeLessThan(knownVersion());
    after.close();
  });
});

describe('a database of version 3', () => {
  it('opens with its consultations, which are real work, not practice', async () => {
    const { path } = await databaseOf(2);
    const raw = new Database(path);
    raw.function('sha256', (text) => createHash('sha256').update(String(text)).digest('hex'));
    raw.exec(readFileSync(join(MIGRATIONS, files[2] ?? ''), 'utf8'));
    raw.pragma('user_version = 3');
    raw.close();
    const app = await testApp({ database: path });
    expect((await app.call({ method: 'GET', url: '/api/tenders' })).json()).toMatchObject({ total: 1, items: [{ id: 't1' }] });
    expect((await app.call({ method: 'GET', url: '/api/tenders/t1' })).json<Tender>()).toMatchObject({ revision: 2, exerciseId: null });
    const saved = await app.call({ method: 'PATCH', url: '/api/tenders/t1', headers: { 'if-match': '"2"' }, payload: { title: 'Reprise' } });
    expect(saved.statusCode, saved.body.slice(0, 300)).toBe(200);
    await app.close();
  }, 60_000);
});

describe('a database of a later version', () => {
  it('is refused, and its file is the same to the byte', async () => {
    const { path } = await databaseOf(2);
    const raw = new Database(path);
    raw.pragma(`user_version = ${knownVersion() + 1}`);
    raw.close();
    const before = hash(path);
    expect(() => openDatabase(path, now)).toThrow(DatabaseTooRecent);
    expect(() => checkFile(path)).toThrow(DatabaseTooRecent);
    expect(hash(path)).toBe(before);
  });
});
