/** What an attempt is worth: over the questions that count, and no other. */
import { LIMITS } from '../limits.ts';
import type { DrawnQuestion } from './drawn.ts';
import { isRight } from './mark.ts';
import type { Answers } from './room.ts';

export type Score = {
  right: number;
  /** How many count. */
  scored: number;
  /** Null when none counts. Never rounded up to the mark. */
  basisPoints: number | null;
  passed: boolean;
};

/** @param passMark basis points; an answer not given is not right */
export function scoreOf(questions: readonly DrawnQuestion[], answers: Answers, passMark: number): Score {
  const counting = questions.filter(({ scored }) => scored);
  const right = counting.filter((question) => {
    const answer = answers[question.asked.id];
    return answer !== undefined && isRight(question, answer);
  }).length;
  const basisPoints = counting.length === 0 ? null : Math.floor((right * LIMITS.basisPoints) / counting.length);
  return { right, scored: counting.length, basisPoints, passed: basisPoints !== null && basisPoints >= passMark };
}
