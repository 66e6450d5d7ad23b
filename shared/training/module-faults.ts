/** What keeps a module of an organisation from being published or imported: its questions, its lessons, what they name. */
import type { Block } from '../api/blocks.ts';
import type { ModuleContent } from '../api/training-content.ts';
import { isDay } from '../days.ts';
import { markerOf } from './markers.ts';
import { type QuestionContext, questionFaults } from './question-faults.ts';
import type { PathFault } from './schema-faults.ts';

/** An attempt names a question by its module's identifier, then its own: both hold in one identifier. */
const QUESTION_ID = 40;

const repeatedAt = (ids: readonly string[]): number[] => ids.flatMap((id, index) => (ids.indexOf(id) < index ? [index] : []));
const sentence = (message: string): string => `${message.charAt(0).toUpperCase()}${message.slice(1)}${/[.!?]$/.test(message) ? '' : '.'}`;

function markerFaults(blocks: readonly Block[], { clause }: QuestionContext): string[] {
  return blocks.flatMap((block) => {
    const marker = markerOf(block);
    if (marker === 'unknown') return ['un repère seul dans son paragraphe ne désigne rien de connu'];
    return marker?.kind === 'clause' && !clause(marker.slug) ? [`clause inconnue : ${marker.slug}`] : [];
  });
}

const referenceFaults = (cited: readonly string[], { references }: QuestionContext): string[] =>
  cited.filter((id) => !references.has(id)).map((id) => `référence inconnue : ${id}`);

function lessonFaults({ lessons }: ModuleContent, context: QuestionContext): PathFault[] {
  const repeated = repeatedAt(lessons.map(({ id }) => id));
  return lessons.flatMap(({ references, blocks }, index) =>
    [
      ...(repeated.includes(index) ? ['une autre leçon porte le même identifiant'] : []),
      ...referenceFaults(references, context),
      ...markerFaults(blocks, context),
    ].map((message) => ({ path: `lessons/${index}`, message: sentence(message) })),
  );
}

/** Slugs of every clause it names: what `QuestionContext.clause` will be asked. */
export const namedClauses = ({ lessons, case: found, sheet, questions }: ModuleContent): string[] => [
  ...[...lessons.flatMap(({ blocks }) => blocks), ...(found?.blocks ?? []), ...sheet].flatMap((block) => {
    const marker = markerOf(block);
    return marker !== null && marker !== 'unknown' && marker.kind === 'clause' ? [marker.slug] : [];
  }),
  ...questions.flatMap((question) => (question.kind === 'place' ? [question.clause] : [])),
];

/** Every fault, each with where it is (`questions/2`); empty when the module may be published. */
export function moduleFaults(content: ModuleContent, context: QuestionContext): PathFault[] {
  const { lessons, case: found, sheet, questions } = content;
  const known = new Set(lessons.map(({ id }) => id));
  const repeated = repeatedAt(questions.map(({ id }) => id));
  return [
    ...lessonFaults(content, context),
    ...(found
      ? [...referenceFaults(found.references, context), ...markerFaults(found.blocks, context)].map((message) => ({ path: 'case', message: sentence(message) }))
      : []),
    ...markerFaults(sheet, context).map((message) => ({ path: 'sheet', message: sentence(message) })),
    ...questions.flatMap((question, index) =>
      [
        ...(repeated.includes(index) ? ['une autre question porte le même identifiant'] : []),
        ...(question.id.length > QUESTION_ID ? [`identifiant trop long : ${QUESTION_ID} caractères au plus`] : []),
        ...(question.lesson !== null && !known.has(question.lesson) ? [`leçon inconnue : ${question.lesson}`] : []),
        ...(isDay(question.reviewedOn) ? [] : [`jour de relecture impossible : ${question.reviewedOn}`]),
        ...questionFaults(question, context),
      ].map((message) => ({ path: `questions/${index}`, message: sentence(message) })),
    ),
  ];
}

/** « Question 3 », « Leçon 1 »: where a path leads, as a person finds it. */
export function moduleWhere(path: string): string {
  const [part = '', index] = path.split('/');
  if (part === 'case') return 'Cas';
  if (part === 'sheet') return 'Fiche';
  const name = part === 'questions' ? 'Question' : part === 'lessons' ? 'Leçon' : null;
  if (name === null) return 'Module';
  return index === undefined ? `${name}s` : `${name} ${Number(index) + 1}`;
}
