/** What goes wrong while people write: refused with a sentence, nothing acknowledged is lost, and it works again after. */
import { rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../shared/api/common.ts';
import type { Scheme } from '../../shared/api/schemes.ts';
import { type Answer, canMount, fillFolder, newFolder, type Server, smallDisk, start, stopAll } from '../support/process.ts';

const folders: string[] = [];
const folder = (name: string): string => {
  const made = newFolder(name);
  folders.push(made);
  return made;
};
const filled = (name: string): string => {
  const made = folder(name);
  fillFolder(made);
  return made;
};
afterAll(() => {
  stopAll();
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

const schemeOf = ({ status, body }: Answer): Scheme => {
  expect([200, 201], body.slice(0, 300)).toContain(status);
  return JSON.parse(body);
};
const problemOf = ({ headers, body }: Answer): Problem => {
  expect(headers.get('content-type'), body.slice(0, 300)).toContain('application/problem+json');
  return JSON.parse(body);
};
const create = async (server: Server, title: string): Promise<Scheme> => schemeOf(await server.call('POST', '/api/schemes', { title }));
const save = (server: Server, id: string, revision: number, payload: object): Promise<Answer> =>
  server.call('PATCH', `/api/schemes/${id}`, payload, { 'if-match': `"${revision}"` });
const read = async (server: Server, id: string): Promise<Scheme> => schemeOf(await server.call('GET', `/api/schemes/${id}`));

describe('another program holds the database while someone writes', () => {
  it('the save is refused as busy, the scheme is intact, and the next save works', async () => {
    const data = filled('busy');
    const server = await start(data);
    const { id } = await create(server, 'Avant');
    const other = new Database(join(data, 'clausier.db'));
    other.exec('BEGIN IMMEDIATE');
    const refused = await save(server, id, 1, { title: 'Pendant' });
    expect(refused.status).toBe(503);
    expect(problemOf(refused)).toMatchObject({ code: 'BUSY', status: 503, detail: expect.stringContaining('occupe la base') });
    expect((await read(server, id)).title).toBe('Avant');
    other.exec('ROLLBACK');
    other.close();
    expect(schemeOf(await save(server, id, 1, { title: 'Après' })).revision).toBe(2);
    expect(await server.stop()).toBe(0);
  });

  it('several writers waiting at once are each answered, and the server lives', async () => {
    const data = filled('queue');
    const server = await start(data);
    const schemes = await Promise.all([1, 2, 3].map((n) => create(server, `Schéma ${n}`)));
    const other = new Database(join(data, 'clausier.db'));
    other.exec('BEGIN IMMEDIATE');
    const waiting = schemes.map(({ id }) => save(server, id, 1, { title: 'En attente' }));
    await new Promise((resolve) => {
      setTimeout(resolve, 1500);
    });
    other.exec('ROLLBACK');
    other.close();
    for (const answer of await Promise.all(waiting)) expect([200, 503]).toContain(answer.status);
    for (const { id } of schemes) expect((await server.call('GET', `/api/schemes/${id}`)).status).toBe(200);
    await server.stop();
  });
});

const noMount = !canMount && process.env.CI !== 'true';

describe('the disk fills up', () => {
  it.skipIf(noMount)(
    `the save is refused as a full disk, what was saved stays, and saves work once there is room${noMount ? ' (skipped: needs the right to mount a disk)' : ''}`,
    async () => {
      const disk = smallDisk(16_000);
      try {
        const server = await start(disk.folder);
        const { id } = await create(server, 'Avant');
        const ballast = join(disk.folder, 'ballast');
        const filled =
          Math.max(
            0,
            16_000 -
              ['clausier.db', 'clausier.db-wal', 'clausier.db-shm'].reduce((sum, name) => sum + Math.ceil(statSync(join(disk.folder, name)).size / 1024), 0) -
              64,
          ) * 1024;
        writeFileSync(ballast, Buffer.alloc(filled));
        const description = 'x'.repeat(19_000);
        const heavy = {
          axes: [
            {
              id: 'a',
              kind: 'social',
              title: 'Axe',
              intro: '',
              origin: '',
              objectives: Array.from({ length: 30 }, (_, i) => ({ id: `o${i}`, title: '', description, actions: [] })),
            },
          ],
        };
        const refused = await save(server, id, 1, heavy);
        expect(refused.status, refused.body.slice(0, 300)).toBe(507);
        expect(problemOf(refused)).toMatchObject({ code: 'DISK_FULL', remedy: expect.stringContaining('Libérez de la place') });
        expect(await read(server, id)).toMatchObject({ title: 'Avant', revision: 1, axes: [] });
        unlinkSync(ballast);
        expect(schemeOf(await save(server, id, 1, heavy)).revision).toBe(2);
        expect(await server.stop()).toBe(0);
        const raw = new Database(join(disk.folder, 'clausier.db'), { readonly: true });
        expect(raw.pragma('integrity_check', { simple: true })).toBe('ok');
        raw.close();
      } finally {
        stopAll();
        disk.release();
      }
    },
  );
});

describe('a clean stop while someone writes', () => {
  it('answers what was asked, exits with zero, and keeps it', async () => {
    const data = filled('term');
    const server = await start(data);
    const { id } = await create(server, 'Avant');
    const pending = save(server, id, 1, { title: 'Juste avant l’arrêt' });
    await new Promise((resolve) => {
      setTimeout(resolve, 30);
    });
    const code = await server.stop('SIGTERM');
    expect((await pending).status).toBe(200);
    expect(code).toBe(0);
    const again = await start(data);
    expect((await read(again, id)).title).toBe('Juste avant l’arrêt');
    await again.stop();
  });
});
