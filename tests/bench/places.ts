/** Where the built product is, and how benches open or start it. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../db/open.ts';
import { fillDatabase, type LoadedContent } from '../../db/loader/index.ts';
import type { Context } from '../../server/context.ts';
import { startWorkers, type Workers } from '../../server/jobs/workers.ts';
import { openContext } from '../../server/open.ts';
import { testConfig } from '../support/app.ts';

const root = join(import.meta.dirname, '../..');
export const PAGES = join(root, 'dist/client');
export const SERVER = join(root, 'dist/server');
const START_SECONDS = 30;

const temporary = (): string => mkdtempSync(join(tmpdir(), 'clausier-bench-'));

export const builtWorkers = (): Workers => startWorkers(join(SERVER, 'worker.js'), (error) => process.stderr.write(`worker : ${String(error)}\n`));

export type OpenedContext = { context: Context; close: () => Promise<void> };

/** The whole product but its port, on a new database; with another library when one is given. */
export async function openProduct({ library, workers = builtWorkers() }: { library?: LoadedContent; workers?: Workers } = {}): Promise<OpenedContext> {
  const folder = temporary();
  const path = join(folder, 'clausier.db');
  const clock = { now: () => new Date().toISOString(), today: () => new Date().toISOString().slice(0, 10) };
  if (library) {
    // Written by the product's own loader under the version of the real content: opening keeps it.
    const database = openDatabase(path, clock.now);
    await fillDatabase(database, library, clock.today());
    await database.close();
  }
  let count = 0;
  const { context, close } = await openContext(testConfig(folder), { clock, newId: () => `id-${++count}`, workers });
  return {
    context,
    close: async () => {
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The options of Node that `npm start`, or the unit of an organisation's server, gives: each is measured as it is started. */
function startOptions(served: boolean): string[] {
  const read: { scripts: { start: string } } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const unit = readFileSync(join(root, 'server/deploy/clausier.service'), 'utf8');
  const command = served ? (/^ExecStart=(.*)$/m.exec(unit)?.[1] ?? '') : read.scripts.start;
  return command.split(' ').filter((part) => part.startsWith('--'));
}

/** `startMs`: from nothing to the address it says. */
export type StartedServer = { url: string; pid: number; startMs: number; stop: () => Promise<void> };

type Starting = {
  environment?: Record<string, string>;
  /** Fills the new data folder before the server opens it. */
  prepare?: (folder: string) => Promise<void>;
};

/** The built server in its own process, on a free port and a new database. */
export async function startServer({ environment = {}, prepare }: Starting = {}): Promise<StartedServer> {
  const folder = temporary();
  await prepare?.(folder);
  const start = performance.now();
  const child = spawn(process.execPath, [...startOptions(environment['CLAUSIER_MODE'] === 'server'), join(SERVER, 'main.js')], {
    env: { ...process.env, PORT: '0', CLAUSIER_DATA: folder, CLAUSIER_LOG: 'error', CLAUSIER_BACKUP_HOURS: '0', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = async () => {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  const url = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('le serveur n’a pas démarré')), START_SECONDS * 1000);
    child.once('exit', (code) => reject(new Error(`le serveur s’est arrêté (${code})`)));
    child.stdout.on('data', (text: Buffer) => {
      const found = /http:\/\/[\d.]+:\d+/.exec(text.toString());
      if (!found) return;
      clearTimeout(late);
      resolve(found[0]);
    });
  });
  return { url, pid: child.pid ?? 0, startMs: performance.now() - start, stop };
}

/** Resident memory of a process and the most it ever had, in MB. */
export function residentMemory(pid: number): { now: number; most: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (key: string) => Number(new RegExp(`${key}:\\s+(\\d+)`).exec(status)?.[1] ?? Number.NaN) / 1024;
  return { now: megabytes('VmRSS'), most: megabytes('VmHWM') };
}
