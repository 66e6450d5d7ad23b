/** Processor time of the main thread between two turns of its loop: what a stall costs, other programs left out (Linux). */
import { readFileSync } from 'node:fs';

/** Nanoseconds that the main thread has run, from the kernel. */
export const running = (): number => Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]);

/** Starts sampling at each millisecond; the returned function stops and gives the milliseconds of every turn. */
export function watchThread(): () => number[] {
  const turns: number[] = [];
  let last = running();
  const timer = setInterval(() => {
    const now = running();
    turns.push((now - last) / 1e6);
    last = now;
  }, 1);
  return () => {
    clearInterval(timer);
    return turns;
  };
}
