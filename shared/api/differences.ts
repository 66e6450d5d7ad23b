/** A difference as it is read: runs of words in a text, lines in a block tree. */
import { type Static, Type } from 'typebox';
import { Condition } from './blocks.ts';
import { closed, nullable, oneOf } from './common.ts';

export const WORD_RUN_KINDS = ['kept', 'removed', 'added'] as const;
/** A run of whole words with their spaces; removed and kept runs in a row are the text before, added and kept ones the text after. */
export const WordRun = Type.Object({ kind: oneOf(WORD_RUN_KINDS), text: Type.String() }, closed);
export type WordRun = Static<typeof WordRun>;

export const LINE_ROLES = ['heading', 'paragraph', 'item', 'header', 'row'] as const;
/** One line of a text as read: a title, a paragraph, an item of a list, a row of a table. */
export const TextLine = Type.Object(
  {
    role: oneOf(LINE_ROLES),
    /** Of the title (1 to 4), or of the item in its list (1 or 2); 1 elsewhere. */
    level: Type.Integer({ minimum: 1, maximum: 4 }),
    /** Number of the item in an ordered list; null elsewhere. */
    number: nullable(Type.Integer({ minimum: 1 })),
    /** Variables as « [Volume d’heures] », cells of a row separated by « | ». */
    text: Type.String(),
    /** Text and references of the margin note; on the first line of its block only. */
    note: nullable(Type.String()),
    /** Condition of the whole block; on its first line only. */
    when: nullable(Condition),
    /** Same text, same letters in bold and italic: same value. */
    emphasis: Type.String(),
  },
  closed,
);
export type TextLine = Static<typeof TextLine>;

/** `left`: was here, stands elsewhere now; `moved`: came from elsewhere, perhaps with other words. */
export const LINE_STATES = ['kept', 'changed', 'removed', 'added', 'left', 'moved'] as const;

/** What changes beside the words. */
export const LINE_ASPECTS = ['role', 'emphasis', 'note', 'condition'] as const;
export type LineAspect = (typeof LINE_ASPECTS)[number];

/** Lines in reading order: kept, changed, removed and left ones in a row are the text before; kept, changed, added and moved ones, after. */
export const LineChange = Type.Object(
  {
    state: oneOf(LINE_STATES),
    before: nullable(TextLine),
    after: nullable(TextLine),
    runs: Type.Array(WordRun),
    aspects: Type.Array(oneOf(LINE_ASPECTS)),
  },
  closed,
);
export type LineChange = Static<typeof LineChange>;
