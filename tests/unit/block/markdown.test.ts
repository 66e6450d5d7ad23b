import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownBlocks } from '../../../db/loader/markdown.ts';
import type { Block, Inline } from '../../../shared/api/blocks.ts';
import { blocksMarkdown } from '../../../shared/block/markdown.ts';
import { blocksText } from '../../../shared/block/text.ts';

function read(markdown: string): Block[] {
  return markdownBlocks(markdown, 1, (message) => {
    throw new Error(`${message}\n${markdown}`);
  });
}

const text = (value: string, marks: { bold?: true; italic?: true } = {}): Inline => ({ kind: 'text', text: value, ...marks });
const paragraph = (...content: Inline[]): Block => ({ kind: 'paragraph', content });

/** Words, and every sign that Markdown could take for its own. */
const words = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'mot',
        'é',
        '1.',
        '2)',
        '-',
        '+',
        '#',
        '##',
        '>',
        '*',
        '**',
        '_',
        '__',
        '`',
        '```',
        '~~~',
        '[a](b)',
        '<b>',
        '&amp;',
        '|',
        '\\',
        '!',
        '===',
        '---',
        ' ',
        '«',
        '»',
        '’',
        ':',
      ),
      fc.string({ maxLength: 4 }),
    ),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((parts) => parts.join('').replace(/[{}\p{Cc}\ufffd\ufeff]/gu, 'x'));
const marks = fc.constantFrom({}, { bold: true as const }, { italic: true as const }, { bold: true as const, italic: true as const });
const inline: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(words, marks).map(([value, how]) => text(value, how)) },
  { weight: 1, arbitrary: marks.map((how): Inline => ({ kind: 'variable', id: 'seuil.eu-works', ...how })) },
);
const line = fc.array(inline, { minLength: 1, maxLength: 5 });
const items = fc.array(
  fc.record({
    content: line,
    children: fc.option(fc.record({ ordered: fc.boolean(), items: fc.array(fc.record({ content: line }), { minLength: 1, maxLength: 3 }) }), {
      nil: undefined,
    }),
  }),
  { minLength: 1, maxLength: 3 },
);
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('paragraph' as const), content: line }),
  fc.record({ kind: fc.constant('heading' as const), level: fc.integer({ min: 1, max: 4 }), content: line }),
  fc.record({ kind: fc.constant('list' as const), ordered: fc.boolean(), items }).map(
    (list): Block => ({
      ...list,
      items: list.items.map(({ content, children }) => (children ? { content, children } : { content })),
    }),
  ),
  fc.record({
    kind: fc.constant('table' as const),
    header: fc.array(line, { minLength: 1, maxLength: 3 }),
    rows: fc.array(fc.array(line, { maxLength: 3 }), { maxLength: 3 }),
  }),
);

/** Typography may move spaces and apostrophes; nothing else may change. */
const bare = (value: string): string => value.replace(/[\s’']+/gu, '');
const letters = (blocks: readonly Block[]): string => bare(blocksText(blocks));

/** Each sign with its marks. */
const signs = (content: readonly Inline[]): string[] =>
  content.flatMap((one) => [...bare(one.kind === 'text' ? one.text : `{{${one.id}}}`)].map((sign) => `${sign}${one.bold ? 'b' : ''}${one.italic ? 'i' : ''}`));

/** What the blocks say, without what the dialect leaves out. */
function said(blocks: readonly Block[]): string[][] {
  return blocks
    .flatMap((one): string[][] => {
      if (one.kind === 'paragraph') return [['p'].concat(signs(one.content))];
      if (one.kind === 'heading') return [[`h${one.level}`].concat(signs(one.content))];
      if (one.kind === 'table') return [one.header, ...one.rows].flatMap((row) => one.header.map((_title, index) => ['cell', ...signs(row[index] ?? [])]));
      return one.items.flatMap(({ content, children }) => {
        const own = [one.ordered ? 'ol' : 'ul', ...signs(content)];
        return own.length === 1 ? [] : [own, ...(children?.items.map((item) => [children.ordered ? 'sub ol' : 'sub ul', ...signs(item.content)]) ?? [])];
      });
    })
    .filter(([kind, ...rest]) => kind === 'cell' || rest.length > 0);
}

describe('blocks written in Markdown', () => {
  it('read back as the same blocks, whatever their words', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 6 }), (blocks) => {
        const once = read(blocksMarkdown(blocks, 1));
        expect(said(once)).toEqual(said(blocks));
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ['a mark inside a word', [text('in', {}), text('sert', { bold: true }), text('ion')]],
    ['a mark that ends with a sign, before a letter', [text('«\u00a0oui\u00a0»', { bold: true }), text('suite')]],
    ['a mark in a mark', [text('a', { bold: true }), text('b', { bold: true, italic: true }), text('c')]],
    ['marks side by side', [text('a', { italic: true }), text('b', { bold: true }), text('c', { italic: true })]],
    ['a variable in bold', [text('Le lot '), { kind: 'variable', id: 'lot', bold: true } as const, text(' est réservé.')]],
  ])('keep %s', (_what, content) => {
    expect(read(blocksMarkdown([paragraph(...content)], 1))).toEqual([paragraph(...content)]);
  });

  it.each(['1. Objet', '- tiret', '# dièse', '> chevron', '+ plus', '***', '---', '| a | b |', '    code', '<!-- note -->'])(
    'keep a paragraph that starts like something else: %s',
    (value) => {
      const [only, ...others] = read(blocksMarkdown([paragraph(text(value))], 1));
      expect([only?.kind, others]).toEqual(['paragraph', []]);
      expect(letters([only ?? paragraph()])).toBe(value.replace(/\s/g, ''));
    },
  );

  it('keep two lists apart, their notes, and leave out what is empty', () => {
    const list = (value: string): Block => ({ kind: 'list', ordered: false, items: [{ content: [text(value)] }] });
    const noted: Block = { ...paragraph(text('Texte.')), note: { references: ['ccp-l2112-2'], text: 'Pourquoi.' } };
    const blocks = [list('un'), list('deux'), noted];
    expect(read(blocksMarkdown([...blocks, paragraph(), { kind: 'list', ordered: true, items: [{ content: [] }] }], 1))).toEqual(blocks);
    expect(blocksMarkdown([], 1)).toBe('');
  });
});
