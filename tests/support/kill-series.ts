/** A server killed again and again in the middle of what several people write; what it had acknowledged is asked for after each. */
import { join } from 'node:path';
import { expect } from 'vitest';
import { checkFile } from '../../db/check.ts';
import { type Server, start } from './process.ts';

/** One person at work. Numbers what they write, and remembers what was acknowledged. */
export type Writer = {
  /** Writes once more and waits for the answer; throws `TypeError` when the server is gone. */
  write: (server: Server) => Promise<void>;
  /** Reads back what was acknowledged: it, or what was sent after it, is there. */
  check: (server: Server) => Promise<void>;
  /** How many writes were acknowledged so far. */
  done: () => number;
};

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

async function work(writer: Writer, server: Server): Promise<void> {
  try {
    for (;;) await writer.write(server);
  } catch (error) {
    // The connection was cut: that is the blow. Anything else is a failure.
    if (!(error instanceof TypeError)) throw error;
  }
}

/** The database is whole on disk, its journal too; `when` names the blow. */
export function expectWhole(data: string, when: string): void {
  const { integrity, orphans, chainFaults } = checkFile(join(data, 'clausier.db'));
  expect({ integrity, orphans, chainFaults }, when).toEqual({ integrity: 'ok', orphans: 0, chainFaults: [] });
}

/**
 * Now and then everybody writes at once. Otherwise one in turn, so that blows fall in the middle of each kind of write: a server that everybody
 * asks compiles the forms of every answer first, which takes twice as long as its start.
 */
const EVERYBODY = 10;

/** Each blow falls at another moment; who wrote before it is asked for what was acknowledged after it. */
export async function killSeries(data: string, kills: number, writers: readonly Writer[], environment: Record<string, string> = {}): Promise<void> {
  const total = () => writers.reduce((sum, writer) => sum + writer.done(), 0);
  let active: readonly Writer[] = [];
  for (let kill = 0; kill < kills; kill++) {
    const server = await start(data, environment);
    for (const writer of active) await writer.check(server);
    active = kill % EVERYBODY === 0 ? writers : writers.slice(kill % writers.length).slice(0, 1);
    const awaited = active.map((writer) => ({ writer, before: writer.done() }));
    const working = active.map((writer) => work(writer, server));
    for (let waited = 0; awaited.some(({ writer, before }) => writer.done() === before) && waited < 20_000; waited += 2) await pause(2);
    await pause((kill * 7) % 90);
    await server.stop('SIGKILL');
    await Promise.all(working);
    expectWhole(data, `after kill ${kill}`);
  }
  expect(total()).toBeGreaterThan(kills);
  const server = await start(data, environment);
  for (const writer of writers) {
    await writer.check(server);
    // Each kind was really written.
    expect(writer.done()).toBeGreaterThan(0);
  }
  expect(await server.stop()).toBe(0);
  expectWhole(data, 'at the end');
}
