/**
 * What the scheme's Word file looks like, as numbers: page, fonts, sizes and spaces, once.
 * The styles are written from this table and the page estimator reads the same one, so that they cannot disagree.
 * Lengths are in twips (1/20 pt, 567 to the centimetre), font sizes in points, line heights in 240ths of a line.
 */
export type Geometry = { width: number; height: number; top: number; bottom: number; left: number; right: number; header: number; footer: number };

/** A4 with 2.3 cm at the sides: lines of about ninety characters. */
export const A4: Geometry = { width: 11_906, height: 16_838, top: 1_531, bottom: 1_361, left: 1_304, right: 1_304, header: 680, footer: 567 };

export const textWidth = (page: Geometry): number => page.width - page.left - page.right;
export const textHeight = (page: Geometry): number => page.height - page.top - page.bottom;

export const BODY_FONT = 'Calibri';
export const HEADING_FONT = 'Cambria';

export type Look = {
  font: 'body' | 'heading';
  size: number;
  bold?: boolean;
  italics?: boolean;
  before: number;
  after: number;
  line: number;
  left?: number;
  right?: number;
  hanging?: number;
  keepNext?: boolean;
  keepLines?: boolean;
  /** Height of borders and their padding, for the estimator. */
  frame?: number;
};

const body = { font: 'body', size: 11, before: 0, after: 120, line: 274 } as const satisfies Look;
const heading = { font: 'heading', keepNext: true, keepLines: true, line: 252 } as const;
const cell = { font: 'body', size: 9.5, before: 20, after: 20, line: 247 } as const satisfies Look;
const box = { ...body, left: 227, right: 130, before: 160, after: 200, keepLines: true, frame: 160 } as const satisfies Look;

/** Keys are the style ids; names that Word knows are in `styles.ts`. */
export const LOOKS = {
  Normal: body,
  Heading1: { ...heading, size: 22, before: 0, after: 280, frame: 90 },
  Heading2: { ...heading, size: 15, before: 360, after: 120 },
  Heading3: { ...heading, font: 'body', size: 12, bold: true, before: 260, after: 80 },
  Heading4: { ...heading, font: 'body', size: 11, bold: true, italics: true, before: 200, after: 60 },
  Title: { font: 'heading', size: 34, before: 0, after: 240, line: 252, keepNext: true },
  ClauseTitle: { font: 'heading', size: 26, before: 0, after: 160, line: 252, keepNext: true },
  Subtitle: { font: 'body', size: 16, before: 0, after: 200, line: 264 },
  CoverOrganisation: { font: 'body', size: 14, bold: true, before: 0, after: 60, line: 264 },
  CoverPeriod: { font: 'heading', size: 18, before: 120, after: 0, line: 264 },
  CoverStatement: { font: 'body', size: 11, before: 0, after: 60, line: 274 },
  CoverMark: { font: 'body', size: 10, bold: true, before: 240, after: 240, line: 240 },
  TOCHeading: { font: 'heading', size: 22, before: 0, after: 280, line: 252, keepNext: true },
  TOC1: { font: 'body', size: 11, bold: true, before: 140, after: 40, line: 252, left: 454, hanging: 454 },
  TOC2: { font: 'body', size: 10.5, before: 0, after: 30, line: 252, left: 1_021, hanging: 567 },
  TOC3: { font: 'body', size: 10, before: 0, after: 20, line: 252, left: 1_701, hanging: 680 },
  ListParagraph: { ...body, after: 60, left: 454, hanging: 284 },
  Caption: { font: 'body', size: 9.5, bold: true, before: 200, after: 100, line: 247, keepNext: true },
  TableText: cell,
  TableHeading: { ...cell, bold: true },
  TableSmall: { ...cell, size: 8.5, line: 240 },
  TableSmallHeading: { ...cell, size: 8.5, line: 240, bold: true },
  SheetTitle: { font: 'body', size: 11.5, bold: true, before: 400, after: 0, line: 252, left: 100, right: 100, keepNext: true, keepLines: true, frame: 120 },
  SheetLabel: { ...cell, bold: true },
  FigureValue: { font: 'heading', size: 22, before: 40, after: 0, line: 240, keepNext: true },
  FigureLabel: { font: 'body', size: 9.5, bold: true, before: 0, after: 20, line: 240, keepNext: true },
  FigureDetail: { font: 'body', size: 8.5, before: 0, after: 40, line: 240 },
  Lead: { ...body, size: 13, after: 240, line: 288 },
  Note: box,
  Doubt: box,
  Gap: { ...box, size: 10.5 },
  Source: { ...body, size: 9, italics: true, after: 160, line: 252 },
  TableEnd: { font: 'body', size: 4, before: 0, after: 0, line: 240 },
  Header: { font: 'body', size: 9, before: 0, after: 0, line: 240 },
  Footer: { font: 'body', size: 9, before: 0, after: 0, line: 240 },
} as const satisfies Record<string, Look>;

export type StyleId = keyof typeof LOOKS;

/** A paper that must hold on one page: smaller headings, no rule under them. */
export const COMPACT_LOOKS: Readonly<Record<StyleId, Look>> = {
  ...LOOKS,
  Normal: { ...LOOKS.Normal, size: 10, after: 50, line: 240 },
  ListParagraph: { ...LOOKS.ListParagraph, after: 10, line: 240 },
  Heading1: { ...LOOKS.Heading3, size: 12, before: 130, after: 40 },
  Heading2: { ...LOOKS.Heading3, size: 11, before: 140, after: 40 },
  ClauseTitle: { ...LOOKS.ClauseTitle, size: 20, after: 60 },
};

/** Padding of table cells, and the space the estimator counts for one row's border. */
export const CELL_PADDING = { top: 40, bottom: 40, left: 100, right: 100 } as const;
export const ROW_BORDER = 10;

/** Size of a chart on the page, in pixels of 1/96 inch: the text's width, and a little over a quarter of the page. */
export const CHART_PIXELS = { width: 618, height: 255 } as const;
export const TWIPS_PER_PIXEL = 15;
