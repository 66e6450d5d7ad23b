/**
 * Lists of a clause: bullets go on in a list of the file, numbers get a list of their own that starts at one over the
 * same definition. A file without lists gets definitions, in a numbering part made when missing.
 */
import { W } from '../ooxml/names.ts';
import { attributeOf, childOf, childrenOf, escapeXml, type XmlElement } from '../ooxml/xml.ts';
import type { WordBlock, WordFile } from '../outline/model.ts';
import type { Edits } from './edits.ts';
import { type Definitions, makeDefinitions } from './definitions.ts';
import { changed, emit } from './properties.ts';
import { isFurniture, type Look, lookOf, nearest, type Sampler, styleNamed } from './sample.ts';

const MOST_LEVELS = 8;
const INDENT = 360;

export type Lists = {
  /** A look for the items of a list; asked for once per list, since each numbered list counts for itself. */
  open: (place: number, ordered: boolean) => (level: number) => Look;
  /** Writes the definitions that were needed. */
  close: () => void;
};

/** Twips from the margin to the text of a level, and back to its label. */
type Indent = { left: number; hanging: number };
const plainIndent = (level: number): Indent => ({ left: (level + 2) * INDENT, hanging: INDENT });

/** Indents of a level of a definition, then of the levels under it. */
const indentsOf =
  (abstract: XmlElement | undefined, own: number) =>
  (level: number): Indent => {
    const at = (abstract ? childrenOf(abstract, 'lvl') : []).find((one) => Number(attributeOf(one, 'ilvl')) === own + level);
    const ind = childOf(childOf(at, 'pPr'), 'ind');
    const [left, hanging] = [Number(attributeOf(ind, 'left') ?? attributeOf(ind, 'start')), Number(attributeOf(ind, 'hanging'))];
    return Number.isInteger(left) && hanging > 0 ? { left, hanging } : plainIndent(level);
  };

/** Three levels are enough for two: an item of the second never meets an undefined one. */
function abstractXml(id: number, ordered: boolean, strict: boolean, indentOf: (level: number) => Indent): string {
  const side = strict ? 'start' : 'left';
  const levels = [0, 1, 2].map((level) => {
    const [format, text] = ordered ? (level === 0 ? ['decimal', '%1.'] : ['lowerLetter', `%${level + 1})`]) : ['bullet', level === 0 ? '•' : '–'];
    const { left, hanging } = indentOf(level);
    return `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:${side}="${left}" w:hanging="${hanging}"/></w:pPr></w:lvl>`;
  });
  return `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="hybridMultilevel"/>${levels.join('')}</w:abstractNum>`;
}

const NOT_COPIED = new Set(['nsid', 'tmpl', 'name', 'styleLink', 'numStyleLink', 'pStyle']);

/** The same definition under another identifier, tied to no style. */
function copyOf(abstract: XmlElement, id: number): string {
  const untied = (element: XmlElement): XmlElement => ({ ...element, children: element.children.filter(({ name }) => !NOT_COPIED.has(name)).map(untied) });
  return emit({ ...untied(abstract), attributes: [{ uri: W, name: 'abstractNumId', value: String(id) }] });
}

const numPr = (numId: number | string, level: number): string => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`;

/** A numbered list of the file fit to be imitated: each level counts alone, « 1. » and not « 4.2.1 ». */
const isPlainNumbers =
  (file: WordFile) =>
  (block: WordBlock): boolean =>
    block.list !== null &&
    !block.list.bullet &&
    !isFurniture(file, block) &&
    /^[^%]*%\d[^%]*$/.test(file.lists.get(block.list.numId)?.levels.get(block.list.level)?.text ?? '');

const isBullets =
  (file: WordFile) =>
  (block: WordBlock): boolean =>
    block.list?.bullet === true && !isFurniture(file, block);

/** Look of an item some levels under a sampled one: the file's own when it has one, else the same further in. */
function deeper(file: WordFile, place: number, sample: WordBlock, numId: number | string, level: number): Look {
  const own = sample.list?.level ?? 0;
  const wanted = Math.min(MOST_LEVELS, own + level);
  const like = level === 0 ? sample : nearest(file, place, ({ list }) => list?.numId === sample.list?.numId && list?.level === wanted);
  const look = lookOf((like ?? sample).element, 'longest');
  const kept = String(numId) === sample.list?.numId && like !== null;
  return kept ? look : { ...look, paragraph: changed(look.paragraph, { numPr: numPr(numId, wanted), ...(like ? {} : { ind: null }) }) };
}

/** Lists of our own, beside those of the file. */
type OwnLists = { plain: (place: number, ordered: boolean) => number; numbers: (place: number, abstractId: string, level: number) => number };

function ownLists(file: WordFile, definitions: Definitions): OwnLists {
  return {
    // Beside the file's lists of the other kind, ours stand at the same distance from the margin.
    plain: (place, ordered) => {
      const other = nearest(file, place, ordered ? isBullets(file) : isPlainNumbers(file))?.list;
      const like = other ? indentsOf(definitions.abstract(file.lists.get(other.numId)?.abstractId), other.level) : plainIndent;
      return definitions.newList((id) => abstractXml(id, ordered, file.strict, like));
    },
    // Lists over one definition share its count: where the file goes on with it further down, ours counts apart.
    numbers: (place, abstractId, level) => {
      const goesOn = file.blocks.some(({ list }, i) => i > place && list !== null && file.lists.get(list.numId)?.abstractId === abstractId);
      const abstract = goesOn ? definitions.abstract(abstractId) : undefined;
      const levels = [level, level + 1].filter((one) => one <= MOST_LEVELS);
      return abstract ? definitions.newList((id) => copyOf(abstract, id)) : definitions.newNum(abstractId, levels);
    },
  };
}

/** Lists of all the clauses of one order: bullets share one definition, each numbered list has its own. */
export function makeLists(file: WordFile, edits: Edits, sampler: Sampler): Lists {
  const definitions = makeDefinitions(file, edits);
  const own = ownLists(file, definitions);
  let bullets: number | null = null;
  const made = (place: number, ordered: boolean): ((level: number) => Look) => {
    bullets ??= ordered ? null : own.plain(place, false);
    const numId = ordered ? own.plain(place, true) : (bullets ?? 0);
    const body = sampler.body(place);
    const style = styleNamed(file, 'list paragraph');
    const paragraph = changed(body.paragraph, { ind: null, ...(style ? { pStyle: `<w:pStyle w:val="${escapeXml(style.id)}"/>` } : {}) });
    return (level) => ({ ...body, styleId: style?.id ?? body.styleId, paragraph: changed(paragraph, { numPr: numPr(numId, level) }) });
  };
  return {
    open: (place, ordered) => {
      const sample = nearest(file, place, ordered ? isPlainNumbers(file) : isBullets(file));
      const list = sample?.list ? file.lists.get(sample.list.numId) : undefined;
      if (!sample?.list || !list) return made(place, ordered);
      const { level, numId } = sample.list;
      if (!list.levels.has(Math.min(MOST_LEVELS, level + 1))) return made(place, ordered);
      const num = ordered ? own.numbers(place, list.abstractId, level) : numId;
      return (under) => deeper(file, place, sample, num, under);
    },
    close: definitions.close,
  };
}
