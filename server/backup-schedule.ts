/** Makes the backups when their time comes, as long as the server runs. */
import type { Context } from './context.ts';
import { makeDueBackup } from './usecases/service/make-backup.ts';

/** People come first: the page is there before the copy begins. */
const FIRST = 10_000;
const EVERY = 60_000;

/** Starts it; gives how to stop it. A minute at a time, whatever the clock does meanwhile. */
export function startBackupSchedule(context: Context): () => void {
  const check = () => void makeDueBackup(context);
  const first = setTimeout(check, FIRST).unref();
  const timer = setInterval(check, EVERY).unref();
  return () => {
    clearTimeout(first);
    clearInterval(timer);
  };
}
