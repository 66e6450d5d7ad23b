/** Missed questions come back, later and later, then are known. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../shared/days.ts';
import { LIMITS } from '../../../shared/limits.ts';
import { nextReview, type Review } from '../../../shared/training/spacing.ts';

const ON = '2026-11-23';
const reviews = fc
  .record({ box: fc.integer({ min: 1, max: LIMITS.reviewDays.length }), late: fc.integer({ min: -40, max: 40 }) })
  .map(({ box, late }): Review => ({ box, dueOn: addDays(ON, -late) }));

describe('a question', () => {
  it('missed goes to the first box and comes back the next day, wherever it was', () => {
    expect(nextReview(null, false, ON)).toEqual({ box: 1, dueOn: '2026-11-24' });
    fc.assert(fc.property(reviews, (review) => void expect(nextReview(review, false, ON)).toEqual({ box: 1, dueOn: '2026-11-24' })));
  });

  it('never missed needs no review', () => {
    expect(nextReview(null, true, ON)).toBeNull();
  });

  it('answered right on its day moves one box up, and out of the last one', () => {
    const days: string[] = [];
    let [review, on]: [Review | null, string] = [nextReview(null, false, ON), ON];
    while (review) {
      on = review.dueOn;
      days.push(on);
      review = nextReview(review, true, on);
    }
    const gaps = days.map((day, index) => (Date.parse(day) - Date.parse(days[index - 1] ?? ON)) / 86_400_000);
    expect(gaps).toEqual([...LIMITS.reviewDays]);
  });

  it('answered right before its day stays where it is', () => {
    fc.assert(
      fc.property(reviews, (review) => {
        const next = nextReview(review, true, ON);
        if (review.dueOn > ON) expect(next).toEqual(review);
        else expect(next?.box ?? LIMITS.reviewDays.length + 1).toBe(review.box + 1);
      }),
    );
  });
});
