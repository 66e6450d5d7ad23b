import { openAsBlob, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it } from 'vitest';
import { figuresFile, figuresFolder, openFigures } from '../../db/figures/open.ts';
import type { Import, ImportList } from '../../shared/api/imports.ts';
import { writeContracts } from '../support/decp-generator/index.ts';
import { fileOf, marche } from '../support/imports.ts';
import { newFolder, runCommand, type Server, start, stopAll } from '../support/process.ts';

const data = newFolder('imports');
const work = newFolder('imports-files');
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
  const left = readdirSync(figuresFolder(data, 'local')).filter((name) => name.startsWith('building'));
  expect([...left, ...readdirSync(join(figuresFolder(data, 'local'), 'incoming'))]).toEqual([]);
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
