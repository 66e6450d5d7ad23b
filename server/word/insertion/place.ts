/**
 * Where a clause goes (R5–R7): from the place a person chose to the nearest one that a Word file bears. Never in a
 * table, a field, a locked control or a deleted text; before the paragraph that closes a section; before a paragraph
 * that has words, so that refusing the clause leaves no trace in Word nor in LibreOffice.
 */
import { END_PLACE } from '#shared/api/documents.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import type { ClauseInsertion } from '../../jobs/tasks.ts';
import { WHY } from '../outline/free.ts';
import type { WordBlock, WordFile } from '../outline/model.ts';

export type Place = {
  /** Rank of the block the clause stands behind; -1 at the very beginning. */
  index: number;
  /** Rank of the block that follows it: the next one, or the first behind an older text of the clause. */
  next: number;
  /** Where the text is cut. */
  offset: number;
  /** The title it stands under or behind; null before any. */
  title: WordBlock | null;
  /** Level of the highest titles of the clause. */
  level: number;
  /** French sentences for the person. */
  warnings: string[];
};

/** Names that mark the end of a range: what follows them stands outside it. */
const RANGE_ENDS = new Set(['bookmarkEnd', 'commentRangeEnd', 'permEnd', 'moveFromRangeEnd', 'moveToRangeEnd', 'proofErr']);

const gone = ({ title }: ClauseInsertion): Refusal =>
  refuse('PLACE_GONE', `La place choisie pour « ${title} » n’est plus dans le fichier : son texte a changé.`);

const forbidden = ({ title }: ClauseInsertion, why: string): Refusal =>
  refuse('INVALID_INPUT', `« ${title} » ne peut pas être mise à cette place${why ? ` : ${why.replace(/[.\s]+$/, '')}` : ''}.`, {
    remedy: 'Choisissez une autre place dans le plan du fichier, puis recommencez.',
  });

/** Rank of the last block of a title's section. */
function sectionEnd({ blocks }: WordFile, title: WordBlock): number {
  const level = title.heading?.level ?? 9;
  const next = blocks.findIndex(({ heading }, i) => i > title.index && heading !== null && heading.level <= level);
  return (next < 0 ? blocks.length : next) - 1;
}

/** The title that a block stands under. */
export function titleOver({ blocks }: WordFile, index: number): WordBlock | null {
  for (let i = index; i >= 0; i -= 1) if (blocks[i]?.heading) return blocks[i] ?? null;
  return null;
}

/** Level of the titles a file is divided by: its articles, else the highest that comes back. */
export function commonLevel({ blocks }: WordFile): number {
  const counts = new Map<number, number>();
  const articles = blocks.filter(({ heading, number }) => heading !== null && /^article\b/i.test(number));
  for (const { heading } of articles.length > 1 ? articles : blocks) if (heading) counts.set(heading.level, (counts.get(heading.level) ?? 0) + 1);
  const levels = [...counts.keys()].sort((a, b) => a - b);
  return levels.find((level) => (counts.get(level) ?? 0) > 1) ?? levels[0] ?? 1;
}

/** A paragraph with nothing to see: no word, picture, break nor field. */
export const isBlank = (block: WordBlock | undefined): boolean =>
  block?.kind === 'paragraph' &&
  block.text.trim() === '' &&
  !block.endsSection &&
  block.element.children.every(({ name }) => name === 'pPr' || name.startsWith('bookmark') || name === 'proofErr');

export const hasWords = (block: WordBlock | undefined): boolean => block?.kind === 'paragraph' && block.text.trim() !== '';

/** Where to cut between a block and the next: outside the ranges that end there, at the shallowest level. */
export function offsetBehind(file: WordFile, index: number): number {
  const { body, blocks } = file;
  const [before, after] = [blocks[index], blocks[index + 1]];
  if (!before) return body.children[0]?.start ?? body.innerEnd;
  let at = body.children.indexOf(before.element);
  if (at < 0) return after && body.children.includes(after.element) ? after.element.start : after ? before.element.end : endOfBody(file);
  while (RANGE_ENDS.has(body.children[at + 1]?.name ?? '')) at += 1;
  return body.children[at]?.end ?? before.element.end;
}

const endOfBody = ({ body }: WordFile): number => {
  const last = body.children.at(-1);
  return last?.name === 'sectPr' ? last.start : body.innerEnd;
};

/** Reasons that hold inside a container only: behind its last block, outside of it, one is free again. */
const INSIDE_ONLY: readonly string[] = [WHY.locked, WHY.control, WHY.contents, WHY.customXml, WHY.other];

