/** Lets go what has had its time: a minute after the start, then every hour, once for all the processes of one database. What is let go, and by which clock: `usecases/housekeeping/`. */
import type { Context } from './context.ts';
import { BETWEEN_PASSES, claimPass } from './usecases/housekeeping/claim.ts';
import { type Report, tidy } from './usecases/housekeeping/tidy.ts';

const FIRST = 60_000;

const toStderr: Report = (part, error) => process.stderr.write(`housekeeping, ${part}: ${error instanceof Error ? error.message : String(error)}\n`);

/** One pass, unless another process has just made it: false then. */
export async function housekeepingPass(context: Context, report: Report): Promise<boolean> {
  try {
    if (!(await claimPass(context))) return false;
    await tidy(context, report);
    return true;
  } catch (error) {
    report('claim', error);
    return false;
  }
}

/** Starts it; gives how to stop it. Neither timer keeps the process alive. */
export function startHousekeeping(context: Context, report: Report = toStderr): () => void {
  let [stopped, running] = [false, false];
  const pass = (): void => {
    if (running) return;
    running = true;
    // A pass that the stop cuts short finds its database closed: the next start does it again.
    void housekeepingPass(context, (part, error) => (stopped ? undefined : report(part, error))).finally(() => {
      running = false;
    });
  };
  const first = setTimeout(pass, FIRST).unref();
  const next = setInterval(pass, BETWEEN_PASSES).unref();
  return () => {
    stopped = true;
    clearTimeout(first);
    clearInterval(next);
  };
}
