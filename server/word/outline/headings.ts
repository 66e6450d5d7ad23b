/**
 * Titles, found in three ways: the name or the outline level of their style; the numbering of a list that behaves like a
 * plan; a number typed by hand. The first that answers decides. A table of contents never holds titles.
 */
import { childOf, childrenOf, textIn, type XmlElement } from '../ooxml/xml.ts';
import type { Draft } from './blocks.ts';
import type { WordStyle } from './model.ts';
import { flagOf, headingNameLevel, lineageOf, styleStandsOut } from './styles.ts';
import { isContentsLine, type Typed, typedTitle } from './typed.ts';

const MAX_TITLE = 120;
const PLAN_LABEL = /^(?:article|chapitre|titre|section|partie)\b/i;
const DIVISIONS = ['livre', 'titre', 'partie', 'chapitre', 'section'];

type Facts = { xml: string; styles: ReadonlyMap<string, WordStyle>; blocks: readonly Draft[] };

const isUpper = (text: string): boolean => (text.match(/\p{L}/gu)?.length ?? 0) >= 4 && text === text.toUpperCase();

function runs(element: XmlElement): XmlElement[] {
  return element.children.flatMap((child) =>
    child.name === 'r' ? [child] : ['ins', 'moveTo', 'hyperlink', 'smartTag', 'sdt', 'sdtContent'].includes(child.name) ? runs(child) : [],
  );
}

/** Whether the whole of a paragraph stands out: bold, underlined, or in capitals. */
function standsOut({ xml, styles }: Facts, block: Draft): boolean {
  if (isUpper(block.text)) return true;
  const inherited = styleStandsOut(styles, block.styleId);
  const written = runs(block.element).filter((run) => childrenOf(run, 't').some((text) => textIn(xml, text).trim() !== ''));
  return (
    written.length > 0 &&
    written.every((run) => {
      const properties = childOf(run, 'rPr');
      return (flagOf(properties, 'b') ?? inherited) || flagOf(properties, 'u') === true || flagOf(properties, 'caps') === true;
    })
  );
}

const isContents = ({ styles }: Facts, block: Draft): boolean => {
  for (const { name } of lineageOf(styles, block.styleId)) if (/^(?:toc \d|table of figures|toc heading|contents \d|contents heading)/.test(name)) return true;
  return isContentsLine(block.text);
};

/** By style: outline level said by the paragraph, else by its style. */
function styled({ styles }: Facts, block: Draft): Draft['heading'] {
  if (block.outline === 0) return null;
  const style = styles.get(block.styleId ?? '');
  const level = block.outline ?? style?.level ?? null;
  if (level === null) return null;
  const named = [...lineageOf(styles, block.styleId)].some(({ name }) => headingNameLevel(name) !== null);
  return { level, sign: named ? 'style' : 'outline-level' };
}

const couldBeTitle = (text: string): boolean => text.length <= MAX_TITLE && !/[;,:]$/.test(text) && !(text.length > 60 && text.endsWith('.'));

/** A list whose second level shows the first (« 4.2 ») is a plan; others are enumerations until proved otherwise. */
const isPlan = ({ numbered }: Draft): boolean =>
  [...(numbered?.list.levels ?? [])].some(([rank, level]) => rank > 0 && level.format !== 'bullet' && level.text.includes('%1') && /%[2-9]/.test(level.text));

const listKey = ({ numbered }: Draft): string => `${numbered?.list.abstractId} ${numbered?.level}`;

/** Share of a list level's items that have text of their own behind them, rather than the next item. */
function followedShare({ blocks }: Facts): ReadonlyMap<string, number> {
  const counts = new Map<string, { items: number; followed: number }>();
  const shown = blocks.filter(({ kind, text }) => kind === 'table' || text.trim() !== '');
  shown.forEach((block, i) => {
    if (!block.numbered || block.number === '') return;
    const next = shown[i + 1];
    const same = next?.numbered && next.numbered.list.abstractId === block.numbered.list.abstractId;
    const followed = next !== undefined && (same ? (next.numbered?.level ?? 0) > block.numbered.level : next.kind === 'table' || next.text.length > 60);
    const count = counts.get(listKey(block)) ?? { items: 0, followed: 0 };
    counts.set(listKey(block), { items: count.items + 1, followed: count.followed + (followed ? 1 : 0) });
  });
  return new Map([...counts].map(([key, { items, followed }]) => [key, followed / items]));
}

