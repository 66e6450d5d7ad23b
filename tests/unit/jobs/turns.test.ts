import { describe, expect, it } from 'vitest';
import { makeTurns } from '../../../server/jobs/turns.ts';

const soon = () => new Promise((resolve) => setTimeout(resolve, 1));

describe('turns', () => {
  it('lets one through at a time, in order of arrival, even when the first comes back', async () => {
    const { take } = makeTurns(10);
    const order: number[] = [];
    let inside = 0;
    const work = (id: number) => async () => {
      expect(++inside).toBe(1);
      await soon();
      inside--;
      order.push(id);
    };
    const first = take(work(1)).then(() => take(work(5)));
    await Promise.all([first, take(work(2)), take(work(3)), take(work(4))]);
    expect(order).toEqual([1, 2, 3, 4, 5]);
  });

  it('turns away who comes when too many wait, and no other', async () => {
    const { take } = makeTurns(2);
    const answers = await Promise.all([1, 2, 3, 4].map((id) => take(async () => soon().then(() => id))));
    expect(answers).toEqual([1, 2, 3, null]);
    expect(await take(async () => 5)).toBe(5);
  });

  it('goes on after a failure', async () => {
    const { take } = makeTurns(2);
    const failed = take(() => Promise.reject(new Error('raté')));
    const next = take(async () => 'suite');
    await expect(failed).rejects.toThrow('raté');
    expect(await next).toBe('suite');
  });
});
