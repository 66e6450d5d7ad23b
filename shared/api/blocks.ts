/** The block tree: one text, rendered by the page, the clipboard, the new Word file and the insertion. */
import { type Static, Type } from 'typebox';
import { LIMITS } from '../limits.ts';
import { Day, Id } from './common.ts';

const marks = { bold: Type.Optional(Type.Boolean()), italic: Type.Optional(Type.Boolean()) };

export const TextInline = Type.Object(
  {
    kind: Type.Literal('text'),
    text: Type.String({ maxLength: LIMITS.longText }),
    /** Set when the text came from a variable: the page underlines it. */
    filled: Type.Optional(Type.String()),
    ...marks,
  },
  { additionalProperties: false },
);

export const VariableInline = Type.Object(
  {
    kind: Type.Literal('variable'),
    id: Type.String({ minLength: 1, maxLength: 80 }),
    label: Type.Optional(Type.String()),
    ...marks,
  },
  { additionalProperties: false },
);

export const Inline = Type.Union([TextInline, VariableInline]);
export type Inline = Static<typeof Inline>;
const Line = Type.Array(Inline, { maxItems: 500 });

/** Why a block is there: shown in the margin, or as a Word comment; never in the buyer's text. */
export const MarginNote = Type.Object({ references: Type.Array(Id), text: Type.String() }, { additionalProperties: false });
export type MarginNote = Static<typeof MarginNote>;

/** The block is kept only when every part that is present holds. */
export const Condition = Type.Object(
  {
    ccag: Type.Optional(Type.Array(Type.String())),
    variable: Type.Optional(Type.Object({ id: Type.String(), values: Type.Array(Type.String()) }, { additionalProperties: false })),
    from: Type.Optional(Day),
    before: Type.Optional(Day),
    /** Kept for a market, or for a concession, only. */
    contract: Type.Optional(Type.Union([Type.Literal('market'), Type.Literal('concession')])),
  },
  { additionalProperties: false },
);
export type Condition = Static<typeof Condition>;

const around = { note: Type.Optional(MarginNote), when: Type.Optional(Condition) };

export const HeadingBlock = Type.Object(
  { kind: Type.Literal('heading'), level: Type.Integer({ minimum: 1, maximum: 4 }), content: Line, ...around },
  { additionalProperties: false },
);
export const ParagraphBlock = Type.Object({ kind: Type.Literal('paragraph'), content: Line, ...around }, { additionalProperties: false });

const InnerItem = Type.Object({ content: Line }, { additionalProperties: false });
export const ListItem = Type.Object(
  {
    content: Line,
    children: Type.Optional(Type.Object({ ordered: Type.Boolean(), items: Type.Array(InnerItem, { maxItems: LIMITS.rows }) }, { additionalProperties: false })),
  },
  { additionalProperties: false },
);
export type ListItem = Static<typeof ListItem>;
export const ListBlock = Type.Object(
  { kind: Type.Literal('list'), ordered: Type.Boolean(), items: Type.Array(ListItem, { maxItems: LIMITS.rows }), ...around },
  { additionalProperties: false },
);

export const TableBlock = Type.Object(
  {
    kind: Type.Literal('table'),
    header: Type.Array(Line, { maxItems: 12 }),
    rows: Type.Array(Type.Array(Line, { maxItems: 12 }), { maxItems: LIMITS.rows }),
    ...around,
  },
  { additionalProperties: false },
);

export const Block = Type.Union([HeadingBlock, ParagraphBlock, ListBlock, TableBlock]);
export type Block = Static<typeof Block>;
export type TableBlock = Static<typeof TableBlock>;

export const Blocks = Type.Array(Block, { maxItems: LIMITS.blocks });
