/** Entry of the thread that makes a figures database: builds, tells how it ended, waits to be told whether the sources are to be kept. */
import { parentPort, workerData } from 'node:worker_threads';
import { build, keepSources } from './build.ts';
import type { BuildOrder, ThreadAnswer, ThreadMessage } from './order.ts';

const EVERY = 200;

const { order, flag }: { order: BuildOrder; flag: Int32Array } = workerData;
const tell = (message: ThreadMessage): void => parentPort?.postMessage(message);
// The class and the code of an error do not cross the thread by themselves.
const tellFailure = (error: unknown): void =>
  tell({
    failed: { code: error instanceof Error && 'code' in error ? String(error.code) : '', message: error instanceof Error ? error.message : String(error) },
  });

let told = 0;
function progress(bytes: number, records: number): void {
  const now = performance.now();
  if (now - told < EVERY) return;
  told = now;
  tell({ progress: { bytes, records } });
}

parentPort?.once('message', (answer: ThreadAnswer) => {
  if (answer === 'leave') return parentPort?.close();
  keepSources(order)
    .then(() => tell({ kept: true }), tellFailure)
    .finally(() => parentPort?.close());
});

build(order, { progress, stopped: () => Atomics.load(flag, 0) !== 0 }).then((ended) => tell({ ended }), tellFailure);
