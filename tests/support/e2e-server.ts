/** The built server as a child process, as a person starts it: it can be stopped and started again on the same data and port. */
import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';

const MAIN = join(import.meta.dirname, '..', '..', 'dist/server/main.js');
const READY = /Clausier est prêt : (http:\/\/127\.0\.0\.1:(\d+))/;
const PATIENCE = 60_000;

export type Server = {
  address: string;
  /** Where its data is. */
  folder: string;
  /** All it has printed since it was last started, such as the first administrator's link. */
  said: () => string;
  stop: () => Promise<void>;
  /** Starts again where it was: same folder, same port; otherwise than before when an environment is given. */
  start: (environment?: NodeJS.ProcessEnv) => Promise<void>;
  /** Stops for good, and forgets the data. */
  close: () => Promise<void>;
};

type Running = { child: ChildProcess; address: string; port: string; said: () => string };

/** Resolves with the address the server prints; rejects with what it said when it stops instead. */
function launch(folder: string, port: string, environment: NodeJS.ProcessEnv): Promise<Running> {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, NODE_ENV: 'production', PORT: port, HOST: '127.0.0.1', CLAUSIER_DATA: folder, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`the server did not start:\n${said}`));
    }, PATIENCE);
    const listen = (part: Buffer): void => {
      said += part.toString();
      const [, address, chosen] = READY.exec(said) ?? [];
      if (!address || !chosen) return;
      clearTimeout(late);
      resolve({ child, address, port: chosen, said: () => said });
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`the server stopped (${code}):\n${said}`));
    });
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

/**
 * A server on one desk unless the environment says otherwise.
 * @param isBare on an empty folder, as at the very first start; else on its own copy of the filled database
 */
export async function startServer(first: NodeJS.ProcessEnv = {}, isBare = false): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'clausier-e2e-'));
  if (!isBare) copyFileSync(inject('templateDatabase'), join(folder, 'clausier.db'));
  let environment = first;
  let running = await launch(folder, '0', environment);
  const stop = async (): Promise<void> => {
    running.child.kill('SIGTERM');
    const stubborn = setTimeout(() => running.child.kill('SIGKILL'), 5_000);
    await ended(running.child);
    clearTimeout(stubborn);
  };
  return {
    address: running.address,
    folder,
    said: () => running.said(),
    stop,
    start: async (next = environment) => {
      environment = next;
      running = await launch(folder, running.port, environment);
    },
    close: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
