/** The built server as a real process on its own data folder, and disks made small or read-only. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

export const isRoot = process.getuid?.() === 0;

export const newFolder = (name: string): string => mkdtempSync(join(tmpdir(), `clausier-${name}-`));

/** A data folder where the content is already written, as after a first start, which takes ten times longer than the others. */
export function fillFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  copyFileSync(inject('templateDatabase'), join(folder, 'clausier.db'));
}

export type Answer = { status: number; headers: Headers; body: string };
export type Server = {
  address: string;
  child: ChildProcess;
  call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
  /** Sends the signal and gives the exit code; null when a signal ended it. */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>;
};
export type Ended = { code: number | null; output: string };

/** Started by tests that failed half-way: none may survive its file. */
const running = new Set<ChildProcess>();
export const stopAll = (): void => {
  for (const child of running) child.kill('SIGKILL');
};

function launch(data: string, environment: Record<string, string>, words: readonly string[] = ['dist/server/main.js']) {
  const [program = '', ...rest] = words;
  const child = spawn(process.execPath, [join(root, program), ...rest], {
    cwd: tmpdir(),
    // A backup made behind a test's back would be one more thing that happens.
    env: { PATH: process.env.PATH ?? '', CLAUSIER_DATA: data, PORT: '0', CLAUSIER_BACKUP_HOURS: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const said = { text: '' };
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said.text += text;
    });
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      running.delete(child);
      resolve(code);
    });
  });
  return { child, said, ended };
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** Starts the server and waits until it says it is ready. */
export async function start(data: string, environment: Record<string, string> = {}): Promise<Server> {
  const { child, said, ended } = launch(data, environment);
  let over = false;
  void ended.then(() => {
    over = true;
  });
  let address: string | undefined;
  for (let waited = 0; address === undefined && !over && waited < 60_000; waited += 20) {
    await pause(20);
    address = /prêt : (http:\/\/\S+)/.exec(said.text)?.[1];
  }
  if (address === undefined) throw new Error(`the server did not start: ${said.text}`);
  const base = address;
  const call: Server['call'] = async (method, path, body, headers = {}) => {
    const response = await fetch(base + path, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, headers: response.headers, body: await response.text() };
  };
  return {
    address,
    child,
    call,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
  };
}

/** Starts a server that is expected to give up, and gives what it said. */
export async function startAndFail(data: string, environment: Record<string, string> = {}): Promise<Ended> {
  return over(launch(data, environment), 60_000);
}

async function over({ child, said, ended }: ReturnType<typeof launch>, milliseconds: number): Promise<Ended> {
  const late = setTimeout(() => child.kill('SIGKILL'), milliseconds);
  const code = await ended;
  clearTimeout(late);
  return { code, output: said.text };
}

/** Starts a server and kills it after this time, ready or not. */
export const startAndKill = (data: string, milliseconds: number, environment: Record<string, string> = {}): Promise<Ended> =>
  over(launch(data, environment), milliseconds);

/** Runs the command line; `killAfter`: milliseconds after which it is killed, in the middle of what it does. */
export const runCommand = (
  data: string,
  words: readonly string[],
  { environment = {}, killAfter = 60_000 }: { environment?: Record<string, string>; killAfter?: number } = {},
): Promise<Ended> => over(launch(data, environment, ['dist/server/cli.js', ...words]), killAfter);

/** The command line at work, to stop as a person does. */
export function startCommand(data: string, words: readonly string[]): { interrupt: () => void; ended: Promise<Ended> } {
  const launched = launch(data, {}, ['dist/server/cli.js', ...words]);
  return { interrupt: () => void launched.child.kill('SIGINT'), ended: over(launched, 60_000) };
}

export type Disk = { folder: string; readOnly: () => void; release: () => void };

/** Mounting needs root; elsewhere the tests that need it are skipped, except on CI where nothing is. */
export const canMount = ((): boolean => {
  if (!isRoot) return false;
  const folder = newFolder('mount');
  const done = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]).status === 0;
  if (done) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true, force: true });
  return done;
})();

/** A disk in memory of this size. */
export function smallDisk(kilobytes: number): Disk {
  const folder = newFolder('disk');
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder], { encoding: 'utf8' });
  if (mounted.status !== 0) throw new Error(`mount: ${mounted.stderr}`);
  return {
    folder,
    readOnly: () => {
      const done = spawnSync('mount', ['-o', 'remount,ro', folder], { encoding: 'utf8' });
      if (done.status !== 0) throw new Error(`remount: ${done.stderr}`);
    },
    release: () => {
      spawnSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A folder nobody may write in: a read-only disk for root, whom permissions do not stop. */
export function readOnlyFolder(): { folder: string; release: () => void } {
  if (isRoot) {
    const disk = smallDisk(1024);
    disk.readOnly();
    return disk;
  }
  const folder = newFolder('readonly');
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o555);
  return {
    folder,
    release: () => {
      chmodSync(folder, 0o755);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
