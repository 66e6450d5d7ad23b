import type { Saver } from './saver.ts';
import type { Saved } from './sections.ts';

/** Saves, and resolves once it is done (true) or known to be impossible for now (false): refused, in conflict, no server. */
export function settled<C extends object, D extends C & Saved>(saver: Saver<C, D>): Promise<boolean> {
  saver.flush();
  return new Promise((resolve) => {
    const look = (): void => {
      const { kind } = saver.read().status;
      if (kind !== 'saved' && kind !== 'problem') return;
      stop();
      resolve(kind === 'saved');
    };
    const stop = saver.subscribe(look);
    queueMicrotask(look);
  });
}
