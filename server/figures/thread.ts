/** One making of a figures database in a thread of its own: bounded memory, stopped by a flag it looks at, dead without harm. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { contentRoot } from '../../db/paths.ts';
import type { BuildEnd, BuildOrder, ThreadAnswer, ThreadMessage } from './order.ts';
import type { Job } from './queue.ts';

/** Of the thread's own objects; arrays of numbers and SQLite's pages are beside. */
const MEMORY = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 8 };
/** A thread that does not look at its flag (a long index) is ended. */
const PATIENCE = 5000;

export type Building = {
  ended: BuildEnd;
  /** Tells whether the sources are to be kept, and waits for it. A source that cannot be compressed stays as it arrived. */
  over: (answer: ThreadAnswer) => Promise<void>;
};

const workerPath = (): string => join(contentRoot(), '..', '..', 'dist', 'server', 'import-worker.js');

/** SQLite sorts big indices on the disk: on the one that holds the data, not in a small /tmp. */
const sortBeside = (folder: string): void => {
  process.env['SQLITE_TMPDIR'] ??= folder;
};

/** Throws what the thread met, with its code; `ERR_WORKER_OUT_OF_MEMORY` when it took too much. */
export function buildInThread(order: BuildOrder, { signal, progress }: Job): Promise<Building> {
  sortBeside(order.temporaryFolder);
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const thread = new Worker(workerPath(), { workerData: { order, flag }, resourceLimits: MEMORY });
  const gone = new Promise<void>((resolve) => {
    thread.once('exit', () => resolve());
  });
  const stop = (): void => {
    Atomics.store(flag, 0, 1);
    const late = setTimeout(() => void thread.terminate(), PATIENCE);
    void gone.then(() => clearTimeout(late));
  };
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  const over = async (answer: ThreadAnswer): Promise<void> => {
    thread.postMessage(answer);
    await gone;
    signal.removeEventListener('abort', stop);
  };
  return new Promise((resolve, reject) => {
    thread.on('message', (message: ThreadMessage) => {
      if ('progress' in message) return progress(message.progress.bytes, message.progress.records);
      if ('ended' in message) return resolve({ ended: message.ended, over });
      if ('failed' in message) {
        thread.postMessage('leave' satisfies ThreadAnswer);
        reject(Object.assign(new Error(message.failed.message), { code: message.failed.code }));
      }
    });
    thread.once('error', reject);
    void gone.then(() =>
      signal.aborted ? resolve({ ended: { end: 'stopped' }, over: async () => undefined }) : reject(new Error('the thread ended before its work')),
    );
  });
}
