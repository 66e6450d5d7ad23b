/**
 * Lists of a clause: bullets go on in a list of the file, numbers get a list of their own that starts at one over the
 * same definition. A file without lists gets definitions, in a numbering part made when missing.
 */
import { W } from '../ooxml/names.ts';
import { attributeOf, childOf, childrenOf, escapeXml, type Splice, type XmlElement } from '../ooxml/xml.ts';
import type { WordBlock, WordFile } from '../outline/model.ts';
import { appended, DECLARATION, type Edits, freeName, type Part } from './edits.ts';
import { named, namingOf } from './naming.ts';
import { changed, emit } from './properties.ts';
import { isFurniture, type Look, lookOf, nearest, type Sampler, styleNamed } from './sample.ts';

const NUMBERING_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml';
const MOST_LEVELS = 8;
const INDENT = 360;

export type Lists = {
  /** A look for the items of a list; asked for once per list, since each numbered list counts for itself. */
  open: (place: number, ordered: boolean) => (level: number) => Look;
  /** Writes the definitions that were needed. */
  close: () => void;
};

type Definitions = { part: Part | null; nextAbstract: number; nextNum: number; abstracts: string[]; nums: string[] };

const highest = (part: Part | null, name: string, id: string): number =>
  part ? childrenOf(part.root, name).reduce((most, element) => Math.max(most, Number(attributeOf(element, id)) || 0), -1) : -1;

function openDefinitions(edits: Edits): Definitions {
  const name = edits.related('numbering');
  const part = name ? edits.part(name) : null;
  return {
    part,
    nextAbstract: highest(part, 'abstractNum', 'abstractNumId') + 1,
    nextNum: Math.max(0, highest(part, 'num', 'numId')) + 1,
    abstracts: [],
    nums: [],
  };
}

/** Twips from the margin to the text of a level, and back to its label. */
type Indent = { left: number; hanging: number };
const plainIndent = (level: number): Indent => ({ left: (level + 2) * INDENT, hanging: INDENT });

/** Indents of a level of a definition, then of the levels under it. */
const indentsOf =
  (abstract: XmlElement | undefined, own: number) =>
  (level: number): Indent => {
    const at = childrenOf(abstract ?? NO_ROOT, 'lvl').find((one) => Number(attributeOf(one, 'ilvl')) === own + level);
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
const NO_ROOT: XmlElement = { uri: '', name: '', prefix: '', attributes: [], children: [], start: 0, end: 0, innerStart: 0, innerEnd: 0 };

/** The same definition under another identifier, tied to no style. */
function copyOf(abstract: XmlElement, id: number): string {
  const untied = (element: XmlElement): XmlElement => ({ ...element, children: element.children.filter(({ name }) => !NOT_COPIED.has(name)).map(untied) });
  return emit({ ...untied(abstract), attributes: [{ uri: W, name: 'abstractNumId', value: String(id) }] });
}

const numXml = (id: number, abstractId: string, restarted: readonly number[]): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstractId}"/>${restarted.map((level) => `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="1"/></w:lvlOverride>`).join('')}</w:num>`;

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

export function makeLists(file: WordFile, edits: Edits, sampler: Sampler): Lists {
  let definitions: Definitions | null = null;
  let bullets: number | null = null;
  const opened = (): Definitions => {
    definitions ??= openDefinitions(edits);
    return definitions;
  };
  const newNum = (abstractId: string, restarted: readonly number[]): number => {
    const all = opened();
    all.nums.push(numXml(all.nextNum, abstractId, restarted));
    all.nextNum += 1;
    return all.nextNum - 1;
  };
  const newList = (write: (id: number) => string): number => {
    const all = opened();
    all.abstracts.push(write(all.nextAbstract));
    all.nextAbstract += 1;
    return newNum(String(all.nextAbstract - 1), []);
  };
  const definition = (abstractId: string | undefined): XmlElement | undefined =>
    childrenOf(opened().part?.root ?? NO_ROOT, 'abstractNum').find((one) => attributeOf(one, 'abstractNumId') === abstractId);
  /** Beside the file's lists of the other kind, ours stand at the same distance from the margin. */
  const plainList = (place: number, ordered: boolean): number => {
    const other = nearest(file, place, ordered ? isBullets(file) : isPlainNumbers(file))?.list;
    const like = other ? indentsOf(definition(file.lists.get(other.numId)?.abstractId), other.level) : plainIndent;
    return newList((id) => abstractXml(id, ordered, file.strict, like));
  };
  /** Lists over one definition share its count: where the file goes on with it further down, ours counts apart. */
  const ownNumbers = (place: number, abstractId: string, level: number): number => {
    const goesOn = file.blocks.some(({ list }, i) => i > place && list !== null && file.lists.get(list.numId)?.abstractId === abstractId);
    const abstract = goesOn ? definition(abstractId) : null;
    return abstract
      ? newList((id) => copyOf(abstract, id))
      : newNum(
          abstractId,
          [level, level + 1].filter((one) => one <= MOST_LEVELS),
        );
  };
  const made = (place: number, ordered: boolean): ((level: number) => Look) => {
    bullets ??= ordered ? null : plainList(place, false);
    const numId = ordered ? plainList(place, true) : (bullets ?? 0);
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
      const { level: own, numId } = sample.list;
      if (!list.levels.has(Math.min(MOST_LEVELS, own + 1))) return made(place, ordered);
      const num = ordered ? ownNumbers(place, list.abstractId, own) : numId;
      return (level) => deeper(file, place, sample, num, level);
    },
    close: () => {
      if (definitions) writeDefinitions(file, edits, definitions);
    },
  };
}

/** Definitions go before the first list, lists after the last one: the order of the schema. */
function writeDefinitions(file: WordFile, edits: Edits, { part, abstracts, nums }: Definitions): void {
  if (!part) {
    const uri = file.strict ? 'http://purl.oclc.org/ooxml/wordprocessingml/main' : 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
    const text = `${DECLARATION}<w:numbering xmlns:w="${uri}">${abstracts.join('')}${nums.join('')}</w:numbering>`;
    edits.add('numbering', freeName(file.entries, file.main, 'numbering'), NUMBERING_TYPE, text);
    return;
  }
  const naming = namingOf(part.text, [part.root], part.root.prefix);
  const ours = (text: readonly string[]): string => named(text.join(''), naming);
  const [first, last] = [childrenOf(part.root, 'num')[0], childrenOf(part.root, 'num').at(-1)];
  const cleanup = childrenOf(part.root, 'numIdMacAtCleanup')[0];
  const at = (offset: number | undefined, text: string): Splice =>
    offset === undefined ? appended(part.text, part.root, text) : { start: offset, end: offset, text };
  const splices = first ? [at(first.start, ours(abstracts)), at(last?.end, ours(nums))] : [at(cleanup?.start, ours(abstracts) + ours(nums))];
  edits.cut(
    part,
    splices.filter(({ text }) => text !== ''),
  );
}
