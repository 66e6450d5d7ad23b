import { openAsBlob, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { figuresFile, figuresFolder, openFigures } from '../../db/figures/open.ts';
import type { Import, ImportList } from '../../shared/api/imports.ts';
import type { ContractPage } from '../../shared/api/indicators.ts';
import { writeContracts } from '../support/decp-generator/index.ts';
import { fileOf, marche } from '../support/imports.ts';
import { canMount, fillFolder, newFolder, runCommand, type Server, smallDisk, start, startCommand, stopAll } from '../support/process.ts';

const data = newFolder('imports');
const work = newFolder('imports-files');
beforeAll(() => fillFolder(data));
afterEach(stopAll);
afterAll(() => {
  for (const folder of [data, work]) rmSync(folder, { recursive: true, force: true });
});

const small = join(work, 'petit.json');
const big = join(work, 'gros.json');
writeFileSync(small, fileOf([marche(), marche({ id: '2025-002' })]));

async function send({ address }: Server, path: string): Promise<string> {
  const form = new FormData();
  form.set('file', await openAsBlob(path), 'marches.json');
  const reply = await fetch(`${address}/api/decp/imports`, { method: 'POST', body: form, headers: { origin: address } });
  expect(reply.status).toBe(202);
  const made: Import = await reply.json();
  return made.id;
}

/** The one at work, whoever sent it. */
async function readingIn({ call }: Server): Promise<Import | undefined> {
  const { items }: ImportList = JSON.parse((await call('GET', '/api/decp/imports')).body);
  return items.find(({ state }) => state === 'reading');
}

async function stateOf({ call }: Server, id: string): Promise<Import['state'] | undefined> {
  const { items }: ImportList = JSON.parse((await call('GET', '/api/decp/imports')).body);
  return items.find((one) => one.id === id)?.state;
}

const pause = (milliseconds: number) =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
async function until(server: Server, id: string, wanted: (state: Import['state'] | undefined) => boolean): Promise<void> {
  while (!wanted(await stateOf(server, id))) await pause(50);
}

function count(): number {
  const raw = openFigures(figuresFile(data, 'local'));
  try {
    return Number(raw.prepare('SELECT count(*) FROM contracts').pluck().get());
  } finally {
    raw.close();
  }
}

it('killed during an import, the earlier data is there and the import is told interrupted', async () => {
  const first = await start(data);
  await until(first, await send(first, small), (state) => state === 'done');
  writeContracts(big, { contracts: 20_000 });
  const id = await send(first, big);
  await until(first, id, (state) => state === 'reading');
  await first.stop('SIGKILL');
  const second = await start(data);
  expect(await stateOf(second, id)).toBe('interrupted');
  expect(count()).toBe(2);
  expect(leftIn(data)).toEqual([]);
  await second.stop();
});

it('the command line imports while the server works, which reads the new data at once', async () => {
  const server = await start(data);
  const other = join(work, 'autre.json');
  writeFileSync(other, fileOf([marche({ id: '2025-003' })]));
  const { code, output } = await runCommand(data, ['import', other]);
  expect([code, output]).toEqual([0, expect.stringContaining('1 ajoutés')]);
  expect(count()).toBe(3);
  const { items }: ImportList = JSON.parse((await server.call('GET', '/api/decp/imports')).body);
  expect(items[0]).toMatchObject({ state: 'done', file: 'autre.json' });
  await server.stop();
});

/** Left where imports arrive and are made. */
const leftIn = (folder: string): string[] => [
  ...readdirSync(figuresFolder(folder, 'local')).filter((name) => name.startsWith('building')),
  ...readdirSync(join(figuresFolder(folder, 'local'), 'incoming')),
];

it('Ctrl C stops the command line while it reads: said in French, nothing left, the earlier data as it was', async () => {
  const server = await start(data);
  writeContracts(big, { contracts: 20_000 });
  const { interrupt, ended } = startCommand(data, ['import', big]);
  let reading = await readingIn(server);
  for (; !reading; reading = await readingIn(server)) await pause(20);
  interrupt();
  const { code, output } = await ended;
  expect([code, output]).toEqual([1, expect.stringContaining('L’import est arrêté. Les données sont comme avant.')]);
  expect(await stateOf(server, reading.id)).toBe('cancelled');
  expect(count()).toBe(3);
  expect(leftIn(data)).toEqual([]);
  await server.stop();
});

const noMount = !canMount && process.env.CI !== 'true';
it.skipIf(noMount)(
  `a disk that fills while a file is read${noMount ? ' (skipped: needs the right to mount a disk)' : ''}: the import says so, the rest is as it was`,
  async () => {
    const disk = smallDisk(80_000);
    try {
      const server = await start(disk.folder);
      await until(server, await send(server, small), (state) => state === 'done');
      const path = join(work, 'moyen.json');
      const { bytes } = writeContracts(path, { contracts: 10_000 });
      // Room for the file as it arrives, not for the data made of it.
      const { bavail, bsize } = statfsSync(disk.folder);
      writeFileSync(join(disk.folder, 'lest'), Buffer.alloc(bavail * bsize - bytes - 3_000_000));
      const id = await send(server, path);
      await until(server, id, (state) => state !== 'waiting' && state !== 'reading');
      const { items }: ImportList = JSON.parse((await server.call('GET', '/api/decp/imports')).body);
      expect(items.find((one) => one.id === id)).toMatchObject({
        state: 'failed',
        failure: { message: expect.stringContaining('disque du serveur est plein') },
      });
      expect(leftIn(disk.folder)).toEqual([]);
      const { total }: ContractPage = JSON.parse((await server.call('GET', '/api/contracts')).body);
      expect(total).toBe(2);
      await server.stop();
    } finally {
      disk.release();
    }
  },
);

it('the command line says in French what it cannot import, and leaves nothing', async () => {
  const wrong = join(work, 'page.json');
  writeFileSync(wrong, '<!doctype html><title>504</title>');
  for (const words of [
    ['import', wrong],
    ['import', join(work, 'absent')],
    ['import', small, '--sorte', 'autre'],
    ['import', small, '--organisation', 'inconnue'],
  ]) {
    const { code, output } = await runCommand(data, words);
    expect(code).not.toBe(0);
    expect(output).not.toMatch(/\n\s+at |Error/);
  }
  expect(count()).toBe(3);
});
