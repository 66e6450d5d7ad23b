/** Backups, restores and upgrades cut short, on disks that are full or read-only: the old state or the new one, never neither. */
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { checkFile } from '../../db/check.ts';
import { knownVersion } from '../../db/migrate.ts';
import { contentRoot } from '../../db/paths.ts';
import { verifyFile } from '../../server/backups/sound.ts';
import type { Problem } from '../../shared/api/common.ts';
import type { Backup, ServiceState } from '../../shared/api/service.ts';
import { SERVED } from '../support/app.ts';
import { expectWhole } from '../support/kill-series.ts';
import {
  canMount,
  fillFolder,
  isRoot,
  newFolder,
  readOnlyFolder,
  runCommand,
  type Server,
  smallDisk,
  start,
  startAndFail,
  startAndKill,
  stopAll,
} from '../support/process.ts';

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

const NO_MOUNT = !canMount && process.env.CI !== 'true';
const why = NO_MOUNT ? ' (skipped: needs the right to mount a disk)' : '';

const database = (data: string): string => join(data, 'clausier.db');
const backups = (data: string): string => join(data, 'sauvegardes');
const create = async (server: Server, title: string): Promise<void> => {
  const { status, body } = await server.call('POST', '/api/schemes', { title });
  expect(status, body.slice(0, 200)).toBe(201);
};
const titles = async (server: Server): Promise<string> => (await server.call('GET', '/api/schemes')).body;
const make = async (server: Server): Promise<Backup> => {
  const { status, body } = await server.call('POST', '/api/service/backups');
  expect(status, body.slice(0, 200)).toBe(201);
  return JSON.parse(body);
};
const state = async (server: Server): Promise<ServiceState> => JSON.parse((await server.call('GET', '/api/service')).body);
const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** Makes the database heavy, so that what reads or copies it takes a while. */
function fatten(data: string, megabytes: number): void {
  const raw = new Database(database(data));
  const insert = raw.prepare("INSERT INTO files VALUES (?, 'local', 'logo', 'lourd.png', 'image/png', 1000000, 1, 1, '[]', randomblob(1000000), '2026-01-01')");
  raw.transaction(() => {
    for (let file = 0; file < megabytes; file++) insert.run(`lourd-${file}`);
  })();
  raw.close();
}

/** A data folder with a first backup, and something written since. */
async function twoStates(name: string): Promise<{ data: string; backup: string }> {
  const data = filled(name);
  const server = await start(data);
  await create(server, 'Avant la sauvegarde');
  const { name: backup } = await make(server);
  await create(server, 'Après la sauvegarde');
  await server.stop();
  return { data, backup: join(backups(data), backup) };
}

describe('a restore, from the command line', () => {
  it('is refused while the server runs, then brings the old state back, which can be undone', async () => {
    const { data, backup } = await twoStates('drill');
    const running = await start(data);
    const refused = await runCommand(data, ['restore', backup, '--oui']);
    expect([refused.code, refused.output]).toEqual([1, expect.stringContaining('arrêtez-le')]);
    expect(await titles(running)).toContain('Après');
    await running.stop();

    expect(await runCommand(data, ['restore', backup])).toMatchObject({ code: 2, output: expect.stringContaining('--oui') });
    const done = await runCommand(data, ['restore', backup, '--oui']);
    expect([done.code, done.output]).toEqual([0, expect.stringContaining('Pour revenir en arrière')]);
    const restored = await start(data);
    expect(await titles(restored)).toContain('Avant');
    expect(await titles(restored)).not.toContain('Après');
    await restored.stop();

    const aside = /restore (\S+avant-restauration\S+)/.exec(done.output)?.[1] ?? '';
    expect((await runCommand(data, ['restore', aside, '--oui'])).code).toBe(0);
    const back = await start(data);
    expect(await titles(back)).toContain('Après');
    await back.stop();
  });

  it('of a damaged backup is refused, and changes nothing', async () => {
    const { data, backup } = await twoStates('damaged');
    const file = readFileSync(backup);
    file.fill(0xa5, 400_000, 480_000);
    writeFileSync(backup, file);
    const before = readFileSync(database(data));
    expect(await runCommand(data, ['restore', backup, '--oui'])).toMatchObject({ code: 1 });
    expect(await runCommand(data, ['verify', backup])).toMatchObject({ code: 1 });
    expect(readFileSync(database(data)).equals(before)).toBe(true);
  });

  it('killed at any moment leaves the old state or the new one, whole', async () => {
    const { data, backup } = await twoStates('restore-kill');
    const seen = new Set<string>();
    for (let kill = 0; kill < 8; kill++) {
      await runCommand(data, ['restore', backup, '--oui'], { killAfter: 250 + kill * 60 });
      expectWhole(data, `kill ${kill}`);
      const raw = new Database(database(data), { readonly: true });
      const since = raw.prepare("SELECT count(*) FROM schemes WHERE title LIKE 'Après%'").pluck().get();
      raw.close();
      seen.add(since === 1 ? 'old' : 'new');
    }
    expect((await runCommand(data, ['restore', backup, '--oui'])).code).toBe(0);
    expect(readdirSync(data).filter((name) => /\.restauration(-|$)/.test(name))).toEqual([]);
    const server = await start(data);
    expect(await titles(server)).not.toContain('Après');
    await server.stop();
    expect(seen.size).toBeGreaterThan(0);
  });
});

