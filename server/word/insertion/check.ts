/**
 * The engine doubts itself (R21): before a file goes out, what was put is taken out again and must give the text that
 * came in, to the character; what was touched must read as XML; identifiers must be new.
 *
 * The whole text is not read a second time, because it need not be: the original was read, every cut falls between two
 * elements of its tree, and each touched stretch is read here by itself, inside the very tags that open the document.
 * A text that reads, with a stretch that reads in place of another between two elements, reads.
 */
import { W } from '../ooxml/names.ts';
import { attributeOf, parseXml, type Splice, walk } from '../ooxml/xml.ts';
import type { WordFile } from '../outline/model.ts';
import { type Ids, idsIn } from './ids.ts';

/** What one clause touches, in the offsets of the original: all its cuts fall inside. */
export type Stretch = { start: number; end: number };

/** Stretches that meet become one. */
function merged(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  for (const { start, end } of stretches.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = all.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else all.push({ start, end });
  }
  return all;
}

/** Walks the cuts over both texts; false when the rest of the result is not the rest of the original. */
function givesBack(original: string, result: string, splices: readonly Splice[]): boolean {
  let [from, at] = [0, 0];
  for (const { start, end, text } of splices) {
    if (start < from || end < start) return false;
    if (original.slice(from, start) !== result.slice(at, at + start - from)) return false;
    at += start - from;
    if (result.slice(at, at + text.length) !== text) return false;
    at += text.length;
    from = end;
  }
  return original.slice(from) === result.slice(at);
}

const STARTS = new Set(['ins', 'del', 'bookmarkStart', 'commentRangeStart']);

/** Whether the touched stretches read, and hold each new identifier once. */
function readsWell(file: WordFile, result: string, splices: readonly Splice[], stretches: readonly Stretch[], ids: Ids): boolean {
  const { root, body, xml } = file;
  const opening = xml.slice(root.start, root.innerStart) + xml.slice(body.start, body.innerStart);
  const closing = xml.slice(body.innerEnd, body.end) + xml.slice(root.innerEnd, root.end);
  const seen = new Set<number>();
  let [grown, next] = [0, 0];
  for (const { start, end } of merged(stretches)) {
    const at = start + grown;
    for (let splice = splices[next]; splice && splice.end <= end; splice = splices[next]) {
      grown += splice.text.length - (splice.end - splice.start);
      next += 1;
    }
    const tree = parseXml(`${opening}${result.slice(at, end + grown)}${closing}`);
    if (!tree) return false;
    const old = new Set(idsIn(xml.slice(start, end)));
    for (const element of walk(tree)) {
      if (element.uri !== W || !STARTS.has(element.name)) continue;
      const id = Number(attributeOf(element, 'id'));
      if (!old.has(id) && (seen.has(id) || !ids.given.has(id))) return false;
      seen.add(id);
    }
  }
  return next === splices.length;
}

/** @param splices in the order of the text */
export const isSound = (file: WordFile, result: string, splices: readonly Splice[], stretches: readonly Stretch[], ids: Ids): boolean =>
  givesBack(file.xml, result, splices) && readsWell(file, result, splices, stretches, ids);
