/** The numbering part: what lists of ours need is gathered, then written once; the part is made when the file has none. */
import { attributeOf, childrenOf, type Splice, type XmlElement } from '../ooxml/xml.ts';
import type { WordFile } from '../outline/model.ts';
import { appended, DECLARATION, type Edits, freeName, type Part } from './edits.ts';
import { named, namingOf } from './naming.ts';

const NUMBERING_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml';

export type Definitions = {
  /** `w:abstractNum` of the file. */
  abstract: (id: string | undefined) => XmlElement | undefined;
  /** A list over a definition, some of its levels starting again at one; its number. */
  newNum: (abstractId: string, restarted: readonly number[]) => number;
  /** A list over a definition of its own, written with the identifier given; its number. */
  newList: (write: (id: number) => string) => number;
  /** Writes what was asked for. */
  close: () => void;
};

type Gathered = { part: Part | null; nextAbstract: number; nextNum: number; abstracts: string[]; nums: string[] };

const highest = (part: Part | null, name: string, id: string): number =>
  part ? childrenOf(part.root, name).reduce((most, element) => Math.max(most, Number(attributeOf(element, id)) || 0), -1) : -1;

function openPart(edits: Edits): Gathered {
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

const numXml = (id: number, abstractId: string, restarted: readonly number[]): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstractId}"/>${restarted.map((level) => `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="1"/></w:lvlOverride>`).join('')}</w:num>`;

/** Nothing reaches the numbering part before `close`; it is read at the first list only. */
export function makeDefinitions(file: WordFile, edits: Edits): Definitions {
  let gathered: Gathered | null = null;
  const opened = (): Gathered => {
    gathered ??= openPart(edits);
    return gathered;
  };
  const newNum: Definitions['newNum'] = (abstractId, restarted) => {
    const all = opened();
    all.nums.push(numXml(all.nextNum, abstractId, restarted));
    all.nextNum += 1;
    return all.nextNum - 1;
  };
  return {
    newNum,
    newList: (write) => {
      const all = opened();
      all.abstracts.push(write(all.nextAbstract));
      all.nextAbstract += 1;
      return newNum(String(all.nextAbstract - 1), []);
    },
    abstract: (id) => {
      const { part } = opened();
      return part ? childrenOf(part.root, 'abstractNum').find((one) => attributeOf(one, 'abstractNumId') === id) : undefined;
    },
    close: () => {
      if (gathered && gathered.nums.length > 0) writeDefinitions(file, edits, gathered);
    },
  };
}

/** Definitions go before the first list, lists after the last one: the order of the schema. */
function writeDefinitions(file: WordFile, edits: Edits, { part, abstracts, nums }: Gathered): void {
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
