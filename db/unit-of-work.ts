/**
 * Every write passes here: one at a time (mutex), inside `BEGIN IMMEDIATE`. Repositories are async so that
 * a client-server engine can take SQLite's place; the mutex is what better-sqlite3 needs for async bodies.
 */
import { isRefusal } from '../shared/errors.ts';
import type { Connection, OpenDatabase } from './open.ts';

export type UnitOfWork = <T>(work: (connection: Connection) => Promise<T>) => Promise<T>;

/** Runs `work` in one transaction on the writing connection; a refusal or a throw rolls everything back. */
export function makeUnitOfWork({ writer }: OpenDatabase): UnitOfWork {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const run = async () => {
      writer.raw.exec('BEGIN IMMEDIATE');
      try {
        const result = await work(writer);
        writer.raw.exec(isRefusal(result) ? 'ROLLBACK' : 'COMMIT');
        return result;
      } catch (error) {
        if (writer.raw.inTransaction) writer.raw.exec('ROLLBACK');
        throw error;
      }
    };
    const next = last.then(run, run);
    last = next.catch(() => undefined);
    return next;
  };
}
