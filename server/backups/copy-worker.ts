/** Entry of the thread that copies the database. */
import { parentPort, workerData } from 'node:worker_threads';
import { copyDatabase } from './copy.ts';

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

copyDatabase(workerData).then(
  (copied) => parentPort?.postMessage({ copied }),
  // The class and the code of an error do not cross the thread by themselves.
  (error: unknown) => parentPort?.postMessage({ failed: { code: codeOf(error), message: error instanceof Error ? error.message : String(error) } }),
);
