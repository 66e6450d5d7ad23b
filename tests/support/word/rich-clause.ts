/** A clause with everything a text of the library may hold, and characters that break careless writers. */
import type { Block, Inline } from '#shared/api/blocks.ts';

const text = (words: string, more: Partial<Extract<Inline, { kind: 'text' }>> = {}): Inline => ({ kind: 'text', text: words, ...more });

export const RICH_TITLE = 'Heures d’insertion & publics <prioritaires>';
export const RICH_MARK = 'Part «\u00a0sociale\u00a0» \u202f; A & B < C > D "E" — 10\u202f000\u00a0€ 😀';
export const RICH_SUB = 'Contrôle du volume';
export const RICH_CELL = 'Lot 2 & menuiseries';
export const RICH_LAST = 'Fin de la clause riche.';

export const RICH: Block[] = [
  { kind: 'heading', level: 1, content: [text(RICH_TITLE)] },
  {
    kind: 'paragraph',
    content: [text(RICH_MARK), text(' en gras', { bold: true }), text(' et en italique', { italic: true }), text(', rempli', { filled: 'x' })],
  },
  { kind: 'heading', level: 2, content: [text(RICH_SUB)] },
  { kind: 'paragraph', content: [text('Ligne un\nligne deux\tavec tabulation\u0007 et un caractère interdit.')] },
  {
    kind: 'table',
    header: [[text('Lot')], [text('Heures', { bold: true })]],
    rows: [
      [[text('Lot 1')], [text('420\u00a0h')]],
      [[text(RICH_CELL)], [{ kind: 'variable', id: 'heures', label: 'Heures à préciser' }]],
    ],
  },
  {
    kind: 'list',
    ordered: true,
    items: [{ content: [text('premier')], children: { ordered: false, items: [{ content: [text('détail')] }] } }, { content: [text('second')] }],
  },
  { kind: 'heading', level: 2, content: [text('Suite')] },
  { kind: 'list', ordered: false, items: [{ content: [text('puce')], children: { ordered: true, items: [{ content: [text('sous-point')] }] } }] },
  { kind: 'paragraph', content: [text(RICH_LAST)] },
];

/** The same ending with a table: the clause then touches what follows without a paragraph between. */
export const ENDS_WITH_TABLE: Block[] = [...RICH.slice(0, 2), ...RICH.filter(({ kind }) => kind === 'table')];
/** Only a table. */
export const ONLY_TABLE: Block[] = RICH.filter(({ kind }) => kind === 'table');
