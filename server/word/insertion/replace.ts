/**
 * The old text of a clause gives way to the new one. What we put ourselves and nobody has accepted yet is taken out;
 * the rest is shown as deleted, so that no word written by hand is lost; the bookmark goes on around both.
 */
import { W } from '../ooxml/names.ts';
import { attributeOf, childOf, type Splice, walk, type XmlElement } from '../ooxml/xml.ts';
import type { WordBlock, WordFile } from '../outline/model.ts';
import type { Comments } from './comments.ts';
import { type Cutter, deletedBlock, deletedWords, type Range } from './deletions.ts';
import { type Around, NOTHING } from './paragraphs.ts';
import { commonLevel, offsetBehind, type Place, titleOver } from './place.ts';
import { newBookmark } from './revisions.ts';
import type { Existing } from './update.ts';

export type Replacement = {
  place: Place;
  /** Cuts to the old text, without the new one. */
  splices: Splice[];
  /** Both ends of the bookmark, for the new text. */
  mark: Around;
  /** Ranks of the old blocks. */
  left: number[];
};

const TRACKED = new Set(['ins', 'del', 'moveFrom', 'moveTo']);
/** What others may have hung on our text, and what must not go with it. */
const HUNG = new Set(['bookmarkStart', 'commentReference', 'footnoteReference', 'endnoteReference', 'permStart', 'del', 'moveFrom', 'moveTo', 'sectPr']);
const RANGE_MARKS = new Set(['bookmarkStart', 'bookmarkEnd', 'permStart', 'permEnd']);
const WITHOUT_MARK = new Set(['r', 'hyperlink', 'sdt', 'smartTag', 'fldSimple']);

const idOf = (element: XmlElement): string => attributeOf(element, 'id') ?? '';

/** Who put a block, when the whole of it is one insertion not yet accepted and nobody hung anything on it; else null. */
function pendingBy(block: WordBlock, ours: ReadonlySet<string>, author: string): string | null {
  const dates = new Set<string>();
  for (const element of walk(block.element)) {
    if (HUNG.has(element.name) && !ours.has(idOf(element))) return null;
    if (element.name === 'p') {
      const mark = childOf(childOf(childOf(element, 'pPr'), 'rPr'), 'ins');
      if (!mark || element.children.some(({ name }) => WITHOUT_MARK.has(name))) return null;
    }
    if (!TRACKED.has(element.name)) continue;
    if (attributeOf(element, 'author') !== author) return null;
    dates.add(attributeOf(element, 'date') ?? '');
  }
  return dates.size === 1 ? ([...dates][0] ?? null) : null;
}

/** Our comments inside the old text. */
function ownComments(blocks: readonly WordBlock[], comments: Comments, author: string): string[] {
  const references = blocks.flatMap(({ element }) => [...walk(element)].filter(({ name }) => name === 'commentReference'));
  return references.map(idOf).filter((id) => comments.authorOf(id) === author);
}

const holds = (outer: XmlElement, inner: XmlElement): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** The two ends of a bookmark. */
function endsOf(file: WordFile, { bookmark }: Existing): { start: XmlElement | null; end: XmlElement | null } {
  let [start, end]: [XmlElement | null, XmlElement | null] = [null, null];
  const look = (element: XmlElement): void => {
    for (const child of element.children) {
      if (child.end <= bookmark.start || child.start >= bookmark.end) continue;
      if (child.name === 'bookmarkStart' && child.start === bookmark.start) start = child;
      else if (child.name === 'bookmarkEnd' && child.end === bookmark.end) end = child;
      else look(child);
    }
  };
  look(file.body);
  return { start, end };
}

/** Whether words of the file itself have come into the paragraph, before or behind the bookmark. */
const isMixed = ({ element }: WordBlock, { bookmark }: Existing): boolean =>
  [...walk(element)].some(
    ({ uri, name, start, end, innerStart, innerEnd }) => uri === W && name === 't' && innerEnd > innerStart && (end <= bookmark.start || start >= bookmark.end),
  );

/** A block taken out; the marks that others set in it stay. */
function takenOut({ xml }: WordFile, { element }: WordBlock, ours: ReadonlySet<string>): Splice {
  const kept = [...walk(element)].filter((one) => one.uri === W && RANGE_MARKS.has(one.name) && !ours.has(idOf(one)));
  return { start: element.start, end: element.end, text: kept.map(({ start, end }) => xml.slice(start, end)).join('') };
}

/** The words of a paragraph taken out, itself left with the marks that others set in it. */
const emptied = (element: XmlElement, range: Range): Splice[] =>
  element.children.flatMap((child) => {
    if (child.uri !== W || child.name === 'pPr') return [];
    if (child.name !== 'r') return emptied(child, range);
    return child.start >= range.start && child.end <= range.end ? [{ start: child.start, end: child.end, text: '' }] : [];
  });

