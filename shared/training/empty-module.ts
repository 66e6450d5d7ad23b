/** A module of an organisation before anything is written: it holds to its shape, and says what is to write. */
import type { OwnModule } from '../api/training-lead.ts';
import type { ModuleContent } from '../api/training-content.ts';
import { blocksText } from '../block/text.ts';
import type { PathFault } from './schema-faults.ts';

/** The contract wants words where nobody has written yet: these are shown as hints, and never reach a learner. */
export const HINTS = { summary: 'À quoi sert ce module, en une phrase.', objective: 'Savoir…' } as const;

export const emptyModule = (title: string): ModuleContent => ({
  title,
  summary: HINTS.summary,
  audience: 'Tous les agents concernés par un achat',
  minutes: 30,
  passMarkBasisPoints: 7_500,
  draw: 5,
  objectives: [HINTS.objective],
  lessons: [{ id: 'lecon-1', title: 'Première leçon', references: [], blocks: [] }],
  case: null,
  sheet: [],
  questions: [],
});

/** The sections alone, as they are stored and exported. */
export function contentOf({ id: _i, revision: _r, published: _p, createdAt: _c, updatedAt: _u, ...content }: OwnModule): ModuleContent {
  return content;
}

/** What is still to write before a learner meets it, each with where it is; empty when all is. */
export function unwritten({ summary, objectives, lessons, case: found }: ModuleContent): PathFault[] {
  return [
    ...(summary.trim() === HINTS.summary ? [{ path: 'summary', message: 'Écrivez le résumé : à quoi sert ce module, en une phrase.' }] : []),
    ...(objectives.some((objective) => objective.trim() === HINTS.objective)
      ? [{ path: 'objectives', message: 'Écrivez les objectifs : ce que la personne sait faire à la fin.' }]
      : []),
    ...lessons.flatMap(({ blocks }, index) =>
      blocksText(blocks).trim() === '' ? [{ path: `lessons/${index}`, message: 'Écrivez le texte de cette leçon, ou retirez-la.' }] : [],
    ),
    ...(found && blocksText(found.blocks).trim() === '' ? [{ path: 'case', message: 'Écrivez le texte du cas réel, ou retirez-le.' }] : []),
  ];
}
