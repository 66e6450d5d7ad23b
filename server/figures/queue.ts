/**
 * Imports one at a time, whatever their organisation: each may use the memory of one. Nothing is kept of the queue on the disk; what a stop
 * leaves waiting is told at the next start.
 */
export type Progress = { bytes: number; records: number };
export type Job = { signal: AbortSignal; progress: (bytes: number, records: number) => void };

export type Queue = {
  /** `work` never throws: it tells its own end. */
  add: (id: string, work: (job: Job) => Promise<void>) => void;
  /** True when it was there, waiting or at work; every one of that name is stopped. */
  cancel: (id: string) => boolean;
  /** True while one of that name waits or is at work. */
  has: (id: string) => boolean;
  /** Of the one at work. */
  progress: (id: string) => Progress | null;
  /** Those that wait their turn. */
  waiting: () => number;
  /** Once there is nothing more to do. */
  idle: () => Promise<void>;
  /** Stops the one at work; those that wait are told at once that it is over. */
  close: () => Promise<void>;
};

type Entry = { id: string; work: (job: Job) => Promise<void>; stop: AbortController };

export function makeQueue(): Queue {
  const waiting: Entry[] = [];
  let current: (Entry & { at: Progress }) | null = null;
  let running: Promise<void> = Promise.resolve();
  const run = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const at: Progress = { bytes: 0, records: 0 };
      current = { ...next, at };
      await next.work({ signal: next.stop.signal, progress: (bytes, records) => Object.assign(at, { bytes, records }) });
      current = null;
    }
  };
  const named = (id: string): Entry[] => [...(current ? [current] : []), ...waiting].filter((entry) => entry.id === id);
  return {
    add: (id, work) => {
      const idle = current === null && waiting.length === 0;
      waiting.push({ id, work, stop: new AbortController() });
      if (idle) running = running.then(run);
    },
    cancel: (id) => {
      const entries = named(id);
      for (const { stop } of entries) stop.abort('cancelled');
      return entries.length > 0;
    },
    has: (id) => named(id).length > 0,
    progress: (id) => (current?.id === id ? current.at : null),
    waiting: () => waiting.length,
    idle: () => running,
    close: async () => {
      for (const { stop } of [...waiting, ...(current ? [current] : [])]) stop.abort('closing');
      await running;
    },
  };
}