describe('a database found damaged at start', () => {
  it('is not opened: the message names the last sound backup and the command, which puts it back', async () => {
    const { data, backup } = await twoStates('corrupt');
    const descriptor = openSync(database(data), 'r+');
    for (let page = 300; page < 340; page++) writeSync(descriptor, Buffer.alloc(4096, 0xa5), 0, 4096, page * 4096);
    closeSync(descriptor);
    const before = readFileSync(database(data));
    const { code, output } = await startAndFail(data);
    expect([code, output]).toEqual([1, expect.stringContaining('est abîmée')]);
    const command = /npm run clausier -- (restore \S+)/.exec(output)?.[1] ?? '';
    expect(command).toBe(`restore ${backup}`);
    expect(readFileSync(database(data)).equals(before)).toBe(true);
    expect((await runCommand(data, [...command.split(' '), '--oui'])).code).toBe(0);
    const server = await start(data);
    expect(await titles(server)).toContain('Avant');
    await server.stop();
  });
});

describe('a server killed while it makes a backup', () => {
  it('leaves the earlier backups, no half one under the name of a backup, and the next start makes one', async () => {
    const data = filled('backup-kill');
    const first = await start(data);
    const { name } = await make(first);
    await first.stop();
    fatten(data, 40);
    for (let kill = 0; kill < 6; kill++) {
      const server = await start(data);
      const asked = server.call('POST', '/api/service/backups').catch(() => null);
      await pause(40 + kill * 45);
      await server.stop('SIGKILL');
      await asked;
      expectWhole(data, `kill ${kill}`);
      for (const file of readdirSync(backups(data)).filter((known) => known.endsWith('.db')))
        expect((await verifyFile(join(backups(data), file))).damage, `${file} after kill ${kill}`).toEqual([]);
      expect((await runCommand(data, ['verify'])).code).toBe(0);
    }
    const server = await start(data);
    const made = await make(server);
    expect(made.name > name).toBe(true);
    expect(readdirSync(backups(data)).filter((file) => file.includes('en-cours'))).toEqual([]);
    await server.stop();
  });
});