function isListTitle(facts: Facts, block: Draft, followed: ReadonlyMap<string, number>): boolean {
  if (!block.numbered || block.number === '' || !couldBeTitle(block.text.trim())) return false;
  if (PLAN_LABEL.test(block.number)) return true;
  const share = followed.get(listKey(block)) ?? 0;
  if (isPlan(block)) return share >= 0.6 || standsOut(facts, block);
  return share >= 0.5 && standsOut(facts, block);
}

/** A number alone is common: without « Article », the line must stand out, or be « 4.2 Objet » and short. */
function isTypedTitle(facts: Facts, block: Draft, typed: Typed): boolean {
  if (typed.kind === 'article') return true;
  // « Annexe 2 : … » also opens a line of a list of pieces: only what stands out is a title.
  if (typed.kind === 'annex') return couldBeTitle(typed.rest) && standsOut(facts, block);
  if (typed.kind === 'division') return typed.rest.length <= MAX_TITLE;
  if (typed.rest === '' || !couldBeTitle(typed.rest)) return false;
  // « 5.1 Date d’achat : 3 mars » is a line to fill in, not a title.
  if (typed.kind === 'number' && typed.depth > 1 && typed.rest.length <= 80 && !/[.!?]$|:/.test(typed.rest)) return true;
  return standsOut(facts, block);
}

type Found = { block: Draft; typed: Typed | null };

/** Level of each way to number by hand, from the ways that the file uses. */
function typedLevels(found: readonly Found[]): (typed: Typed) => number {
  const used = found.flatMap(({ typed }) => typed ?? []);
  const divisions = DIVISIONS.filter((word) => used.some((typed) => typed.word === word));
  const articles = used.some(({ kind }) => kind === 'article');
  const romans = used.some(({ kind }) => kind === 'roman');
  const base = divisions.length;
  return (typed) => {
    if (typed.kind === 'annex') return 1;
    if (typed.kind === 'division') return divisions.indexOf(typed.word) + 1;
    if (typed.kind === 'article') return base + typed.depth;
    if (typed.kind === 'number') return articles ? base + Math.max(2, typed.depth) : base + typed.depth + (romans ? 1 : 0);
    return base + (articles ? 2 : 1) + (typed.kind === 'letter' && romans ? 1 : 0);
  };
}

const wayOf = (typed: Typed): string => `${typed.kind} ${typed.word} ${typed.depth}`;

/** Gives unstyled titles their level, in the light of the styled ones around them. */
function setLevels(found: readonly Found[]): void {
  const own = typedLevels(found);
  const byWay = new Map<string, number>();
  for (const { block, typed } of found) if (typed && block.heading?.sign !== 'typed' && block.heading) byWay.set(wayOf(typed), block.heading.level);
  let above = 0;
  for (const { block, typed } of found) {
    const { heading } = block;
    if (!heading) continue;
    if (heading.sign === 'style' || heading.sign === 'outline-level') above = heading.level;
    else if (heading.sign === 'list') heading.level = Math.min(9, above + (block.numbered?.level ?? 0) + 1);
    else if (typed?.kind === 'annex') heading.level = byWay.get(wayOf(typed)) ?? 1;
    else if (typed) heading.level = Math.min(9, byWay.get(wayOf(typed)) ?? above + own(typed));
  }
}

/** Sets `heading`, `list` and the typed numbers of blocks. */
export function findHeadings(facts: Facts): void {
  const followed = followedShare(facts);
  const found: Found[] = [];
  for (const block of facts.blocks) {
    if (block.kind !== 'paragraph') continue;
    const text = block.text.trim();
    const contents = text === '' || isContents(facts, block);
    const typed = contents || block.number !== '' ? null : typedTitle(text);
    if (!contents) {
      block.heading = styled(facts, block);
      if (!block.heading && block.outline !== 0) {
        if (isListTitle(facts, block, followed)) block.heading = { level: 1, sign: 'list' };
        else if (typed && !block.numbered && isTypedTitle(facts, block, typed)) block.heading = { level: 1, sign: 'typed' };
      }
    }
    if (block.heading) {
      found.push({ block, typed });
      if (typed) block.number = typed.number;
    } else if (block.numbered) {
      const { list, level } = block.numbered;
      block.list = { numId: list.numId, level, bullet: list.levels.get(level)?.format === 'bullet' };
    }
  }
  setLevels(found);
}

/** A title without the number typed before it. */
export const titleText = (block: { text: string; number: string }): string => {
  const typed = typedTitle(block.text.trim());
  const text = typed && typed.number === block.number ? typed.rest : block.text;
  return text.replace(/\s+/g, ' ').trim();
};

/** « 4.2. » → « 4.2 », « Article 7 – » → « Article 7 ». */
export const cleanNumber = (number: string): string => number.replace(/[\s.:)–—-]+$/u, '').replace(/\s+/g, ' ');
