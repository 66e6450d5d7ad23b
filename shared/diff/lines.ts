/** A block tree as the lines that are read: what a difference of texts compares. */
import type { Block, Inline } from '../api/blocks.ts';
import type { TextLine } from '../api/differences.ts';

export type { TextLine } from '../api/differences.ts';

/** Labels of the variables, by id; one without a label is read by its id. */
export type Labels = Readonly<Record<string, string>>;

const plainText = (line: readonly Inline[], labels: Labels): string =>
  line.map((inline) => (inline.kind === 'text' ? inline.text : `[${inline.label ?? labels[inline.id] ?? inline.id}]`)).join('');

/** « 0–12 b » : letters from 0 to 12 in bold. */
function emphasisOf(line: readonly Inline[], labels: Labels): string {
  const marks: string[] = [];
  let at = 0;
  for (const inline of line) {
    const end = at + plainText([inline], labels).length;
    const mark = `${inline.bold ? 'b' : ''}${inline.italic ? 'i' : ''}`;
    const last = marks.at(-1);
    // Two runs of the same look in a row are one.
    if (mark !== '' && last?.endsWith(`-${at}${mark}`)) marks[marks.length - 1] = `${last.slice(0, last.lastIndexOf('-'))}-${end}${mark}`;
    else if (mark !== '' && end > at) marks.push(`${at}-${end}${mark}`);
    at = end;
  }
  return marks.join(' ');
}

type Bare = Pick<TextLine, 'role' | 'level' | 'number'> & { cells: readonly (readonly Inline[])[] };

function bareLines(block: Block): Bare[] {
  if (block.kind === 'heading') return [{ role: 'heading', level: block.level, number: null, cells: [block.content] }];
  if (block.kind === 'paragraph') return [{ role: 'paragraph', level: 1, number: null, cells: [block.content] }];
  if (block.kind === 'list')
    return block.items.flatMap(({ content, children }, index) => [
      { role: 'item', level: 1, number: block.ordered ? index + 1 : null, cells: [content] },
      ...(children?.items.map((child, inner): Bare => ({ role: 'item', level: 2, number: children.ordered ? inner + 1 : null, cells: [child.content] })) ?? []),
    ]);
  const row = (role: 'header' | 'row', cells: readonly (readonly Inline[])[]): Bare => ({ role, level: 1, number: null, cells });
  return [row('header', block.header), ...block.rows.map((cells) => row('row', cells))];
}

const noteOf = ({ note }: Block): string | null => (note ? [note.references.join(', '), note.text].filter((part) => part !== '').join(' : ') : null);

/** Every line of a text, in reading order; an empty list or table is one empty line, so that its note and condition are compared. */
export function textLines(blocks: readonly Block[], labels: Labels = {}): TextLine[] {
  return blocks.flatMap((block) => {
    const lines = bareLines(block);
    const bare: Bare[] = lines.length > 0 ? lines : [{ role: 'item', level: 1, number: null, cells: [] }];
    return bare.map(
      ({ cells, ...line }, index): TextLine => ({
        ...line,
        text: cells.map((cell) => plainText(cell, labels)).join(' | '),
        note: index === 0 ? noteOf(block) : null,
        when: index === 0 ? (block.when ?? null) : null,
        emphasis: cells.map((cell) => emphasisOf(cell, labels)).join('|'),
      }),
    );
  });
}
