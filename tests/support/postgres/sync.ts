/**
 * One connection to PostgreSQL that answers at once, as better-sqlite3 does: tests look into either database in the same words.
 * A thread speaks to the server (`sync-worker.mjs`); this one sleeps until it has answered. For tests only: nothing else
 * runs meanwhile, so that what asks must not hold a lock itself. A wait of more than ten seconds is an error.
 */
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { translate } from './placeholders.ts';
import type { RawSql, RawStatement } from './raw-sql.ts';

/** An error of PostgreSQL; `code`: its five characters, `23505` for a value that must be unique. */
export class SqlError extends Error {
  readonly code: string;
  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

type Question = { url: string; text: string; values: readonly unknown[]; close?: boolean };
type Answer = { columns: string[]; rows: unknown[][]; changes: number };

const WAIT = 30_000;

/** One thread serves every connection of the process; unreferenced, it does not keep it alive. `signal` holds how many answers it has sent. */
let thread: { worker: Worker; port: MessagePort; signal: Int32Array; asked: number } | undefined;

function started(): NonNullable<typeof thread> {
  if (thread) return thread;
  const { port1: port, port2 } = new MessageChannel();
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(new URL('sync-worker.mjs', import.meta.url), { workerData: { port: port2, signal }, transferList: [port2], execArgv: [] });
  worker.unref();
  port.unref();
  thread = { worker, port, signal, asked: 0 };
  return thread;
}

const isAnswer = (message: unknown): message is Answer => typeof message === 'object' && message !== null && 'rows' in message;
const isFailure = (message: unknown): message is { message: string; code: string } => typeof message === 'object' && message !== null && 'code' in message;

/** Counted, since the notice of an answer already read may arrive while the next one is awaited. */
function ask(question: Question): Answer {
  const current = started();
  const { worker, port, signal } = current;
  const answered = current.asked;
  current.asked += 1;
  worker.postMessage(question);
  while (Atomics.load(signal, 0) === answered) {
    if (Atomics.wait(signal, 0, answered, WAIT) !== 'timed-out') continue;
    void worker.terminate();
    thread = undefined;
    throw new Error(`no answer to: ${question.text}`);
  }
  const message: unknown = receiveMessageOnPort(port)?.message;
  if (isAnswer(message)) return message;
  if (isFailure(message)) throw new SqlError(`${message.message} (${question.text})`, message.code);
  throw new Error(`no answer to: ${question.text}`);
}

/** Bytes lose their kind on the way between threads. */
const received = (value: unknown): unknown => (value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value);

const isNamed = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !(value instanceof Uint8Array);

function bound(names: readonly string[] | null, values: readonly unknown[]): readonly unknown[] {
  if (names === null) return values;
  const [named] = values;
  if (!isNamed(named)) throw new Error(`values by name are expected: ${names.join(', ')}`);
  return names.map((name) => {
    if (!(name in named)) throw new Error(`no value named ${name}`);
    return named[name];
  });
}

function statement<Values extends unknown[], Row>(url: string, sql: string, plucked: boolean): RawStatement<Values, Row> {
  const { text, names } = translate(sql);
  const run = (values: Values): Answer => ask({ url, text, values: bound(names, values) });
  const rowsOf = ({ columns, rows }: Answer) =>
    rows.map((row): Row => {
      const found: unknown = plucked ? received(row[0]) : Object.fromEntries(columns.map((name, i) => [name, received(row[i])]));
      // Who writes the query says what its rows are, as with better-sqlite3.
      return found as Row;
    });
  return {
    all: (...values) => rowsOf(run(values)),
    get: (...values) => rowsOf(run(values))[0],
    run: (...values) => ({ changes: run(values).changes }),
    pluck: () => statement(url, sql, true),
  };
}

/** A connection to the database of this address, opened at the first question. */
export const rawPostgres = (url: string): RawSql => ({
  prepare: <Values extends unknown[], Row>(sql: string) => statement<Values, Row>(url, sql, false),
  exec: (sql) => void ask({ url, text: sql, values: [] }),
  close: () => {
    if (thread) ask({ url, text: '', values: [], close: true });
  },
});