/** Whether a tracked move ends right behind a block: outside of it, one is free again. */
function endsMove({ body }: WordFile, { element }: WordBlock): boolean {
  const next = body.children.slice(body.children.indexOf(element) + 1);
  const after = next.slice(
    0,
    next.findIndex(({ name }) => !RANGE_ENDS.has(name)),
  );
  return body.children.includes(element) && after.some(({ name }) => name.startsWith('move'));
}

/** Whether a clause may stand between a block and the next. */
function isFree(file: WordFile, index: number): boolean {
  const { body, blocks } = file;
  const [block, next] = [blocks[index], blocks[index + 1]];
  if (index < 0 || block?.free || (block?.why === WHY.moved && endsMove(file, block))) return true;
  const left = next === undefined || (body.children.includes(next.element) && !body.children.includes(block?.element ?? body));
  return INSIDE_ONLY.includes(block?.why ?? '') && (left || block?.kind === 'other');
}

/** A paragraph deleted or moved away in tracked changes: nothing of it is left once they are accepted. */
const isErased = (block: WordBlock | undefined): boolean => block?.text.trim() === '' && (block.why === WHY.deleted || block.why === WHY.moved);

/** Steps back before what nothing may follow: the empty paragraph that closes a section (R7), deleted ones (R5). */
function backFrom({ blocks }: WordFile, index: number, floor: number): number {
  let at = index;
  while (at > floor && ((blocks[at]?.endsSection && blocks[at]?.text.trim() === '') || isErased(blocks[at]))) at -= 1;
  return at;
}

/** Steps over blank paragraphs, to stand before words (R6). */
function beforeWords(file: WordFile, index: number): number {
  let at = index;
  while (isBlank(file.blocks[at + 1]) && isFree(file, at + 1)) at += 1;
  return at;
}

function placeNotes({ blocks }: WordFile, index: number, item: ClauseInsertion, tracked: boolean): string[] {
  const [before, after] = [blocks[index], blocks[index + 1]];
  return [
    ...(before?.endsSection
      ? ['Le texte suit un saut de section du fichier : vérifiez qu’il est dans la bonne mise en page (marges, orientation, en-tête).']
      : []),
    ...(tracked && item.blocks.some(({ kind }) => kind === 'table')
      ? ['Si vous refusez ces modifications dans LibreOffice, une ligne vide, parfois numérotée comme un titre, peut rester ; Word n’en laisse pas.']
      : tracked && !hasWords(after)
        ? ['Si vous refusez ces modifications dans LibreOffice, une ligne vide peut rester ; Word n’en laisse pas.']
        : []),
  ];
}

/** The block a person pointed at; a paragraph of a table stands for its table. */
function pointed(file: WordFile, id: string): { block: WordBlock; inTable: boolean } | null {
  const block = file.blocks.find((one) => one.id === id);
  if (block) return { block, inTable: false };
  const paragraph = file.paragraphs.find((one) => one.id === id);
  return paragraph ? { block: paragraph.block, inTable: paragraph.inTable } : null;
}

type Target = { index: number; floor: number; title: WordBlock | null; level: number; warnings: string[] };

/** What the person asked for, before any move. */
function targetOf(file: WordFile, item: ClauseInsertion): Target | Refusal {
  if (item.after === END_PLACE) {
    const last = file.blocks.length - 1;
    return { index: last, floor: -1, title: titleOver(file, last), level: commonLevel(file), warnings: [] };
  }
  const found = pointed(file, item.after);
  if (!found) return gone(item);
  const { block, inTable } = found;
  if (block.heading) {
    const level = block.heading.level + (item.placement === 'inside' ? 1 : 0);
    return { index: sectionEnd(file, block), floor: block.index, title: block, level, warnings: [] };
  }
  const title = titleOver(file, block.index);
  return {
    index: block.index,
    floor: block.index - 1,
    title,
    level: title?.heading ? title.heading.level + 1 : commonLevel(file),
    warnings: inTable ? ['Une clause ne se met pas dans un tableau : elle est placée juste après.'] : [],
  };
}

/** The place of one clause, or why it cannot be put there. */
export function placeOf(file: WordFile, item: ClauseInsertion, tracked: boolean): Place | Refusal {
  const target = targetOf(file, item);
  if (isRefusal(target)) return target;
  const back = backFrom(file, target.index, target.floor);
  if (!isFree(file, back)) return forbidden(item, file.blocks[back]?.why ?? '');
  const index = beforeWords(file, back);
  return {
    index,
    next: index + 1,
    offset: index === file.blocks.length - 1 ? endOfBody(file) : offsetBehind(file, index),
    title: target.title,
    level: Math.min(9, target.level),
    warnings: [...target.warnings, ...placeNotes(file, index, item, tracked)],
  };
}
