/** Which questions of a bank somebody is asked: those never seen and those missed come first. */
import type { TrainingQuestion } from '../api/training-content.ts';
import { type DrawContext, drawQuestion } from './draw-question.ts';
import type { DrawnQuestion } from './drawn.ts';
import { seededRandom, shuffled } from './random.ts';

export type Draw = {
  moduleId: string;
  questions: readonly TrainingQuestion[];
  count: number;
  /** Questions the person last answered right: asked again when the others run out. */
  known: ReadonlySet<string>;
  /** Asked before all others. */
  first?: ReadonlySet<string>;
  seed: string;
};

/**
 * At most `count` questions, in an order of their own. Those set aside fill what the others leave, and one of them is asked
 * all the same: its law is news to whoever learns; more would make the score rest on too few.
 */
export function drawQuestions({ moduleId, questions, count, known, first = new Set(), seed }: Draw, context: DrawContext): DrawnQuestion[] {
  const random = seededRandom(seed);
  const rank = ({ id }: TrainingQuestion): number => (first.has(id) ? 0 : known.has(id) ? 2 : 1);
  const drawn = shuffled(questions, random)
    .sort((a, b) => rank(a) - rank(b))
    .flatMap((question) => drawQuestion(question, moduleId, context, seed) ?? []);
  const scored = drawn.filter((question) => question.scored);
  const aside = drawn.filter((question) => !question.scored);
  const unscored = aside.slice(0, Math.max(count - scored.length, Math.min(1, count - 1)));
  return shuffled([...scored.slice(0, count - unscored.length), ...unscored], random);
}
