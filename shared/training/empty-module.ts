/** A module of an organisation before anything is written: it holds to its shape, and says what is to write. */
import type { OwnModule } from '../api/training-lead.ts';
import type { ModuleContent } from '../api/training-content.ts';

export const emptyModule = (title: string): ModuleContent => ({
  title,
  summary: 'À quoi sert ce module, en une phrase.',
  audience: 'Tous les agents concernés par un achat',
  minutes: 30,
  passMarkBasisPoints: 7_500,
  draw: 5,
  objectives: ['Savoir…'],
  lessons: [{ id: 'lecon-1', title: 'Première leçon', references: [], blocks: [] }],
  case: null,
  sheet: [],
  questions: [],
});

/** The sections alone, as they are stored and exported. */
export function contentOf({ id: _i, revision: _r, published: _p, createdAt: _c, updatedAt: _u, ...content }: OwnModule): ModuleContent {
  return content;
}
