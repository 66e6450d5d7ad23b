/** One clause written in the hand of the file: titles, paragraphs, lists and tables, between the ends of its bookmark. */
import type { Block, Inline, ListItem } from '#shared/api/blocks.ts';
import { inlineText } from '#shared/block/text.ts';
import type { ClauseInsertion } from '../../jobs/tasks.ts';
import type { WordFile } from '../outline/model.ts';
import type { Comments } from './comments.ts';
import type { Lists } from './lists.ts';
import { type Around, lineRuns, newParagraph, NOTHING, textRun } from './paragraphs.ts';
import { hasWords, isBlank, type Place } from './place.ts';
import type { Pen } from './revisions.ts';
import type { Look, Sampler } from './sample.ts';
import { newTable } from './tables.ts';
import type { Title, Titles } from './titles.ts';

/** What every clause of one file is written with. */
export type Desk = { file: WordFile; pen: Pen; sampler: Sampler; titles: Titles; lists: Lists; comments: Comments };

export type WrittenClause = {
  text: string;
  /** Its titles, in order; an automatic number is known later. */
  titles: Title[];
  /** Identifiers of the styles it borrows. */
  styles: Set<string>;
  warnings: string[];
};

/** A piece takes what surrounds the whole clause when it is its first or its last. */
type PieceOfText = { table: boolean; write: (around: Around) => string };

type Pieces = { all: PieceOfText[]; titles: Title[]; styles: Set<string> };

const saysNothing = (line: readonly Inline[]): boolean => inlineText(line).trim() === '';

function addParagraph(desk: Desk, pieces: Pieces, look: Look, runs: string): void {
  if (look.styleId) pieces.styles.add(look.styleId);
  pieces.all.push({ table: false, write: (around) => newParagraph(desk.pen, look, runs, around) });
}

function addTitle(desk: Desk, pieces: Pieces, place: Place, level: number, line: readonly Inline[]): void {
  const title = desk.titles.next(place, level, inlineText(line));
  pieces.titles.push(title);
  addParagraph(desk, pieces, title.look, textRun(title.prefix, title.look) + lineRuns(line, title.look.run));
}

function addList(desk: Desk, pieces: Pieces, place: Place, ordered: boolean, items: readonly ListItem[]): void {
  const look = desk.lists.open(place.index, ordered);
  for (const { content, children } of items) {
    addParagraph(desk, pieces, look(0), lineRuns(content, look(0).run));
    if (!children) continue;
    // Items of the same kind are the second level of the same list.
    const inner = children.ordered === ordered ? look : desk.lists.open(place.index, children.ordered);
    for (const child of children.items) addParagraph(desk, pieces, inner(1), lineRuns(child.content, inner(1).run));
  }
}

/** Two tables that touch become one in Word, and a table never ends a file. */
function addTable(desk: Desk, pieces: Pieces, place: Place, block: Extract<Block, { kind: 'table' }>): void {
  const body = desk.sampler.body(place.index);
  const before = pieces.all.at(-1)?.table ?? desk.file.blocks[place.next - 1]?.kind === 'table';
  if (before) addParagraph(desk, pieces, body, '');
  const { text, styleId } = newTable(desk.file, desk.pen, block, body, place.index);
  if (styleId) pieces.styles.add(styleId);
  pieces.all.push({ table: true, write: ({ before, after, behind }) => before + text + after + behind });
}

function piecesOf(desk: Desk, blocks: readonly Block[], place: Place): Pieces {
  const pieces: Pieces = { all: [], titles: [], styles: new Set() };
  const highest = Math.min(...blocks.map((block) => (block.kind === 'heading' ? block.level : 9)));
  for (const block of blocks) {
    if (block.kind === 'table') addTable(desk, pieces, place, block);
    else if (block.kind === 'list') addList(desk, pieces, place, block.ordered, block.items);
    else if (saysNothing(block.content)) continue;
    else if (block.kind === 'heading') addTitle(desk, pieces, place, Math.min(9, place.level + block.level - highest), block.content);
    else {
      const body = desk.sampler.body(place.index);
      addParagraph(desk, pieces, body, lineRuns(block.content, body.run));
    }
  }
  const [before, after] = [desk.file.blocks[place.index], desk.file.blocks[place.next]];
  // A file that sets its titles apart with empty lines finds one behind the clause too.
  const spaced = isBlank(before) && hasWords(after);
  if (spaced || (pieces.all.at(-1)?.table && after?.kind !== 'paragraph')) addParagraph(desk, pieces, desk.sampler.body(place.index), '');
  return pieces;
}

/**
 * Writes a clause.
 * @param mark both ends of its bookmark
 */
export function writeClause(desk: Desk, item: ClauseInsertion, place: Place, mark: Around): WrittenClause {
  const { all, titles, styles } = piecesOf(desk, item.blocks, place);
  // A comment stands on words: it cannot be hung on a table.
  const commented = item.comment ? all.findIndex(({ table }) => !table) : -1;
  const comment = item.comment && commented >= 0 ? { ...NOTHING, ...desk.comments.add(item.comment) } : NOTHING;
  const text = all.map(({ write }, i) => {
    const inner = i === commented ? comment : NOTHING;
    return write({
      before: (i === 0 ? mark.before : '') + inner.before,
      after: inner.after + (i === all.length - 1 ? mark.after : ''),
      behind: i === all.length - 1 ? mark.behind : '',
    });
  });
  return { text: text.join(''), titles, styles, warnings: [...new Set(titles.flatMap(({ warnings }) => warnings))] };
}
