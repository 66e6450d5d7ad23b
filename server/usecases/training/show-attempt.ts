/** An attempt as its person is shown it: the key of a question goes with its answer, never before. */
import type { LegalReference } from '#shared/api/references.ts';
import type { Attempt } from '#shared/api/training.ts';
import { type Refusal, refuse } from '#shared/errors.ts';
import { correctionOf } from '#shared/training/mark.ts';
import { scoreOf } from '#shared/training/score.ts';
import type { AttemptRow } from '../../repositories/training.ts';

export const attemptNotFound = (id: string): Refusal =>
  refuse('NOT_FOUND', `Aucune de vos tentatives ne porte l’identifiant « ${id} ».`, { remedy: 'Revenez à la liste des modules.' });

export function showAttempt(row: AttemptRow, references: ReadonlyMap<string, LegalReference>): Attempt {
  const { id, purpose, moduleId, moduleTitle, questions, answers, startedAt, finishedAt, passMark } = row;
  const { right, scored } = scoreOf(questions, answers, passMark);
  return {
    id,
    purpose,
    module: moduleId === null ? null : { id: moduleId, title: moduleTitle ?? moduleId },
    state: finishedAt === null ? 'open' : 'done',
    startedAt,
    finishedAt,
    questions: questions.map((drawn) => {
      const answer = answers[drawn.asked.id] ?? null;
      const lesson = answer && drawn.lesson ? { module: drawn.moduleId, ...drawn.lesson } : null;
      return { asked: drawn.asked, scored: drawn.scored, answer, correction: answer && correctionOf(drawn, answer, references), lesson };
    }),
    right,
    scored,
    passMarkBasisPoints: passMark,
    basisPoints: row.basisPoints,
    passed: row.passed,
  };
}
