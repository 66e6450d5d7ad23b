/** The thread behind `sync.ts`: it speaks to PostgreSQL while the thread that asked waits for its answer. */
import { parentPort, workerData } from 'node:worker_threads';
import pg from 'pg';

const { port, signal } = workerData;
const { builtins } = pg.types;

/** As SQLite gives them: every whole number and every sum a number, a condition 1 or 0. */
const PARSERS = new Map([
  [builtins.INT8, Number],
  [builtins.NUMERIC, Number],
  [builtins.BOOL, (text) => (text === 't' ? 1 : 0)],
]);
const types = { getTypeParser: (id, format) => PARSERS.get(id) ?? pg.types.getTypeParser(id, format) };

/** A wait on a lock that the asking thread itself holds would never end. */
const WAIT = 10_000;

const clients = new Map();

async function clientOf(url) {
  const known = clients.get(url);
  if (known) return known;
  const client = new pg.Client({ connectionString: url, types, lock_timeout: WAIT, statement_timeout: WAIT });
  // A database dropped under it: the next question says it.
  client.on('error', () => clients.delete(url));
  await client.connect();
  clients.set(url, client);
  return client;
}

async function answer({ url, text, values, close }) {
  if (close) {
    const client = clients.get(url);
    clients.delete(url);
    await client?.end();
    return { columns: [], rows: [], changes: 0 };
  }
  const client = await clientOf(url);
  // Without values, several statements may be sent at once; the last one answers.
  const results = await client.query({ text, rowMode: 'array', ...(values.length > 0 ? { values } : {}) });
  const { fields, rows, rowCount } = Array.isArray(results) ? results[results.length - 1] : results;
  return { columns: fields.map(({ name }) => name), rows, changes: rowCount ?? 0 };
}

parentPort.on('message', async (question) => {
  try {
    port.postMessage(await answer(question));
  } catch (error) {
    port.postMessage({ message: error.message, code: error.code ?? '' });
  }
  Atomics.add(signal, 0, 1);
  Atomics.notify(signal, 0);
});
