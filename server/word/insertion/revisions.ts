/** Tracked changes as Word writes them: who, when, and a mark on every paragraph, run and row (R11). */
import { escapeXml } from '../ooxml/xml.ts';
import { safe } from '../ooxml/write.ts';
import type { Ids } from './ids.ts';

/** Who writes, and whether it shows. */
export type Pen = { tracked: boolean; author: string; date: string; ids: Ids };

/** @param at ISO 8601; Word keeps seconds */
export const newPen = (order: { tracked: boolean; author: string; at: string }, ids: Ids): Pen => ({
  tracked: order.tracked,
  author: safe(order.author).trim() || 'Clausier',
  date: order.at.replace(/\.\d+(?=Z|[+-]|$)/, ''),
  ids,
});

const opening = (pen: Pen, name: 'ins' | 'del'): string =>
  `<w:${name} w:id="${pen.ids.next()}" w:author="${escapeXml(pen.author)}" w:date="${escapeXml(pen.date)}"`;

/** Says that the paragraph mark or the row is new; nothing when changes are not tracked. */
export const insertedMark = (pen: Pen): string => (pen.tracked ? `${opening(pen, 'ins')}/>` : '');
export const deletedMark = (pen: Pen): string => `${opening(pen, 'del')}/>`;
export const deletedStart = (pen: Pen): string => `${opening(pen, 'del')}>`;
export const DELETED_END = '</w:del>';

/** Runs, shown as new. */
export const inserted = (pen: Pen, runs: string): string => (pen.tracked && runs !== '' ? `${opening(pen, 'ins')}>${runs}</w:ins>` : runs);

/** Both ends of a new bookmark. */
export function newBookmark(pen: Pen, name: string): { before: string; after: string; behind: string } {
  const id = pen.ids.next();
  return { before: `<w:bookmarkStart w:id="${id}" w:name="${name}"/>`, after: `<w:bookmarkEnd w:id="${id}"/>`, behind: '' };
}
