/**
 * CPU work off the request thread: a worker with bounded memory and time, one task after the other. A task that runs
 * away is stopped and answers a refusal; the server stays up.
 */
import { Piscina } from 'piscina';
import { LIMITS } from '#shared/limits.ts';
import { type Refusal, refuse } from '#shared/errors.ts';
import type { Tasks } from './tasks.ts';
import { makeTurns } from './turns.ts';

export type Workers = {
  /** Runs a task in a worker; a refusal when it fails, takes too long, or too many wait. */
  run: <Name extends keyof Tasks & string>(name: Name, input: Parameters<Tasks[Name]>[0]) => Promise<Awaited<ReturnType<Tasks[Name]>> | Refusal>;
  close: () => Promise<void>;
};

const WAITING = 40;
const WORKER_MEMORY_MB = 256;
/** Small, so that what a document leaves is collected before memory grows; it costs no time that is seen. */
const WORKER_YOUNG_MB = 6;

/** @param file the built worker, `dist/server/worker.js` */
export function startWorkers(file: string, report: (error: unknown) => void): Workers {
  const pool = new Piscina({
    filename: file,
    minThreads: 0,
    // One document at a time: the other core stays with the requests, and the server under 200 MB.
    maxThreads: 1,
    idleTimeout: 20_000,
    resourceLimits: { maxOldGenerationSizeMb: WORKER_MEMORY_MB, maxYoungGenerationSizeMb: WORKER_YOUNG_MB },
  });
  const turns = makeTurns(WAITING);
  return {
    run: async (name, input) => {
      const deadline = AbortSignal.timeout(LIMITS.exportSeconds * 1000);
      try {
        const made = await turns.take(() => pool.run(input, { name, signal: deadline }));
        return made ?? refuse('BUSY', 'Trop de documents sont demandés en même temps.');
      } catch (error) {
        report(error);
        if (deadline.aborted) return refuse('EXPORT_FAILED', `Le document n’a pas pu être produit en ${LIMITS.exportSeconds} secondes.`);
        return refuse('EXPORT_FAILED', 'Le document n’a pas pu être produit.');
      }
    },
    close: () => pool.destroy(),
  };
}
