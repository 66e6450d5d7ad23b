/** Lists: the multi-level numbering of headings (tied to their styles), bullets, and one list per numbered list. */

export const HEADINGS_LIST = 1;
export const BULLETS_LIST = 2;
/** Lists from this identifier on count from 1, each for itself. */
export const FIRST_ORDERED_LIST = 3;

const INDENT = 454;
const STEP = 397;
const HANGING = 284;
/** Room for « 12 », « 12.3 » and « 12.3.4 » in the size of their level. */
const HEADING_INDENTS = [624, 737, 794] as const;

type Level = { format: string; text: string; left: number; hanging: number; style?: string; font?: string };

const levelXml = ({ format, text, left, hanging, style, font }: Level, i: number): string =>
  `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${style ? `<w:pStyle w:val="${style}"/>` : ''}<w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${left}" w:hanging="${hanging}"/></w:pPr>${font ? `<w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:cs="${font}" w:hint="default"/></w:rPr>` : ''}</w:lvl>`;

const abstractXml = (id: number, levels: readonly Level[]): string =>
  `<w:abstractNum w:abstractNumId="${id}"><w:nsid w:val="4C41550${id}"/><w:multiLevelType w:val="multilevel"/>${levels.map(levelXml).join('')}</w:abstractNum>`;

const HEADINGS: Level[] = HEADING_INDENTS.map((left, i) => ({
  format: 'decimal',
  text: Array.from({ length: i + 1 }, (_, n) => `%${n + 1}`).join('.'),
  left,
  hanging: left,
  style: `Heading${i + 1}`,
}));
const BULLETS: Level[] = ['•', '–'].map((text, i) => ({ format: 'bullet', text, left: INDENT + i * STEP, hanging: HANGING, font: 'Calibri' }));
const NUMBERS: Level[] = [
  { format: 'decimal', text: '%1.' },
  { format: 'lowerLetter', text: '%2)' },
].map((level, i) => ({ ...level, left: INDENT + i * STEP, hanging: HANGING }));

const numXml = (id: number, abstract: number, restart = false): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${restart ? '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' : ''}</w:num>`;

/** @param nextList first identifier that the document did not use */
export function numberingXml(nextList: number): string {
  const ordered = Array.from({ length: Math.max(0, nextList - FIRST_ORDERED_LIST) }, (_, i) => numXml(FIRST_ORDERED_LIST + i, 3, true));
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">',
    abstractXml(1, HEADINGS),
    abstractXml(2, BULLETS),
    abstractXml(3, NUMBERS),
    numXml(HEADINGS_LIST, 1),
    numXml(BULLETS_LIST, 2),
    ...ordered,
    '</w:numbering>',
  ].join('');
}
