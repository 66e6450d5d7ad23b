/** An answer against its question: does it belong to it, is it right, what is shown after it. */
import type { LegalReference } from '../api/references.ts';
import type { Answer, AskedQuestion, Correction, TrainingReference } from '../api/training.ts';
import type { DrawnQuestion } from './drawn.ts';

const distinct = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;
const sameSet = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((id) => b.includes(id));

function choiceFault(choice: readonly string[], ids: readonly string[], exactly: number | null): string | null {
  if (!distinct(choice) || choice.some((id) => !ids.includes(id))) return 'Choisissez parmi ce que la question propose, une fois chacun.';
  if (exactly === 1 && choice.length !== 1) return 'Une seule réponse est attendue.';
  if (exactly !== null && choice.length !== exactly) return 'Rangez toutes les étapes.';
  return choice.length === 0 ? 'Choisissez au moins une réponse.' : null;
}

const idsOf = (items: readonly { id: string }[]): string[] => items.map(({ id }) => id);

/** Which one part of an answer each kind is given by. */
const PART: Record<AskedQuestion['kind'], keyof Answer> = {
  single: 'choice',
  multiple: 'choice',
  ordering: 'choice',
  matching: 'pairs',
  calculation: 'value',
  fault: 'choice',
  place: 'choice',
};

/** Why this is no answer to the question, as a sentence; null when it can be marked. */
export function answerFault(asked: AskedQuestion, answer: Answer): string | null {
  const given = Object.entries(answer).flatMap(([part, value]) => (value === undefined ? [] : [part]));
  if (given.length !== 1 || given[0] !== PART[asked.kind]) return 'Cette réponse n’a pas la forme que la question demande.';
  const { choice = [], pairs = [] } = answer;
  switch (asked.kind) {
    case 'single':
      return choiceFault(choice, idsOf(asked.options), 1);
    case 'multiple':
      return choiceFault(choice, idsOf(asked.options), null);
    case 'ordering':
      return choiceFault(choice, idsOf(asked.items), asked.items.length);
    case 'fault':
      return choiceFault(choice, idsOf(asked.paragraphs), 1);
    case 'place':
      return choiceFault(choice, idsOf(asked.outline), 1);
    case 'matching': {
      const right = idsOf(asked.right);
      const whole = sameSet(
        idsOf(asked.left),
        pairs.map((pair) => pair.left),
      );
      return whole && pairs.every((pair) => right.includes(pair.right)) ? null : 'Associez chaque élément, une fois chacun.';
    }
    case 'calculation':
      return Number.isFinite(answer.value) ? null : 'Un nombre est attendu.';
  }
}

/** Two answers that read the same are the same: a threshold may take the value of another. */
function pairsAreRight(asked: Extract<AskedQuestion, { kind: 'matching' }>, given: Answer, key: Answer): boolean {
  const textOf = (pairs: Answer['pairs'], left: string): string | undefined => {
    const right = pairs?.find((pair) => pair.left === left)?.right;
    return asked.right.find(({ id }) => id === right)?.text;
  };
  return asked.left.every(({ id }) => textOf(given.pairs, id) === textOf(key.pairs, id));
}

/** An answer that `answerFault` let through. */
export function isRight({ asked, key, margin }: DrawnQuestion, answer: Answer): boolean {
  switch (asked.kind) {
    case 'calculation': {
      const value = key.value ?? 0;
      // What binary fractions lose is nobody's mistake.
      return Math.abs((answer.value ?? Number.NaN) - value) <= margin + 1e-9 * Math.max(1, Math.abs(value));
    }
    case 'matching':
      return pairsAreRight(asked, answer, key);
    case 'ordering':
      return (answer.choice ?? []).join(' ') === (key.choice ?? []).join(' ');
    default:
      return sameSet(answer.choice ?? [], key.choice ?? []);
  }
}

/** An article as a learner is shown it, on the day it was read. */
export const trainingReference = ({ id, citation, title, url, status, current, confidence }: LegalReference): TrainingReference => ({
  id,
  citation,
  title,
  url,
  status,
  from: current?.from ?? null,
  confidence,
});

/** Those cited that the content still has, in the order they are cited. */
export const citedReferences = (cited: readonly string[], references: ReadonlyMap<string, LegalReference>): TrainingReference[] =>
  cited.flatMap((id) => {
    const known = references.get(id);
    return known ? [trainingReference(known)] : [];
  });

/** What is shown once an answer is given, never before. */
export const correctionOf = (drawn: DrawnQuestion, answer: Answer, references: ReadonlyMap<string, LegalReference>): Correction => ({
  right: isRight(drawn, answer),
  expected: drawn.key,
  notes: drawn.notes,
  explanation: drawn.explanation,
  working: drawn.working,
  finding: drawn.finding,
  references: citedReferences(drawn.references, references),
});
