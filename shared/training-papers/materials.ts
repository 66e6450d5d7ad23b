/**
 * The papers of a training module: the sheet to keep, the trainer's guide, the slides. Promises: each is a pure function of the
 * module as a learner reads it (living texts already in) and of its questions with their key; adds no law of its own; prints each
 * article. `server/word/export/paper.ts` and `server/slides/` print them.
 */
import type { LessonSection, TrainingModule } from '../api/training.ts';
import type { TrainingQuestion } from '../api/training-content.ts';
import type { DocumentNode } from '../scheme/document/nodes.ts';
import { callout } from '../scheme/document/helpers.ts';
import { formatDay } from '../format.ts';
import type { Day } from '../days.ts';

export type TrainingMaterials = {
  module: TrainingModule;
  questions: readonly TrainingQuestion[];
  organisation: string;
  on: Day;
  /** « CCP, art. L. 2112-2 », for several ids. */
  cite: (ids: readonly string[]) => string;
  /** What the product's own engine answers to a question it corrects; empty for the others. */
  engine: (question: TrainingQuestion) => string;
  /** Writes the thresholds of the day where a question names them. */
  fill: (text: string) => string;
};

export const footerOf = ({ organisation, on }: Pick<TrainingMaterials, 'organisation' | 'on'>): string =>
  [organisation, `Droit au ${formatDay(on)}`].filter(Boolean).join(' – ');

/** « 45 min », « 1 h 30 ». */
export function duration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, '0')}`;
}

/** « Module 3 – Sourcing et offre locale » ; the short ones have no number. */
export const moduleTitle = ({ number, title }: Pick<TrainingModule, 'number' | 'title'>): string => (number === null ? title : `Module ${number} – ${title}`);

/** Living texts are announced by where they come from. */
export const sectionNodes = (sections: readonly LessonSection[]): DocumentNode[] =>
  sections.flatMap(({ live, blocks }): DocumentNode[] => [
    ...(live ? [callout('source', live.source === 'clause' ? `Extrait de la bibliothèque : ${live.title}` : live.title)] : []),
    ...(blocks.length === 0 ? [] : [{ kind: 'blocks' as const, blocks }]),
  ]);
