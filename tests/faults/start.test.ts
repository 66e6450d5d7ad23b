/** What stops the start is told in French, with what to do, and nothing on disk is changed. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { SERVED } from '../support/app.ts';
import { canMount, fillFolder, isRoot, newFolder, readOnlyFolder, smallDisk, start, startAndFail, stopAll } from '../support/process.ts';

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

const hash = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
const database = (data: string): string => join(data, 'clausier.db');
/** A person reads this: no stack, no English. */
const readable = (output: string): void => {
  expect(output).not.toMatch(/^\s+at .+:\d+/m);
  expect(output).not.toMatch(/\b(Error|node:internal|SqliteError)\b/);
};

describe('a first start', () => {
  it('makes its folder, says where it is, answers, and stops when asked', async () => {
    const data = join(folder('first'), 'sous', 'dossier');
    const server = await start(data);
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await server.call('GET', '/api/health')).status).toBe(200);
    expect((await server.call('GET', '/')).body).toContain('<div id=');
    expect(await server.stop('SIGTERM')).toBe(0);
    expect(readdirSync(data).filter((name) => /-(wal|shm)$/.test(name))).toEqual([]);
  });

  it('stops on Ctrl C too, even while a browser keeps its connection', async () => {
    const server = await start(filled('interrupt'));
    await server.call('GET', '/api/health', undefined, { connection: 'keep-alive' });
    expect(await server.stop('SIGINT')).toBe(0);
  });

  it('keeps what was written for the next one', async () => {
    const data = filled('again');
    const first = await start(data);
    const made: { id: string } = JSON.parse((await first.call('POST', '/api/schemes', { title: 'Demain' })).body);
    await first.stop();
    const second = await start(data);
    expect((await second.call('GET', `/api/schemes/${made.id}`)).body).toContain('Demain');
    await second.stop();
  });
});

describe('the environment', () => {
  it.each([
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PORT', '30.5'],
    ['CLAUSIER_LOG', 'bavard'],
  ])('%s=%s is refused, naming it', async (name, value) => {
    const data = join(folder('environment'), 'data');
    const { code, output } = await startAndFail(data, { [name]: value });
    expect(code).toBe(1);
    expect(output).toContain(`${name} :`);
    readable(output);
    expect(existsSync(data)).toBe(false);
  });

  it.each(['0.0.0.0', '192.168.1.10', '::'])('HOST=%s is refused on one desk, and asks for a secret and an address to serve an organisation', async (host) => {
    const data = join(folder('network'), 'data');
    const desk = await startAndFail(data, { HOST: host, CLAUSIER_MODE: 'local' });
    expect([desk.code, desk.output]).toEqual([1, expect.stringContaining('HOST :')]);
    const served = await startAndFail(data, { HOST: host });
    expect(served.code).toBe(1);
    for (const variable of ['CLAUSIER_SECRET :', 'CLAUSIER_URL :']) expect(served.output).toContain(variable);
    readable(served.output);
    expect(existsSync(data)).toBe(false);
  });

  it('takes an empty variable as an absent one', async () => {
    const server = await start(filled('empty'), { HOST: '', CLAUSIER_LOG: '' });
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:/);
    await server.stop();
  });
});

describe('a port already used', () => {
  it('is named, with another to choose', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address();
        resolve(address && typeof address === 'object' ? address.port : 0);
      });
    });
    const { code, output } = await startAndFail(folder('port'), { PORT: String(port) });
    expect(code).toBe(1);
    expect(output).toContain(`Le port ${port} est déjà utilisé`);
    expect(output).toContain(`PORT=${port + 1} npm start`);
    readable(output);
    await new Promise((resolve) => {
      other.close(resolve);
    });
  });
});

