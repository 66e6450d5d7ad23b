/**
 * Published contracts imported: against reading the whole file then the same inserts, against DuckDB; memory of the server from 100 MB to
 * 1 GB; indicators on a million contracts; what a clause costs to read meanwhile.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, openAsBlob, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import autocannon from 'autocannon';
import type { Import } from '../../shared/api/imports.ts';
import type { IndicatorList } from '../../shared/api/indicators.ts';
import { writeContracts } from '../support/decp-generator/index.ts';
import { duckdbTime } from './duckdb.ts';
import type { ImportRun } from './import-run.ts';
import { compare, median, timed } from './pairs.ts';
import { residentMemory, type StartedServer, startServer } from './places.ts';
import type { Bench, Figure } from './report.ts';

const SMALL = 100_000;
const LARGE = 1_000_000;
const PAIRS = 3;
const READINGS = 9;
const SECONDS = 8;
const CONNECTIONS = 10;
const CLAUSE = '/api/clauses/accessibilite-conception-universelle';
const root = join(import.meta.dirname, '../..');

/** What was just written goes to the disk first: an import that waits for the disk would wait for that too. */
const settleDisk = (): void => void spawnSync('sync');

function runImport(mode: 'ours' | 'whole', file: string, folder: string): ImportRun {
  settleDisk();
  for (const name of readdirSync(folder)) if (name.endsWith('.db')) rmSync(join(folder, name));
  const done = spawnSync(process.execPath, [join(root, 'node_modules/tsx/dist/cli.mjs'), join(import.meta.dirname, 'import-run.ts'), mode, file, folder], {
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(done.stderr.slice(0, 500));
  const run: ImportRun = JSON.parse(done.stdout);
  return run;
}

async function sent({ url }: StartedServer, file: string): Promise<string> {
  const form = new FormData();
  form.set('options', JSON.stringify({ buyers: [] }));
  form.set('file', await openAsBlob(file), 'marches.json');
  const reply = await fetch(`${url}/api/decp/imports`, { method: 'POST', body: form });
  if (reply.status !== 202) throw new Error(`${reply.status} ${(await reply.text()).slice(0, 300)}`);
  const { id }: Import = await reply.json();
  return id;
}

async function ended({ url }: StartedServer, id: string): Promise<Import> {
  for (;;) {
    const one: Import = await (await fetch(`${url}/api/decp/imports/${id}`)).json();
    if (one.state !== 'waiting' && one.state !== 'reading') return one;
    await wait(500);
  }
}

async function finished(server: StartedServer, file: string): Promise<void> {
  const { state, failure } = await ended(server, await sent(server, file));
  if (state !== 'done') throw new Error(`import ${state} : ${failure?.message ?? ''}`);
}

/** Milliseconds under which 99 % of the readings of a clause are answered. */
async function slowestReadings({ url }: StartedServer): Promise<number> {
  const { latency, errors, non2xx } = await autocannon({ url: `${url}${CLAUSE}`, connections: CONNECTIONS, duration: SECONDS });
  if (errors + non2xx > 0) throw new Error(`${errors} erreurs, ${non2xx} réponses en échec`);
  return latency.p99;
}

async function speed(small: string, folder: string): Promise<Figure[]> {
  const time = (mode: 'ours' | 'whole') => async () => runImport(mode, small, folder).milliseconds;
  const { ours, theirs, ratio } = await compare(PAIRS, time('ours'), time('whole'));
  const duck = duckdbTime(folder, small);
  const records = runImport('ours', small, folder).records;
  return [
    { what: 'importés, dédoublonnés, indexés', value: (records / ours) * 1000, unit: '/s', detail: `${Math.round(statSync(small).size / 1e6)} Mo` },
    { what: 'JSON.parse du fichier entier, mêmes insertions', value: (records / theirs) * 1000, unit: '/s' },
    { what: 'rapport', value: 1 / ratio, unit: '', bar: { limit: 1, is: 'at-least' } },
    typeof duck === 'number'
      ? { what: 'temps, rapporté à DuckDB (lecture et taux)', value: ours / duck, unit: '', bar: { limit: 1, is: 'at-most' } }
      : { what: 'DuckDB', value: Number.NaN, unit: '', detail: duck },
  ];
}

async function memory(small: string): Promise<number> {
  const server = await startServer();
  try {
    await finished(server, small);
    return residentMemory(server.pid).most;
  } finally {
    await server.stop();
  }
}

/** Of the buyer who has most contracts, five years. */
async function indicators({ url }: StartedServer): Promise<Figure[]> {
  const { buyers, years }: IndicatorList = await (await fetch(`${url}/api/indicators`)).json();
  const [buyer] = [...buyers].sort((a, b) => b.contracts - a.contracts);
  const to = years[0] ?? 2026;
  const address = `${url}/api/indicators/series?buyer=${buyer?.siren}&from=${to - 4}&to=${to}`;
  const times: number[] = [];
  for (let i = 0; i < READINGS; i++) times.push(await timed(async () => (await fetch(address)).arrayBuffer()));
  return [
    {
      what: 'indicateurs d’un acheteur, cinq ans, sur un million de marchés',
      value: median(times),
      unit: 'ms',
      bar: { limit: 100, is: 'at-most' },
      detail: `${buyer?.contracts} marchés chez lui, dans l’année par défaut`,
    },
  ];
}

async function large(path: string, smallMemory: number): Promise<Figure[]> {
  const server = await startServer();
  try {
    const idle = await slowestReadings(server);
    const id = await sent(server, path);
    const busy = await slowestReadings(server);
    const during = await (await fetch(`${server.url}/api/decp/imports/${id}`)).json();
    const { state } = await ended(server, id);
    if (state !== 'done') throw new Error(`import ${state}`);
    const { most } = residentMemory(server.pid);
    return [
      { what: 'mémoire du serveur, fichier de 100 Mo', value: smallMemory, unit: 'Mo', bar: { limit: 250, is: 'at-most' } },
      { what: 'fichier de 1 Go', value: most, unit: 'Mo', bar: { limit: 250, is: 'at-most' } },
      { what: 'rapport', value: most / smallMemory, unit: '', bar: { limit: 1.15, is: 'at-most' } },
      ...(await indicators(server)),
      {
        what: 'lecture d’une clause pendant l’import, 99 % sous, rapporté au repos',
        value: busy / idle,
        unit: '',
        bar: { limit: 3, is: 'at-most' },
        detail: `${idle}\u00a0ms au repos, ${busy}\u00a0ms pendant (${during.state})`,
      },
    ];
  } finally {
    await server.stop();
  }
}

export const imports: Bench = {
  name: 'imports',
  title: 'Import de marchés publiés',
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'clausier-bench-imports-'));
    try {
      const [small, million] = [join(folder, 'small.json'), join(folder, 'large.json')];
      writeContracts(small, { contracts: SMALL });
      const fast = await speed(small, folder);
      writeContracts(million, { contracts: LARGE });
      return [...fast, ...(await large(million, await memory(small)))];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