/** Where the new text goes: behind the old one, under the same title. */
export function placeBehind(file: WordFile, { blocks }: Existing): Place {
  const [first, last] = [blocks[0], blocks.at(-1)];
  const index = (first?.index ?? 0) - 1;
  const title = titleOver(file, index);
  const own = blocks.find(({ heading }) => heading !== null)?.heading?.level;
  const behind = last?.endsSection ? last.index - 1 : (last?.index ?? -1);
  return {
    index,
    next: (last?.index ?? index) + 1,
    offset: last?.endsSection ? last.element.start : offsetBehind(file, behind),
    title,
    level: own ?? (title?.heading ? Math.min(9, title.heading.level + 1) : commonLevel(file)),
    warnings: [],
  };
}

const SHOWN =
  'Le texte déjà dans le fichier est remplacé : l’ancien y reste, barré, jusqu’à ce que vous acceptiez les modifications. S’il avait été retouché à la main, rien n’en est perdu.';
const UNSEEN = 'Le texte déjà dans le fichier est remplacé ; s’il avait été retouché à la main, l’original gardé par Clausier le contient encore.';
const MIXED = 'Des mots ont été ajoutés au bord de l’ancien texte : ils restent dans leur paragraphe, à relire.';

/** Cuts the bookmark needs: it goes on from its old start when that stays, else the new text has its own. */
function bookmarkCuts(file: WordFile, cutter: Cutter, existing: Existing, name: string, taken: readonly WordBlock[]): { splices: Splice[]; mark: Around } {
  const { bookmark, blocks } = existing;
  const { start, end } = endsOf(file, existing);
  const goes = (element: XmlElement): boolean => taken.some((block) => holds(block.element, element));
  const cut = (element: XmlElement | null): Splice[] => (element && !goes(element) ? [{ start: element.start, end: element.end, text: '' }] : []);
  if (!start || goes(start) || taken.length === blocks.length) {
    return {
      splices: [...cut(start), ...cut(end)],
      mark: newBookmark(cutter.pen, name),
    };
  }
  const at = start.start + file.xml.slice(start.start, start.end).indexOf(bookmark.name);
  const renamed = name === bookmark.name ? [] : [{ start: at, end: at + bookmark.name.length, text: name }];
  return { splices: [...renamed, ...cut(end)], mark: { ...NOTHING, behind: `<w:bookmarkEnd w:id="${bookmark.id}"/>` } };
}

/** @param name of the bookmark from now on */
export function replaceClause(file: WordFile, cutter: Cutter, existing: Existing, name: string, comments: Comments): Replacement {
  const { tracked, author } = cutter.pen;
  const { blocks, bookmark } = existing;
  const own = ownComments(blocks, comments, author);
  const ours = new Set([String(bookmark.id), ...own]);
  const whole = blocks.filter((block) => !isMixed(block, existing));
  const dates = new Set(
    whole
      .filter(
        ({ element }) =>
          holds(element, { ...element, start: bookmark.start, end: bookmark.start }) || (element.start < bookmark.end && bookmark.end <= element.end),
      )
      .map((block) => pendingBy(block, ours, author)),
  );
  const isOurs = (block: WordBlock): boolean => {
    const date = pendingBy(block, ours, author);
    return date !== null && dates.has(date);
  };
  const taken = whole.filter((block) => !block.endsSection && (!tracked || isOurs(block)));
  const shown = whole.filter((block) => !taken.includes(block) && !block.endsSection);
  const kept = blocks.filter((block) => !taken.includes(block) && !shown.includes(block) && block.kind === 'paragraph');
  for (const id of own)
    if (taken.some(({ element }) => [...walk(element)].some((one) => one.name === 'commentReference' && idOf(one) === id))) comments.remove(id);
  const { splices, mark } = bookmarkCuts(file, cutter, existing, name, taken);
  const place = placeBehind(file, existing);
  return {
    place: {
      ...place,
      warnings: [...(tracked ? (taken.length < blocks.length ? [SHOWN] : []) : [UNSEEN]), ...(whole.length < blocks.length ? [MIXED] : [])],
    },
    splices: [
      ...splices,
      ...taken.map((block) => takenOut(file, block, ours)),
      ...shown.flatMap(({ element }) => deletedBlock(cutter, element)),
      ...kept.flatMap(({ element }) => (tracked ? deletedWords(cutter, element, bookmark) : emptied(element, bookmark))),
    ],
    mark,
    left: blocks.map(({ index }) => index),
  };
}