describe('a database that cannot be opened', () => {
  it('of a later version is left alone, to the byte', async () => {
    const data = folder('later');
    const raw = new Database(database(data));
    raw.exec('CREATE TABLE future (id TEXT)');
    raw.pragma('user_version = 9999');
    raw.close();
    const before = hash(database(data));
    const { code, output } = await startAndFail(data);
    expect(code).toBe(1);
    expect(output).toContain('version plus récente');
    expect(output).toContain('CLAUSIER_DATA=');
    readable(output);
    expect(hash(database(data))).toBe(before);
  });

  it.each([
    ['a text', 'Ceci n’est pas une base, mais un texte assez long pour en avoir l’air. '.repeat(40)],
    ['a database cut short', null],
  ])('%s is left alone, to the byte', async (_name, text) => {
    const data = folder('garbage');
    if (text === null) {
      fillFolder(data);
      writeFileSync(database(data), Buffer.concat([Buffer.from('pas SQLite du tout'), readFileSync(database(data)).subarray(18, 20_000)]));
    } else writeFileSync(database(data), text);
    const before = hash(database(data));
    const { code, output } = await startAndFail(data);
    expect(code).toBe(1);
    expect(output).toContain('n’est pas une base Clausier lisible');
    readable(output);
    expect(hash(database(data))).toBe(before);
  });

  it('held by another program is told, and opens once it is free', async () => {
    const data = filled('locked');
    await (await start(data)).stop();
    const other = new Database(database(data));
    other.pragma('locking_mode = EXCLUSIVE');
    other.exec('BEGIN EXCLUSIVE');
    const { code, output } = await startAndFail(data);
    other.exec('ROLLBACK');
    other.close();
    expect(code).toBe(1);
    expect(output).toContain('occupée par un autre programme');
    readable(output);
    await (await start(data)).stop();
  });

  it('of another program, with tables of its own, is not filled with ours', async () => {
    const data = folder('foreign');
    const raw = new Database(database(data));
    raw.exec('CREATE TABLE meta (a TEXT); CREATE TABLE clients (nom TEXT)');
    raw.close();
    const before = hash(database(data));
    const { code, output } = await startAndFail(data);
    expect(code).toBe(1);
    expect(output).toContain('n’est pas une base Clausier');
    readable(output);
    expect(hash(database(data))).toBe(before);
  });
});

describe('a folder that does not do', () => {
  it('because it is a file, is named', async () => {
    const file = join(folder('file'), 'data');
    writeFileSync(file, 'x');
    const { code, output } = await startAndFail(file);
    expect(code).toBe(1);
    expect(output).toContain(file);
    expect(output).toContain('CLAUSIER_DATA=');
    readable(output);
  });

  it('because a base of SQLite is in it and the data is to be on PostgreSQL, is left as it is', async () => {
    const data = filled('two-bases');
    const before = hash(database(data));
    const { code, output } = await startAndFail(data, { ...SERVED, CLAUSIER_DATABASE_URL: 'postgres://clausier:secret@127.0.0.1:1/clausier' });
    expect(code).toBe(1);
    expect(output).toContain('base SQLite');
    expect(output).toContain('CLAUSIER_DATA=');
    expect(output).not.toContain('secret@');
    readable(output);
    expect(readdirSync(data)).toEqual(['clausier.db']);
    expect(hash(database(data))).toBe(before);
  });

  const skipped = isRoot && !canMount && process.env.CI !== 'true';
  it.skipIf(skipped)(`because nobody may write in it, is named${skipped ? ' (skipped: root ignores permissions and cannot mount here)' : ''}`, async () => {
    const { folder: data, release } = readOnlyFolder();
    try {
      const { code, output } = await startAndFail(data);
      expect(code).toBe(1);
      expect(output).toMatch(/accessible en écriture|n’est pas permis/);
      expect(output).toContain(data);
      readable(output);
    } finally {
      release();
    }
  });

  const noMount = !canMount && process.env.CI !== 'true';
  it.skipIf(noMount)(`because its disk is full, is told so${noMount ? ' (skipped: needs the right to mount a disk)' : ''}`, async () => {
    const disk = smallDisk(400);
    try {
      const { code, output } = await startAndFail(disk.folder);
      expect(code).toBe(1);
      expect(output).toContain('Le disque est plein');
      readable(output);
    } finally {
      disk.release();
    }
  });
});
