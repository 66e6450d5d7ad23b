/** A clause to put in a test file, and the request that puts it; nothing of the test runner, so that benches use it too. */
import type { Block, Inline } from '#shared/api/blocks.ts';
import { END_PLACE } from '#shared/api/documents.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import type { ClauseInsertion, InsertionOrder, WordReading } from '../../../server/jobs/tasks.ts';
import { readWord } from '../../../server/jobs/worker.ts';

const text = (words: string, more: Partial<Extract<Inline, { kind: 'text' }>> = {}): Inline => ({ kind: 'text', text: words, ...more });

export const CLAUSE_TITLE = 'Insertion par l’activité économique';
/** A sentence that no file of the corpus holds: its count says how many times the clause is there. */
export const MARK = 'Le titulaire réserve à des personnes éloignées de l’emploi au moins 420\u00a0heures de travail.';
export const LAST = 'Le décompte des heures est remis chaque trimestre à la personne chargée du suivi.';
/** Words of the clause's body that stand in plain paragraphs, in order. */
export const BODY_LINES = [MARK, 'Il en rend compte à\u00a0:', LAST] as const;

/** Title, text, bullets with a sub-level, numbered list, and a variable still to fill. */
export const CLAUSE: Block[] = [
  { kind: 'heading', level: 1, content: [text(CLAUSE_TITLE)] },
  { kind: 'paragraph', content: [text(MARK)] },
  { kind: 'paragraph', content: [text('Il en rend compte à\u00a0:')] },
  {
    kind: 'list',
    ordered: false,
    items: [
      {
        content: [text('l’acheteur\u00a0;')],
        children: { ordered: false, items: [{ content: [text('son référent,')] }, { content: [text('son comptable\u00a0;')] }] },
      },
      { content: [text('la facilitatrice ou le facilitateur\u00a0: '), { kind: 'variable', id: 'facilitateur', label: 'Facilitateur à préciser' }] },
    ],
  },
  {
    kind: 'list',
    ordered: true,
    items: [{ content: [text('embauche directe\u00a0;')] }, { content: [text('mise à disposition\u00a0;')] }, { content: [text('sous-traitance.')] }],
  },
  { kind: 'paragraph', content: [text(LAST)] },
];
export const MISSING = ['Facilitateur à préciser'];

/** The same clause in another version: one sentence more. */
export const ADDED = 'Les heures de formation comptent dans ce volume.';
export const NEW_CLAUSE: Block[] = [...CLAUSE, { kind: 'paragraph', content: [text(ADDED)] }];

export const insertionItem = (after: string, more: Partial<ClauseInsertion> = {}): ClauseInsertion => ({
  slug: 'heures-insertion-travaux',
  lotId: LOT,
  version: 'v1',
  title: CLAUSE_TITLE,
  blocks: CLAUSE,
  missing: MISSING,
  after,
  placement: 'after',
  comment: null,
  ...more,
});

export const insertionOrder = (data: Uint8Array, items: ClauseInsertion[], more: Partial<InsertionOrder> = {}): InsertionOrder => ({
  data,
  items,
  tracked: true,
  author: 'Clausier',
  at: '2026-11-23T08:00:00Z',
  cleanAuthors: false,
  ...more,
});

/** The answer, when it is not a refusal. */
export function accepted<Answer>(answer: Answer | Refusal): Answer {
  if (isRefusal(answer)) throw new Error(`${answer.refused} : ${answer.message}`);
  return answer;
}

/** What recognises the clause above: its mark, or these words. */
export const WORDS = { slug: 'heures-insertion-travaux', title: CLAUSE_TITLE, phrases: [MARK, LAST] };
export const LOT = 'lot-1';

export const readingOf = async (data: Uint8Array): Promise<WordReading> => accepted(await readWord({ data, words: [WORDS], lots: [LOT] }));

/** Identifier of the title or paragraph that begins with these words; the end of the file for null. */
export function placeOf(reading: WordReading, beginning: string | null): string {
  if (beginning === null) return END_PLACE;
  const starts = (item: { number: string; text: string }): boolean => item.text.startsWith(beginning) || `${item.number} ${item.text}`.startsWith(beginning);
  const found = reading.outline.find(starts) ?? reading.paragraphs.find(starts);
  if (!found) throw new Error(`place introuvable : ${beginning}`);
  return found.id;
}
