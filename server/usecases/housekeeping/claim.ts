import type { Context } from '../../context.ts';
import { repositoriesOn } from '../../repositories/index.ts';

/** Milliseconds between two passes. */
export const BETWEEN_PASSES = 3_600_000;

/**
 * Takes the pass of this hour, for one process among those that share the database; false when another has just taken it.
 * A clock set back does not hold the next ones: an instant as far ahead as behind is an old one.
 */
export const claimPass = (context: Context): Promise<boolean> =>
  context.write(async (connection) => {
    const { housekeeping } = repositoriesOn(connection);
    const now = context.clock.now();
    const last = await housekeeping.lastPass();
    if (last !== undefined && Math.abs(Date.parse(now) - Date.parse(last)) < BETWEEN_PASSES / 2) return false;
    await housekeeping.setLastPass(now);
    return true;
  });
