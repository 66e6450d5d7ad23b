/** What is said of a module in a list, and again on its page. */
import type { TrainingModule } from '#shared/api/training.ts';
import { changedReferences, type DrawContext } from '#shared/training/draw-question.ts';
import { readingMinutes, wordCount } from '#shared/training/reading-time.ts';
import type { LearntModule } from './modules.ts';

type Summary = Pick<
  TrainingModule,
  | 'id'
  | 'kind'
  | 'number'
  | 'title'
  | 'summary'
  | 'audience'
  | 'minutes'
  | 'readingMinutes'
  | 'passMarkBasisPoints'
  | 'draw'
  | 'objectives'
  | 'questions'
  | 'flagged'
>;

const words = new WeakMap<LearntModule, number>();
function wordsOf(module: LearntModule): number {
  const counted =
    words.get(module) ??
    [...module.lessons.map(({ blocks }) => blocks), module.case?.blocks ?? [], module.sheet].reduce((sum, blocks) => sum + wordCount(blocks), 0);
  words.set(module, counted);
  return counted;
}

export function moduleSummary(module: LearntModule, context: Pick<DrawContext, 'references' | 'reviews' | 'on'>): Summary {
  const { id, kind, number, title, summary, audience, minutes, passMarkBasisPoints, draw, objectives, questions } = module;
  return {
    id,
    kind,
    number,
    title,
    summary,
    audience,
    minutes,
    readingMinutes: readingMinutes(wordsOf(module)),
    passMarkBasisPoints,
    draw,
    objectives,
    questions: questions.length,
    flagged: questions.filter((question) => changedReferences(question, context).length > 0).length,
  };
}
