import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Inline } from '../../../shared/api/blocks.ts';
import { blocksHtml } from '../../../shared/block/html.ts';

const text = (words: string, marks: { bold?: boolean; italic?: boolean } = {}): Inline => ({ kind: 'text', text: words, ...marks });
const paragraph = (...content: Inline[]): Block => ({ kind: 'paragraph', content });

const hostile = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.constantFrom('<', '>', '&', '"', "'", '&lt;', '<script>', '</p>', 'onload=', '<!--', ']]>', '\u0000', '\u2028'), { maxLength: 8 })
    .map((parts) => parts.join('')),
);
const inline: fc.Arbitrary<Inline> = fc.oneof(
  hostile.map((words) => text(words)),
  hostile.map((words) => text(words, { bold: true, italic: true })),
  hostile.map((label): Inline => ({ kind: 'variable', id: 'v', label })),
);
const line = fc.array(inline, { maxLength: 3 });
const block: fc.Arbitrary<Block> = fc.oneof(
  line.map((content): Block => ({ kind: 'paragraph', content })),
  line.map((content): Block => ({ kind: 'heading', level: 2, content })),
  fc.array(line, { maxLength: 3 }).map((items): Block => ({ kind: 'list', ordered: true, items: items.map((content) => ({ content })) })),
  fc.array(line, { maxLength: 3 }).map((cells): Block => ({ kind: 'table', header: cells, rows: [cells] })),
);

const TAGS = new Set(['p', 'h2', 'h3', 'h4', 'h5', 'ul', 'ol', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'strong', 'em', 'mark']);

describe('HTML of a text', () => {
  it('escapes what a person typed', () => {
    expect(blocksHtml([paragraph(text('<script>alert("1")</script> & R&D < 5'))])).toBe(
      '<p>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; R&amp;D &lt; 5</p>',
    );
  });

  it('holds only the tags it knows, whatever is typed', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 4 }), (blocks) => {
        const tags = [...blocksHtml(blocks).matchAll(/<\/?([^\s>/]*)[^>]*>/g)];
        return tags.every((tag) => TAGS.has(tag[1] ?? ''));
      }),
      { numRuns: 500 },
    );
  });

  it('closes every tag it opens', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 4 }), (blocks) => {
        const open: string[] = [];
        for (const [whole, tag = ''] of blocksHtml(blocks).matchAll(/<\/?([a-z0-9]+)[^>]*>/g)) {
          if (!whole.startsWith('</')) open.push(tag);
          else if (open.pop() !== tag) return false;
        }
        return open.length === 0;
      }),
    );
  });

  it('keeps every word of the text, in order', () => {
    const decode = (html: string) =>
      html
        .replace(/<[^>]*>/g, '')
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"')
        .replace(/&amp;/g, '&');
    fc.assert(fc.property(hostile, (words) => decode(blocksHtml([paragraph(text(words))])) === words));
  });

  it('shows a variable still to fill, between brackets and marked', () => {
    expect(blocksHtml([paragraph({ kind: 'variable', id: 'heures', label: 'Volume <d’heures>' })])).toBe('<p><mark>[Volume &lt;d’heures&gt;]</mark></p>');
    expect(blocksHtml([paragraph({ kind: 'variable', id: 'heures', bold: true })])).toBe('<p><strong><mark>[heures]</mark></strong></p>');
  });

  it('nests lists inside their item and gives tables a header row', () => {
    const list: Block = { kind: 'list', ordered: false, items: [{ content: [text('a')], children: { ordered: true, items: [{ content: [text('b')] }] } }] };
    expect(blocksHtml([list])).toBe('<ul><li>a<ol><li>b</li></ol></li></ul>');
    expect(blocksHtml([{ kind: 'table', header: [[text('h')]], rows: [[[text('c')]]] }])).toBe(
      '<table border="1"><thead><tr><th scope="col">h</th></tr></thead><tbody><tr><td>c</td></tr></tbody></table>',
    );
  });

  it('never writes the margin note: it is for the buyer alone', () => {
    expect(blocksHtml([{ ...paragraph(text('a')), note: { references: ['ccp-l3'], text: 'secret' } }])).toBe('<p>a</p>');
  });
});
