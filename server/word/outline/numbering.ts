/** Lists as numbering.xml defines them: each `w:num` with its abstract definition, its links to styles and its overrides. */
import { attributeOf, childOf, childrenOf, type XmlElement } from '../ooxml/xml.ts';
import type { NumberingLevel, NumberingList } from './model.ts';
import { flagOf } from './styles.ts';

const wholeOf = (element: XmlElement | undefined, otherwise: number): number => {
  const value = Number.parseInt(attributeOf(element, 'val') ?? '', 10);
  return Number.isInteger(value) && Math.abs(value) < 1_000_000 ? value : otherwise;
};

/** The format behind an AlternateContent: Word writes `custom` ones twice. */
function formatOf(level: XmlElement): string {
  const own = childOf(level, 'numFmt');
  const choice = childOf(childOf(level, 'AlternateContent'), 'Fallback') ?? childOf(childOf(level, 'AlternateContent'), 'Choice');
  return attributeOf(own ?? childOf(choice, 'numFmt'), 'val') ?? 'decimal';
}

function levelOf(element: XmlElement): NumberingLevel {
  const restart = childOf(element, 'lvlRestart');
  return {
    format: formatOf(element),
    text: attributeOf(childOf(element, 'lvlText'), 'val') ?? '',
    start: wholeOf(childOf(element, 'start'), 0),
    styleId: attributeOf(childOf(element, 'pStyle'), 'val') ?? null,
    restart: restart ? wholeOf(restart, 0) : null,
    legal: flagOf(element, 'isLgl') ?? false,
  };
}

const rankOf = (element: XmlElement): number => Number.parseInt(attributeOf(element, 'ilvl') ?? '', 10);

function levelsOf(element: XmlElement | undefined): Map<number, NumberingLevel> {
  const levels = new Map<number, NumberingLevel>();
  for (const level of element ? childrenOf(element, 'lvl') : []) if (rankOf(level) >= 0 && rankOf(level) < 9) levels.set(rankOf(level), levelOf(level));
  return levels;
}

type Definitions = { abstracts: ReadonlyMap<string, XmlElement>; nums: ReadonlyMap<string, XmlElement>; styleLists: ReadonlyMap<string, string> };

/** The abstract definition of a list, through the style that a « list style » links to; a loop stops it. */
function abstractOf(numId: string, { abstracts, nums, styleLists }: Definitions, depth = 0): { id: string; element: XmlElement } | null {
  const id = attributeOf(childOf(nums.get(numId), 'abstractNumId'), 'val') ?? '';
  const element = abstracts.get(id);
  if (!element || depth > 4) return null;
  const link = attributeOf(childOf(element, 'numStyleLink'), 'val');
  const linked = link ? styleLists.get(link) : undefined;
  return (linked && linked !== numId ? abstractOf(linked, { abstracts, nums, styleLists }, depth + 1) : null) ?? { id, element };
}

function readList(numId: string, definitions: Definitions): NumberingList | null {
  const abstract = abstractOf(numId, definitions);
  const num = definitions.nums.get(numId);
  if (!abstract || !num) return null;
  const levels = levelsOf(abstract.element);
  const starts = new Map<number, number>();
  for (const override of childrenOf(num, 'lvlOverride')) {
    const rank = rankOf(override);
    const [own] = levelsOf(override).values();
    if (own) levels.set(rank, own);
    const start = childOf(override, 'startOverride');
    if (start) starts.set(rank, wholeOf(start, 0));
  }
  return { numId, abstractId: abstract.id, levels, starts };
}

/** Lists by numId. `styles` is the root of styles.xml: numbering styles live there. */
export function readLists(root: XmlElement | null, styles: XmlElement | null): Map<string, NumberingList> {
  const lists = new Map<string, NumberingList>();
  if (!root) return lists;
  const byId = (name: string, id: string): Map<string, XmlElement> =>
    new Map(childrenOf(root, name).map((element) => [attributeOf(element, id) ?? '', element]));
  const styleLists = new Map<string, string>();
  for (const style of styles ? childrenOf(styles, 'style') : []) {
    const numId = attributeOf(childOf(childOf(childOf(style, 'pPr'), 'numPr'), 'numId'), 'val');
    if (numId && attributeOf(style, 'type') === 'numbering') styleLists.set(attributeOf(style, 'styleId') ?? '', numId);
  }
  const definitions: Definitions = { abstracts: byId('abstractNum', 'abstractNumId'), nums: byId('num', 'numId'), styleLists };
  for (const numId of definitions.nums.keys()) {
    const list = readList(numId, definitions);
    if (list) lists.set(numId, list);
  }
  return lists;
}

/** The level of a list that a style is tied to. */
export function tiedLevel(lists: ReadonlyMap<string, NumberingList>, numId: string, styleId: string): number | null {
  for (const [rank, level] of lists.get(numId)?.levels ?? []) if (level.styleId === styleId) return rank;
  return null;
}
