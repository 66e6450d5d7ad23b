/**
 * Formatting by sampling (R8): a new title looks like the nearest title of its level, a new paragraph like most
 * paragraphs around. Styles are found by name, never by identifier (R3).
 */
import type { WordBlock, WordFile, WordStyle } from '../outline/model.ts';
import { W } from '../ooxml/names.ts';
import { attributeOf, childOf, escapeXml, type XmlElement } from '../ooxml/xml.ts';
import { changed, NONE, type Properties, paragraphPropertiesOf, paragraphText, runPropertiesOf, runText } from './properties.ts';

/** How a paragraph looks: its properties, those of its mark (which gives its number its look), those of its runs. */
export type Look = { paragraph: Properties; mark: Properties; run: Properties; styleId: string | null };

const PLAIN: Look = { paragraph: NONE, mark: NONE, run: NONE, styleId: null };

/** What a run may stand in and still be text of the paragraph as read. */
const WRAPPERS = new Set(['ins', 'moveTo', 'smartTag', 'sdt', 'sdtContent', 'customXml', 'bdo', 'dir']);

function* runsOf(element: XmlElement): Generator<XmlElement> {
  for (const child of element.children) {
    if (child.uri !== W) continue;
    if (child.name === 'r') yield child;
    else if (WRAPPERS.has(child.name)) yield* runsOf(child);
  }
}

/** Length of the text of a run, as characters of XML. */
const weight = (run: XmlElement): number => run.children.reduce((sum, { name, innerStart, innerEnd }) => sum + (name === 't' ? innerEnd - innerStart : 0), 0);

function textRun(paragraph: XmlElement, longest: boolean): XmlElement | undefined {
  let best: XmlElement | undefined;
  let most = 0;
  for (const run of runsOf(paragraph)) {
    const length = weight(run);
    if (length <= most) continue;
    best = run;
    most = length;
    if (!longest) break;
  }
  return best;
}

/** @param run `first` for a title, `longest` for a text, whose first words are often dressed otherwise */
export function lookOf(paragraph: XmlElement, run: 'first' | 'longest'): Look {
  const properties = childOf(paragraph, 'pPr');
  return {
    paragraph: paragraphPropertiesOf(properties),
    mark: runPropertiesOf(childOf(properties, 'rPr')),
    run: runPropertiesOf(childOf(textRun(paragraph, run === 'longest'), 'rPr')),
    styleId: attributeOf(childOf(properties, 'pStyle'), 'val') ?? null,
  };
}

/** Nearest block that fits, above the place first. */
export function nearest(file: WordFile, place: number, fits: (block: WordBlock) => boolean): WordBlock | null {
  const { blocks } = file;
  for (let i = Math.min(place, blocks.length - 1); i >= 0; i -= 1) {
    const block = blocks[i];
    if (block && fits(block)) return block;
  }
  return blocks.slice(place + 1).find(fits) ?? null;
}

/** The title that titles of a level are made like; null when the file has none of that level. */
export const headingSample = (file: WordFile, place: number, level: number): WordBlock | null =>
  nearest(file, place, (block) => block.kind === 'paragraph' && block.heading?.level === level && block.text.trim() !== '');

export const styleNamed = (file: WordFile, name: string): WordStyle | null =>
  [...file.styles.values()].find((style) => style.name.toLowerCase() === name) ?? null;

/** Styles of paragraphs that are not the text of the document. */
const NOT_TEXT = /^(toc |table of |index |title$|subtitle$|caption$|header$|footer$|footnote |endnote |envelope |quote|intense quote)/;
/** A header, a caption, a line of contents: nothing to imitate. */
export const isFurniture = (file: WordFile, { styleId }: WordBlock): boolean => NOT_TEXT.test(file.styles.get(styleId ?? '')?.name.toLowerCase() ?? '');

/** Paragraphs looked at on each side of the place: enough to tell a habit, few enough for ten thousand paragraphs. */
const WINDOW = 200;

export type Sampler = {
  /** The look of most paragraphs around a place. */
  body: (place: number) => Look;
};

/** Looks taken from the file, each read once. */
export function makeSampler(file: WordFile): Sampler {
  const looks = new Map<number, { look: Look; signature: string }>();
  const known = new Map<number, Look>();
  const isText = (block: WordBlock): boolean =>
    block.kind === 'paragraph' && block.heading === null && block.list === null && block.text.trim() !== '' && !isFurniture(file, block);
  const dressed = (block: WordBlock): { look: Look; signature: string } => {
    const before = looks.get(block.index);
    if (before) return before;
    const look = lookOf(block.element, 'longest');
    const made = { look, signature: `${paragraphText(look.paragraph)}|${runText(look.run)}` };
    looks.set(block.index, made);
    return made;
  };
  const sample = (place: number): Look => {
    const section = file.blocks[Math.max(0, place)]?.section;
    const around = textAround(file, place, (block) => isText(block) && block.section === section);
    const candidates = around.length > 0 ? around : textAround(file, place, isText);
    return mostFrequent(candidates.map(dressed));
  };
  return {
    body: (place) => {
      const before = known.get(place);
      if (before) return before;
      const look = sample(place);
      known.set(place, look);
      return look;
    },
  };
}

/** Nearest blocks that fit, the closest first. */
function textAround(file: WordFile, place: number, fits: (block: WordBlock) => boolean): WordBlock[] {
  const found: WordBlock[] = [];
  let [above, below] = [0, 0];
  const { blocks } = file;
  for (let i = place; i >= 0 && above < WINDOW; i -= 1) {
    const block = blocks[i];
    if (block && fits(block) && above++ < WINDOW) found.push(block);
  }
  for (let i = place + 1; i < blocks.length && below < WINDOW; i += 1) {
    const block = blocks[i];
    if (block && fits(block) && below++ < WINDOW) found.push(block);
  }
  return found.sort((a, b) => Math.abs(a.index - place) - Math.abs(b.index - place));
}

/** The most frequent look; the nearest one when several are. */
function mostFrequent(candidates: readonly { look: Look; signature: string }[]): Look {
  const counts = new Map<string, number>();
  for (const { signature } of candidates) counts.set(signature, (counts.get(signature) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return candidates.find(({ signature }) => counts.get(signature) === most)?.look ?? PLAIN;
}

/** A title where the file has none to imitate: its text, bold. */
export const boldTitle = (body: Look): Look => ({
  ...body,
  paragraph: changed(body.paragraph, { keepNext: '<w:keepNext/>' }),
  mark: changed(body.mark, { b: '<w:b/>', bCs: '<w:bCs/>' }),
  run: changed(body.run, { b: '<w:b/>', bCs: '<w:bCs/>' }),
});

/** The look that a style alone gives. */
export const styleLook = (style: WordStyle): Look => ({
  ...PLAIN,
  paragraph: new Map([['pStyle', `<w:pStyle w:val="${escapeXml(style.id)}"/>`]]),
  styleId: style.id,
});
