/**
 * Every write passes here: one at a time (mutex), inside `BEGIN IMMEDIATE`. Repositories are async so that
 * a client-server engine can take SQLite's place; the mutex is what better-sqlite3 needs for async bodies.
 */
import { isRefusal } from '../shared/errors.ts';
import type { Connection, OpenDatabase } from './open.ts';

/** `done`: how many ended each way since the start, for whoever watches the server. */
export type UnitOfWork = (<T>(work: (connection: Connection) => Promise<T>) => Promise<T>) & {
  readonly done: Readonly<Record<'written' | 'refused' | 'failed', number>>;
};

/** Runs `work` in one transaction on the writing connection; a refusal or a throw rolls everything back. */
export function makeUnitOfWork({ writer }: OpenDatabase): UnitOfWork {
  let last: Promise<unknown> = Promise.resolve();
  const done = { written: 0, refused: 0, failed: 0 };
  const unit = <T>(work: (connection: Connection) => Promise<T>): Promise<T> => {
    const run = async () => {
      try {
        writer.raw.exec('BEGIN IMMEDIATE');
        const result = await work(writer);
        const refused = isRefusal(result);
        writer.raw.exec(refused ? 'ROLLBACK' : 'COMMIT');
        done[refused ? 'refused' : 'written'] += 1;
        return result;
      } catch (error) {
        done.failed += 1;
        if (writer.raw.inTransaction) writer.raw.exec('ROLLBACK');
        throw error;
      }
    };
    const next = last.then(run, run);
    last = next.catch(() => undefined);
    return next;
  };
  return Object.assign(unit, { done });
}