describe('a server killed while it upgrades a database', () => {
  it('leaves it at one version or the other, whole, and the next start ends the upgrade', async () => {
    const MIGRATIONS = join(contentRoot(), '..', 'migrations');
    const data = folder('upgrade-kill');
    const raw = new Database(database(data));
    for (const file of readdirSync(MIGRATIONS).sort().slice(0, 2)) raw.exec(readFileSync(join(MIGRATIONS, file), 'utf8'));
    raw.pragma('user_version = 2');
    raw.exec("INSERT INTO organisations VALUES ('local', 'Ce poste', '2026-01-01T00:00:00.000Z')");
    const line = raw.prepare("INSERT INTO audit_log VALUES (?, 'local', 'local', '2026-01-01T00:00:00.000Z', 'scheme.updated', 'scheme', 'a')");
    raw.transaction(() => {
      for (let count = 0; count < 60_000; count++) line.run(String(count));
    })();
    raw.close();
    fatten(data, 20);
    for (let kill = 0; kill < 8; kill++) {
      await startAndKill(data, 150 + kill * 120);
      const facts = checkFile(database(data));
      expect(facts, `kill ${kill}`).toMatchObject({ integrity: 'ok', orphans: 0, chainFaults: [] });
      expect([2, knownVersion()]).toContain(facts.schemaVersion);
    }
    const server = await start(data);
    expect((await state(server)).schemaVersion).toBe(knownVersion());
    await server.stop();
    expectWhole(data, 'at the end');
    const copies = readdirSync(data).filter((name) => name.includes('.avant-'));
    expect(copies.map((name) => checkFile(join(data, name)).schemaVersion)).toEqual([2]);
  });
});

describe('backups on a disk that does not do', () => {
  it.skipIf(NO_MOUNT)(`because it is full: said in French, nothing half-made, and people go on writing${why}`, async () => {
    const disk = smallDisk(2000);
    try {
      const server = await start(filled('backup-full'), { CLAUSIER_BACKUPS: disk.folder });
      const refused = await server.call('POST', '/api/service/backups');
      const problem: Problem = JSON.parse(refused.body);
      expect(problem).toMatchObject({ status: 503, code: 'BACKUP_FAILED', detail: expect.stringContaining('plus de place') });
      expect(readdirSync(disk.folder)).toEqual([]);
      expect((await state(server)).backups.failure).toContain('plus de place');
      await create(server, 'Pendant ce temps');
      await server.stop();
    } finally {
      disk.release();
    }
  });

  it.skipIf(NO_MOUNT)(`because nobody may write on it: said in French, and people go on writing${why}`, async () => {
    const { folder: place, release } = readOnlyFolder();
    try {
      const data = filled('backup-readonly');
      const server = await start(data, { CLAUSIER_BACKUPS: place });
      const refused: Problem = JSON.parse((await server.call('POST', '/api/service/backups')).body);
      expect(refused).toMatchObject({ status: 503, detail: expect.stringContaining('accessible en écriture') });
      await create(server, 'Pendant ce temps');
      await server.stop();
      const said = await runCommand(data, ['backup', '--dossier', place]);
      expect([said.code, said.output]).toEqual([1, expect.stringContaining('accessible en écriture')]);
    } finally {
      release();
    }
  });
});

describe('a served Clausier that cannot write', () => {
  it.skipIf(NO_MOUNT)(`because the disk is full, does not start, and says so${why}`, async () => {
    const disk = smallDisk(400);
    try {
      expect(await startAndFail(disk.folder, SERVED)).toMatchObject({ code: 1, output: expect.stringContaining('Le disque est plein') });
    } finally {
      disk.release();
    }
  });

  it.skipIf(isRoot && NO_MOUNT)(`because its folder is read-only, does not start, and names it${why}`, async () => {
    const { folder: data, release } = readOnlyFolder();
    try {
      const { code, output } = await startAndFail(data, SERVED);
      expect([code, output]).toEqual([1, expect.stringMatching(/accessible en écriture|n’est pas permis/)]);
    } finally {
      release();
    }
  });

  it.skipIf(NO_MOUNT)(`because a database that was there is now on a read-only disk, does not start, and reads it unharmed later${why}`, async () => {
    const disk = smallDisk(40_000);
    try {
      const data = join(disk.folder, 'donnees');
      mkdirSync(data);
      await (await start(data, SERVED)).stop();
      disk.readOnly();
      const { code, output } = await startAndFail(data, SERVED);
      expect([code, output]).toEqual([1, expect.stringContaining('accessible en écriture')]);
      expect(existsSync(database(data))).toBe(true);
    } finally {
      disk.release();
    }
  });
});
