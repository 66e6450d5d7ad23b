/** Style sheets and lists as a French Word, an English one and others write them. */
import { type LevelSpec, numberingXml, type StyleSpec, stylesXml } from './kit.ts';

const BODY = { align: 'both', after: 120 };

type Names = { normal: string; titles: readonly [string, string, string]; list: string };
const FRENCH: Names = { normal: 'Normal', titles: ['Titre1', 'Titre2', 'Titre3'], list: 'Paragraphedeliste' };
const ENGLISH: Names = { normal: 'Normal', titles: ['Heading1', 'Heading2', 'Heading3'], list: 'ListParagraph' };
const NUMERIC: Names = { normal: 'a', titles: ['1', '2', '3'], list: 'a3' };

/** @param numbered list that numbers the three levels of titles */
const sheet = ({ normal, titles, list }: Names, numbered?: number): StyleSpec[] => [
  { id: normal, name: 'Normal', isDefault: true, ...BODY },
  ...titles.map(
    (id, level): StyleSpec => ({
      id,
      name: `heading ${level + 1}`,
      basedOn: normal,
      level,
      bold: true,
      align: 'left',
      before: 240 - level * 60,
      after: 120,
      size: [32, 26, 23][level] ?? 22,
      colour: ['1F3864', '2F5496', '2F5496'][level] ?? '000000',
      ...(numbered === undefined ? {} : { list: [numbered, level] as const }),
    }),
  ),
  { id: list, name: 'List Paragraph', basedOn: normal, after: 60 },
  { id: 'En-tte', name: 'header', basedOn: normal },
];

export const frenchStyles = (numbered?: number): string => stylesXml(sheet(FRENCH, numbered));
export const englishStyles = (numbered?: number): string => stylesXml(sheet(ENGLISH, numbered), 'Liberation Sans', 20);
export const numericStyles = (): string => stylesXml(sheet(NUMERIC));

/** « Article maison » based on « Base article » based on heading 1: only the chain tells that it is a title. */
export const inheritedStyles = (): string =>
  stylesXml([
    ...sheet(FRENCH),
    { id: 'BaseArticle', name: 'Base article', basedOn: 'Titre1' },
    { id: 'ArticleMaison', name: 'Article maison', basedOn: 'BaseArticle', colour: '7A1F3D', size: 26 },
    { id: 'SousArticle', name: 'Sous-article maison', basedOn: 'Normal', level: 1, bold: true },
    { id: 'Corps', name: 'Corps maison', basedOn: 'Normal', font: 'Liberation Serif', size: 21, align: 'both' },
  ]);

/** No style is called Normal nor heading: only a default paragraph. */
export const bareStyles = (): string => stylesXml([{ id: 'Standard', name: 'Standard', isDefault: true, ...BODY }]);

const titleLevels = (ids: readonly string[], first: string): LevelSpec[] => [
  { format: 'decimal', text: first, style: ids[0] ?? '', left: 432 },
  { format: 'decimal', text: '%1.%2', style: ids[1] ?? '', left: 576 },
  { format: 'decimal', text: '%1.%2.%3', style: ids[2] ?? '', left: 720 },
];
const BULLETS: LevelSpec[] = [
  { format: 'bullet', text: '•' },
  { format: 'bullet', text: '–' },
];
const NUMBERS: LevelSpec[] = [
  { format: 'decimal', text: '%1)' },
  { format: 'lowerLetter', text: '%2.' },
];

/** 1 numbers the titles, 2 is bullets, 3 is « 1) a. », 4 the same again. */
export const frenchLists = (first = '%1'): string =>
  numberingXml([
    { id: 1, levels: titleLevels(FRENCH.titles, first) },
    { id: 2, levels: BULLETS },
    { id: 3, levels: NUMBERS },
    { id: 4, levels: NUMBERS },
  ]);
export const englishLists = (first = '%1.'): string =>
  numberingXml([
    { id: 1, levels: titleLevels(ENGLISH.titles, first) },
    { id: 2, levels: BULLETS },
    { id: 3, levels: NUMBERS },
  ]);
/** Lists that paragraphs call themselves: no style is tied to a level. */
export const directLists = (): string =>
  numberingXml([
    {
      id: 5,
      levels: [
        { format: 'decimal', text: 'Article %1 –' },
        { format: 'decimal', text: '%1.%2' },
      ],
    },
    { id: 6, levels: BULLETS },
  ]);
