/** Lets go what has had its time: a minute after the start, then every hour. What is let go, and by which clock: `usecases/housekeeping/`. */
import type { Context } from './context.ts';
import { type Report, tidy } from './usecases/housekeeping/tidy.ts';

const FIRST = 60_000;
const BETWEEN = 3_600_000;

const toStderr: Report = (part, error) => process.stderr.write(`housekeeping, ${part}: ${error instanceof Error ? error.message : String(error)}\n`);

/** Starts it; gives how to stop it. Neither timer keeps the process alive. */
export function startHousekeeping(context: Context, report: Report = toStderr): () => void {
  let [stopped, running] = [false, false];
  const pass = (): void => {
    if (running) return;
    running = true;
    // A pass that the stop cuts short finds its database closed: the next start does it again.
    void tidy(context, (part, error) => (stopped ? undefined : report(part, error))).finally(() => {
      running = false;
    });
  };
  const first = setTimeout(pass, FIRST).unref();
  const next = setInterval(pass, BETWEEN).unref();
  return () => {
    stopped = true;
    clearTimeout(first);
    clearInterval(next);
  };
}
