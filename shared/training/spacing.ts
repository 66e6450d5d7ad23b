/** When a missed question comes back (Leitner): later each time it is answered right, the next day when it is missed again. */
import { addDays, type Day } from '../days.ts';
import { LIMITS } from '../limits.ts';

export type Review = {
  /** From 1. */
  box: number;
  dueOn: Day;
};

const inBox = (box: number, on: Day): Review | null => {
  const days = LIMITS.reviewDays[box - 1];
  return days === undefined ? null : { box, dueOn: addDays(on, days) };
};

/**
 * What an answer makes of a question's review; null for a question that needs none.
 * Answered right before it is due, it stays where it is: what comes back too soon proves nothing.
 */
export function nextReview(review: Review | null, right: boolean, on: Day): Review | null {
  if (!right) return inBox(1, on);
  if (!review || review.dueOn > on) return review;
  return inBox(review.box + 1, on);
}
