/**
 * Every write passes here: one at a time in this process, in one transaction of its engine. Repositories are async, so
 * that PostgreSQL can take SQLite's place; there, other processes wait their turn too (`postgres/open.ts`).
 */
import { isRefusal } from '../shared/errors.ts';
import type { Connection, OpenDatabase } from './open.ts';

/** `done`: how many ended each way since the start, for whoever watches the server. */
export type UnitOfWork = (<T>(work: (connection: Connection) => Promise<T>) => Promise<T>) & {
  readonly done: Readonly<Record<'written' | 'refused' | 'failed', number>>;
};

/** Runs `work` in one transaction; a refusal or a throw rolls everything back. */
export function makeUnitOfWork({ transaction }: Pick<OpenDatabase, 'transaction'>): UnitOfWork {
  let last: Promise<unknown> = Promise.resolve();
  const done = { written: 0, refused: 0, failed: 0 };
  const unit = <T>(work: (connection: Connection) => Promise<T>): Promise<T> => {
    const run = async () => {
      try {
        const result = await transaction(work, (made) => !isRefusal(made));
        done[isRefusal(result) ? 'refused' : 'written'] += 1;
        return result;
      } catch (error) {
        done.failed += 1;
        throw error;
      }
    };
    const next = last.then(run, run);
    last = next.catch(() => undefined);
    return next;
  };
  return Object.assign(unit, { done });
}
