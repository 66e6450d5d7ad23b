/** The editor must give back what it was given: a text opened and left alone is not a change. */
import { describe, expect, it } from 'vitest';
import { type EditorNode, fromEditor, TABLE_COLUMNS, toEditor } from '../../../client/editor/convert.ts';
import type { Block } from '../../../shared/api/blocks.ts';
import { blocksText } from '../../../shared/block/text.ts';
import { LIMITS } from '../../../shared/limits.ts';
import { present, shippedContent } from '../../support/content.ts';

const text = (value: string, ...marks: string[]): EditorNode => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
});
const paragraph = (...content: EditorNode[]): EditorNode => ({ type: 'paragraph', content });
const document = (...content: EditorNode[]): EditorNode => ({ type: 'doc', content });
const item = (...content: EditorNode[]): EditorNode => ({ type: 'listItem', content });
const list = (...content: EditorNode[]): EditorNode => ({ type: 'bulletList', content });
const line = (value: string) => [{ kind: 'text' as const, text: value }];

describe('blocks, to the editor and back', () => {
  const texts = Object.entries(present(shippedContent().example, 'example').texts).filter(([, blocks]) => blocks.length > 0);

  it('the worked example has texts', () => expect(texts.length).toBeGreaterThan(3));

  it.each(texts)('the example’s « %s » comes back whole', (_chapter, blocks) => {
    // Through JSON, as the editor stores it.
    const back = fromEditor(JSON.parse(JSON.stringify(toEditor(blocks))));
    expect(blocksText(back)).toBe(blocksText(blocks));
    expect(fromEditor(toEditor(back))).toEqual(back);
    expect(back.map(({ kind }) => kind)).toEqual(blocks.map(({ kind }) => kind));
  });

  it('every kind of block comes back equal', () => {
    const blocks: Block[] = [
      { kind: 'heading', level: 1, content: line('Titre') },
      {
        kind: 'paragraph',
        content: [
          { kind: 'text', text: 'Gras ', bold: true },
          { kind: 'text', text: 'et penché', bold: true, italic: true },
        ],
      },
      {
        kind: 'list',
        ordered: true,
        items: [{ content: line('Un'), children: { ordered: false, items: [{ content: line('Un a') }] } }, { content: line('Deux') }],
      },
      {
        kind: 'table',
        header: [line('A'), line('B')],
        rows: [
          [line('1'), line('2')],
          [line('3'), []],
        ],
      },
    ];
    expect(fromEditor(toEditor(blocks))).toEqual(blocks);
  });

  it('an empty text is one empty paragraph, and back nothing', () => {
    expect(toEditor([])).toEqual({ type: 'doc', content: [{ type: 'paragraph' }] });
    expect(fromEditor(toEditor([]))).toEqual([]);
    expect(fromEditor(document(paragraph(text('  '))))).toEqual([]);
  });
});

describe('what blocks cannot hold is folded, not dropped', () => {
  it('a third list level joins the second', () => {
    const deep = list(item(paragraph(text('1')), list(item(paragraph(text('2')), list(item(paragraph(text('3'))))))));
    expect(fromEditor(document(deep))).toEqual([
      { kind: 'list', ordered: false, items: [{ content: line('1'), children: { ordered: false, items: [{ content: line('2') }, { content: line('3') }] } }] },
    ]);
  });

  it('a long list goes on in the next one', () => {
    const long = list(...Array.from({ length: LIMITS.rows + 1 }, (_, index) => item(paragraph(text(String(index))))));
    expect(fromEditor(document(long)).map((block) => (block.kind === 'list' ? block.items.length : 0))).toEqual([LIMITS.rows, 1]);
  });

  it('columns too many join the last one', () => {
    const row = (type: string): EditorNode => ({
      type: 'tableRow',
      content: Array.from({ length: TABLE_COLUMNS + 2 }, (_, index) => ({ type, content: [paragraph(text(`c${index}`))] })),
    });
    const [table] = fromEditor(document({ type: 'table', content: [row('tableHeader'), row('tableCell')] }));
    expect(table?.kind === 'table' && table.header).toHaveLength(TABLE_COLUMNS);
    expect(blocksText(table ? [table] : [])).toContain('c13');
  });
});

describe('the text of a clause', () => {
  const families = shippedContent().families.flatMap(({ slug, texts }) => texts.map(({ piece, blocks }) => ({ name: `${slug}, ${piece}`, blocks })));

  it('every text of the library comes back as it was: variables, notes, conditions', () => {
    expect(families.length).toBeGreaterThan(100);
    for (const { name, blocks } of families) {
      const back = fromEditor(JSON.parse(JSON.stringify(toEditor(blocks, true))));
      expect(back, name).toEqual(blocks);
    }
  });

  it('elsewhere a variable is its label in brackets', () => {
    const blocks: Block[] = [{ kind: 'paragraph', content: [{ kind: 'variable', id: 'delai', label: 'Délai' }] }];
    expect(blocksText(fromEditor(toEditor(blocks)))).toBe('[Délai]');
  });
});
