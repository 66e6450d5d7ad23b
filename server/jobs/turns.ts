/**
 * Lets people through one at a time, in their order of arrival. The pool's own queue does not keep the order: when more
 * than two wait for the same worker, the one waiting the longest may be put back behind those that come after, for ever.
 */

export type Turns = {
  /** Runs the work when its turn comes; null at once when too many already wait. */
  take: <T>(work: () => Promise<T>) => Promise<T | null>;
  /** Resolves once nobody that came before is at work. */
  idle: () => Promise<void>;
};

/** @param most how many may wait behind the one at work */
export function makeTurns(most: number): Turns {
  let last: Promise<unknown> = Promise.resolve();
  let present = 0;
  return {
    take: async (work) => {
      if (present > most) return null;
      present++;
      const mine = last.then(work);
      last = mine.catch(() => null);
      try {
        return await mine;
      } finally {
        present--;
      }
    },
    idle: async () => {
      await last.catch(() => null);
    },
  };
}
