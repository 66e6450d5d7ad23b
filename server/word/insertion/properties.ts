/**
 * Paragraph and run properties copied from the file. Only names of WordprocessingML are kept, without the revisions
 * they may hold, and they come out in the order of the schema whatever their order in the source (R8, R9).
 */
import { W } from '../ooxml/names.ts';
import { escapeXml, type XmlElement } from '../ooxml/xml.ts';

/** Properties by name, each written as `w:` text. */
export type Properties = ReadonlyMap<string, string>;

/** CT_PPr, without what belongs to one paragraph only (revisions, section break). */
const PARAGRAPH_ORDER = [
  'pStyle',
  'keepNext',
  'keepLines',
  'pageBreakBefore',
  'framePr',
  'widowControl',
  'numPr',
  'suppressLineNumbers',
  'pBdr',
  'shd',
  'tabs',
  'suppressAutoHyphens',
  'kinsoku',
  'wordWrap',
  'overflowPunct',
  'topLinePunct',
  'autoSpaceDE',
  'autoSpaceDN',
  'bidi',
  'adjustRightInd',
  'snapToGrid',
  'spacing',
  'ind',
  'contextualSpacing',
  'mirrorIndents',
  'suppressOverlap',
  'jc',
  'textDirection',
  'textAlignment',
  'textboxTightWrap',
  'outlineLvl',
] as const;

/** CT_RPr. */
const RUN_ORDER = [
  'rStyle',
  'rFonts',
  'b',
  'bCs',
  'i',
  'iCs',
  'caps',
  'smallCaps',
  'strike',
  'dstrike',
  'outline',
  'shadow',
  'emboss',
  'imprint',
  'noProof',
  'snapToGrid',
  'vanish',
  'webHidden',
  'color',
  'spacing',
  'w',
  'kern',
  'position',
  'sz',
  'szCs',
  'highlight',
  'u',
  'effect',
  'bdr',
  'shd',
  'fitText',
  'vertAlign',
  'rtl',
  'cs',
  'em',
  'lang',
  'eastAsianLayout',
] as const;

const NOT_COPIED_PARAGRAPH = new Set(['pageBreakBefore', 'framePr']);
/** `strike` and `vertAlign` belong to a word, not to the text around it. */
const NOT_COPIED_RUN = new Set(['rStyle', 'lang', 'highlight', 'vanish', 'webHidden', 'strike', 'dstrike', 'vertAlign', 'fitText', 'noProof']);
const REVISIONS = new Set(['ins', 'del', 'moveFrom', 'moveTo', 'rPrChange', 'pPrChange', 'numberingChange']);

/** An element of the file written again with the prefix `w`. */
export function emit(element: XmlElement): string {
  const attributes = element.attributes.filter(({ uri }) => uri === W).map(({ name, value }) => ` w:${name}="${escapeXml(value)}"`);
  const inside = element.children.filter(({ uri, name }) => uri === W && !REVISIONS.has(name)).map(emit);
  return inside.length > 0 ? `<w:${element.name}${attributes.join('')}>${inside.join('')}</w:${element.name}>` : `<w:${element.name}${attributes.join('')}/>`;
}

function copied(element: XmlElement | undefined, order: readonly string[], dropped: ReadonlySet<string>): Properties {
  const properties = new Map<string, string>();
  for (const child of element?.children ?? [])
    if (child.uri === W && order.includes(child.name) && !dropped.has(child.name) && !properties.has(child.name)) properties.set(child.name, emit(child));
  return properties;
}

/** @param element `w:pPr`; its `w:rPr` is left out, see `runPropertiesOf` */
export const paragraphPropertiesOf = (element: XmlElement | undefined): Properties => copied(element, PARAGRAPH_ORDER, NOT_COPIED_PARAGRAPH);
/** @param element `w:rPr` of a run or of a paragraph mark */
export const runPropertiesOf = (element: XmlElement | undefined): Properties => copied(element, RUN_ORDER, NOT_COPIED_RUN);

const inOrder = (order: readonly string[], properties: Properties): string => order.map((name) => properties.get(name) ?? '').join('');

export const paragraphText = (properties: Properties): string => inOrder(PARAGRAPH_ORDER, properties);
export const runText = (properties: Properties): string => inOrder(RUN_ORDER, properties);

/** The same with some changed; null takes one away. */
export function changed(properties: Properties, changes: Readonly<Record<string, string | null>>): Properties {
  const result = new Map(properties);
  for (const [name, text] of Object.entries(changes)) {
    if (text === null) result.delete(name);
    else result.set(name, text);
  }
  return result;
}

export const NONE: Properties = new Map();
