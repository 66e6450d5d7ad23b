/**
 * Block tree → Markdown of the content's dialect, which `db/loader/markdown.ts` reads back as the same tree. What the dialect
 * cannot say is left out: conditions, labels of variables, empty paragraphs and items.
 */
import type { Block, Inline, ListItem, MarginNote } from '../api/blocks.ts';

/** CommonMark, section 2.4; `|` is written as a reference, which a table does not cut. */
const escaped = (text: string): string =>
  text
    .replace(/[\r\n\t ]+/g, ' ')
    .replace(/[\\`*_[\]<>&~#]/g, '\\$&')
    .replaceAll('|', '&#x7C;');

type Piece = { text: string; bold: boolean; italic: boolean };

const pieceOf = (inline: Inline): Piece => ({
  text: inline.kind === 'text' ? escaped(inline.text) : `{{${inline.id}}}`,
  bold: inline.bold === true,
  italic: inline.italic === true,
});

/** A letter beside a mark would undo it (CommonMark, section 6.2, flanking); as a reference it stands like punctuation. */
const OPEN = /[^\s!-/:-@[-`{-~]$/u;
const CLOSE = /^[^\s!-/:-@[-`{-~]/u;
const reference = (sign: string): string => `&#x${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()};`;

/** Sets `inner` between marks, after what is already written; spaces at its edges stay outside. */
function marked(before: string, mark: string, inner: string): string {
  const [, left = '', text = '', right = ''] = /^(\s*)(.*?)(\s*)$/su.exec(inner) ?? [];
  const head = (before + left).replace(OPEN, reference);
  return text === '' ? before + inner : `${head}${mark}${text}${mark}${right}`;
}

/** After a closing mark, what follows starts with a sign that is no letter. */
const join = (before: string, closed: boolean, text: string): string => before + (closed ? text.replace(CLOSE, reference) : text);

function grouped(pieces: readonly Piece[], mark: 'bold' | 'italic', write: (pieces: readonly Piece[]) => string): string {
  const sign = mark === 'bold' ? '**' : '_';
  let written = '';
  let closed = false;
  for (let start = 0; start < pieces.length; ) {
    const on = pieces[start]?.[mark] === true;
    let end = start;
    while (end < pieces.length && (pieces[end]?.[mark] === true) === on) end++;
    const inner = write(pieces.slice(start, end));
    written = on ? marked(written, sign, inner) : join(written, closed, inner);
    closed = on && /\S$/u.test(inner);
    start = end;
  }
  return written;
}

const joined = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');
const inlineMarkdown = (content: readonly Inline[]): string =>
  grouped(
    content.map(pieceOf).filter(({ text }) => text !== ''),
    'bold',
    (bold) => grouped(bold, 'italic', joined),
  ).replace(/^ +| +$/g, '');

/** What would make a paragraph a list, a rule or a title. */
const started = (line: string): string => line.replace(/^(?=[-+=])/, '\\').replace(/^(\d{1,9})([.)])/, '$1\\$2');
const line = (content: readonly Inline[]): string => started(inlineMarkdown(content));

function itemMarkdown({ content, children }: ListItem, bullet: string): string[] {
  const text = line(content);
  if (text === '') return [];
  const indent = ' '.repeat(bullet.length + 1);
  const inner = children ? children.items.flatMap((item) => itemMarkdown(item, children.ordered ? '1.' : '-')).map((nested) => `${indent}${nested}`) : [];
  return [`${bullet} ${text}`, ...inner];
}

function tableMarkdown(header: readonly Inline[][], rows: readonly Inline[][][]): string {
  const row = (cells: readonly (readonly Inline[])[]): string => `| ${header.map((_title, index) => inlineMarkdown(cells[index] ?? [])).join(' | ')} |`;
  return header.length === 0 ? '' : [row(header), `|${header.map(() => ' --- |').join('')}`, ...rows.map(row)].join('\n');
}

const noteMarkdown = ({ references, text }: MarginNote): string => `> ${references.length > 0 ? `[${references.join(', ')}] ` : ''}${escaped(text)}`;

/** @param bullet of a list: two in a row need different ones */
function blockMarkdown(block: Block, headingOffset: number, bullet: string): string {
  switch (block.kind) {
    case 'heading': {
      const title = inlineMarkdown(block.content);
      return title && `${'#'.repeat(block.level + headingOffset)} ${title}`;
    }
    case 'paragraph':
      return line(block.content);
    case 'list':
      return block.items.flatMap((item) => itemMarkdown(item, bullet)).join('\n');
    case 'table':
      return tableMarkdown(block.header, block.rows);
  }
}

/** @param headingOffset levels taken by what stands above, as in `markdownBlocks` */
export function blocksMarkdown(blocks: readonly Block[], headingOffset: number): string {
  let other = false;
  const parts = blocks.flatMap((block, index) => {
    const before = blocks[index - 1];
    other = block.kind === 'list' && before?.kind === 'list' && before.ordered === block.ordered ? !other : false;
    const bullet = block.kind === 'list' && block.ordered ? (other ? '1)' : '1.') : other ? '*' : '-';
    const text = blockMarkdown(block, headingOffset, bullet);
    return text === '' ? [] : [text, ...(block.note ? [noteMarkdown(block.note)] : [])];
  });
  return parts.length > 0 ? `${parts.join('\n\n')}\n` : '';
}
