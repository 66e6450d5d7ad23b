/** Fair measures on a machine shared with others: A and B in turn, and medians. */

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export type Compared = { ours: number; theirs: number; ratio: number };

/** One pair to warm up, then `count` pairs; the ratio is the median of the pairs' own ratios. */
export async function compare(count: number, ours: () => Promise<number>, theirs: () => Promise<number>): Promise<Compared> {
  const pairs: { a: number; b: number }[] = [];
  for (let i = 0; i <= count; i++) {
    const first = i % 2 === 0;
    const early = first ? await ours() : await theirs();
    const late = first ? await theirs() : await ours();
    if (i > 0) pairs.push(first ? { a: early, b: late } : { a: late, b: early });
  }
  return { ours: median(pairs.map(({ a }) => a)), theirs: median(pairs.map(({ b }) => b)), ratio: median(pairs.map(({ a, b }) => a / b)) };
}

/** Milliseconds that an action takes. */
export async function timed(action: () => unknown): Promise<number> {
  const start = performance.now();
  await action();
  return performance.now() - start;
}
