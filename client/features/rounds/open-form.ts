/** What is typed to open a round, what it lacks, what is sent. Pure, but for the page's own keys. */
import type { RoundPartCreate } from '#shared/api/rounds.ts';
import { LIMITS } from '#shared/limits.ts';
import { newId } from '../../workspace/ids.ts';

/** `questions`: one a line. */
export type PartDraft = { key: string; departmentId: string | null; name: string; people: readonly string[]; places: readonly string[]; questions: string };

export const emptyPart = (): PartDraft => ({ key: newId(), departmentId: null, name: '', people: [], places: [], questions: '' });

export const questionsOf = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** The first thing that is missing, as a sentence; null when it can be sent. */
export function faultOf({ title, dueOn, parts }: { title: string; dueOn: string | null; parts: readonly PartDraft[] }): string | null {
  if (title.trim() === '') return 'Donnez un titre à la relecture.';
  if (dueOn === null) return 'Choisissez le jour où les réponses sont attendues.';
  for (const [index, { departmentId, name, places, questions }] of parts.entries()) {
    if (departmentId === null && name.trim() === '') return `Partie ${index + 1}\u202f: dites qui relit.`;
    if (places.length === 0) return `Partie ${index + 1}\u202f: cochez au moins un passage à relire.`;
    if (places.length > LIMITS.roundPlaces) return `Partie ${index + 1}\u202f: ${LIMITS.roundPlaces} passages au plus.`;
    const asked = questionsOf(questions);
    if (asked.length > LIMITS.roundQuestions) return `Partie ${index + 1}\u202f: ${LIMITS.roundQuestions} questions au plus.`;
    if (asked.some((question) => question.length > LIMITS.shortText)) return `Partie ${index + 1}\u202f: une question dépasse ${LIMITS.shortText} signes.`;
  }
  return null;
}

export const partsOf = (parts: readonly PartDraft[]): RoundPartCreate[] =>
  parts.map(({ departmentId, name, people, places, questions }) => ({
    departmentId,
    name: departmentId === null ? name.trim() : '',
    people: [...people],
    places: [...places],
    questions: questionsOf(questions),
  }));
