/** Styles and theme of our own design, written from `measures.ts`; names are those Word knows, so that templates match them. */
import {
  AlignmentType,
  BorderStyle,
  type IBordersOptions,
  type INumberingOptions,
  type IParagraphStyleOptions,
  type IStylesOptions,
  type IThemeOptions,
  LevelFormat,
  LineRuleType,
  type XmlComponent,
} from 'docx';
import type { Palette } from './colour.ts';
import { element } from './markup.ts';
import { BODY_FONT, CELL_PADDING, COMPACT_LOOKS, HEADING_FONT, LOOKS, type Look, type StyleId } from './measures.ts';

export const INK = '1F2933';
export const MUTED = '515B66';
const DOUBT_COLOUR = 'A15C00';
const DOUBT_GROUND = 'FFF6E5';
export const GAP_COLOUR = 'B42318';
const GAP_GROUND = 'FFF1F0';

/** Style names, in Word's own spelling: a template's style is recognised by its name, never by its id. */
const NAMES: Record<StyleId, string> = {
  Normal: 'Normal',
  Heading1: 'heading 1',
  Heading2: 'heading 2',
  Heading3: 'heading 3',
  Heading4: 'heading 4',
  Title: 'Title',
  ClauseTitle: 'Clausier Titre de clause',
  Subtitle: 'Subtitle',
  CoverOrganisation: 'Clausier Couverture organisation',
  CoverPeriod: 'Clausier Couverture période',
  CoverStatement: 'Clausier Couverture mention',
  CoverMark: 'Clausier Couverture état',
  TOCHeading: 'TOC Heading',
  TOC1: 'toc 1',
  TOC2: 'toc 2',
  TOC3: 'toc 3',
  ListParagraph: 'List Paragraph',
  Caption: 'caption',
  TableText: 'Clausier Tableau',
  TableHeading: 'Clausier Tableau titre',
  TableSmall: 'Clausier Tableau serré',
  TableSmallHeading: 'Clausier Tableau serré titre',
  SheetTitle: 'Clausier Fiche titre',
  SheetLabel: 'Clausier Fiche libellé',
  FigureValue: 'Clausier Chiffre',
  FigureLabel: 'Clausier Chiffre libellé',
  FigureDetail: 'Clausier Chiffre détail',
  Lead: 'Clausier Chapeau',
  Note: 'Clausier Encadré',
  Doubt: 'Clausier Réserve',
  Gap: 'Clausier À compléter',
  Source: 'Clausier Source',
  TableEnd: 'Clausier Fin de tableau',
  Header: 'header',
  Footer: 'footer',
};

const BASED_ON_NORMAL: ReadonlySet<StyleId> = new Set(Object.keys(LOOKS).filter((id): id is StyleId => id !== 'Normal'));

const bar = (colour: string, size: number, space = 8) => ({ style: BorderStyle.SINGLE, color: colour, size, space });
const boxed = (colour: string, ground: string): Extra => ({
  border: { left: bar(colour, 24, 10), top: bar(ground, 4, 4), bottom: bar(ground, 4, 4), right: bar(ground, 4, 6) },
  ground,
});

type Extra = { colour?: string; border?: IBordersOptions; ground?: string; caps?: boolean };

function extras(palette: Palette): Partial<Record<StyleId, Extra>> {
  const hairline: IBordersOptions = { bottom: bar(palette.line, 4, 6) };
  return {
    Heading1: { colour: palette.ink, border: { bottom: bar(palette.accent, 8, 4) } },
    Heading2: { colour: palette.ink },
    Heading3: { colour: INK },
    Heading4: { colour: INK },
    Title: { colour: palette.ink },
    ClauseTitle: { colour: palette.ink },
    Subtitle: { colour: MUTED },
    CoverOrganisation: { colour: INK },
    CoverPeriod: { colour: palette.ink },
    CoverStatement: { colour: INK },
    CoverMark: { colour: MUTED, caps: true },
    TOCHeading: { colour: palette.ink, border: { bottom: bar(palette.accent, 8, 4) } },
    TOC1: { colour: palette.ink },
    Caption: { colour: INK },
    TableHeading: { colour: palette.onAccent },
    TableSmallHeading: { colour: palette.onAccent },
    SheetTitle: {
      colour: palette.onAccent,
      ground: palette.accent,
      border: { top: bar(palette.accent, 4, 3), bottom: bar(palette.accent, 4, 3), left: bar(palette.accent, 4, 5), right: bar(palette.accent, 4, 5) },
    },
    SheetLabel: { colour: palette.ink },
    FigureValue: { colour: palette.ink },
    FigureDetail: { colour: MUTED },
    Lead: { colour: palette.ink },
    Note: boxed(palette.accent, palette.tint),
    Doubt: boxed(DOUBT_COLOUR, DOUBT_GROUND),
    Gap: boxed(GAP_COLOUR, GAP_GROUND),
    Source: { colour: MUTED },
    Header: { colour: MUTED, border: hairline },
    Footer: { colour: MUTED },
  };
}

const indentOf = ({ left, right, hanging }: Look) =>
  left || right || hanging ? { indent: { left: left ?? 0, ...(right ? { right } : {}), ...(hanging ? { hanging } : {}) } } : {};

function paragraphStyle(id: StyleId, look: Look, extra: Extra, numbering: Partial<Record<StyleId, number>>): IParagraphStyleOptions {
  const level = numbering[id];
  return {
    id,
    name: NAMES[id],
    ...(BASED_ON_NORMAL.has(id) ? { basedOn: 'Normal' } : {}),
    next: look.keepNext ? 'Normal' : id,
    quickFormat: true,
    run: {
      font: { theme: look.font === 'body' ? 'body' : 'headings' },
      size: look.size * 2,
      ...(look.bold ? { bold: true } : {}),
      ...(look.italics ? { italics: true } : {}),
      ...(extra.colour ? { color: extra.colour } : {}),
      ...(extra.caps ? { allCaps: true, characterSpacing: 30 } : {}),
    },
    paragraph: {
      spacing: { before: look.before, after: look.after, line: look.line, lineRule: LineRuleType.AUTO },
      ...indentOf(look),
      ...(look.keepNext ? { keepNext: true } : {}),
      ...(look.keepLines ? { keepLines: true } : {}),
      ...(extra.border ? { border: extra.border } : {}),
      ...(extra.ground ? { shading: { type: 'clear', fill: extra.ground, color: 'auto' } } : {}),
      ...(level === undefined ? {} : { numbering: { reference: HEADING_REFERENCE, level } }),
      ...(id.startsWith('Heading') ? { outlineLevel: Number(id.slice(7)) - 1 } : {}),
      ...(id === 'Normal' ? { alignment: AlignmentType.LEFT, widowControl: true } : {}),
    },
  };
}

const side = (name: string, width: number): XmlComponent => element(`w:${name}`, { 'w:w': width, 'w:type': 'dxa' });
const borderLine = (at: string, colour: string, size = 4): XmlComponent =>
  element(`w:${at}`, { 'w:val': 'single', 'w:sz': size, 'w:space': 0, 'w:color': colour });

const value = (name: string, val: string): XmlComponent => element(name, { 'w:val': val });
const borders = (...sides: XmlComponent[]): XmlComponent => element('w:tblBorders', {}, sides);

/** Table styles: their lines and padding, so that cells carry little formatting of their own. */
const tableStyle = (id: string, name: string, lines: XmlComponent): XmlComponent =>
  element('w:style', { 'w:type': 'table', 'w:styleId': id, 'w:customStyle': 1 }, [
    value('w:name', name),
    value('w:uiPriority', '99'),
    element('w:tblPr', {}, [
      lines,
      element('w:tblCellMar', {}, [
        side('top', CELL_PADDING.top),
        side('left', CELL_PADDING.left),
        side('bottom', CELL_PADDING.bottom),
        side('right', CELL_PADDING.right),
      ]),
    ]),
  ]);

/** `docx` wants a list to tie the headings to; ours replaces it when the package is settled. */
const HEADING_REFERENCE = 'headings';
export const DOCX_NUMBERING: INumberingOptions = {
  config: [{ reference: HEADING_REFERENCE, levels: [0, 1, 2].map((level) => ({ level, format: LevelFormat.DECIMAL, text: `%${level + 1}` })) }],
};

/** `docx` leaves its defaults out when other styles are given, and the language of the text with them. */
const documentDefaults = (): XmlComponent =>
  element('w:docDefaults', {}, [
    element('w:rPrDefault', {}, [
      element('w:rPr', {}, [
        element('w:rFonts', { 'w:asciiTheme': 'minorHAnsi', 'w:eastAsiaTheme': 'minorEastAsia', 'w:hAnsiTheme': 'minorHAnsi', 'w:cstheme': 'minorBidi' }),
        value('w:color', INK),
        element('w:sz', { 'w:val': 22 }),
        element('w:szCs', { 'w:val': 22 }),
        element('w:lang', { 'w:val': 'fr-FR', 'w:eastAsia': 'fr-FR', 'w:bidi': 'ar-SA' }),
      ]),
    ]),
    element('w:pPrDefault'),
  ]);

const isStyleId = (id: string): id is StyleId => id in LOOKS;

/** Every style; `numbered` ties headings 1 to 3 to the list « headings »; `compact` for a paper of one page. */
export function stylesOf(palette: Palette, numbered: boolean, compact = false): IStylesOptions {
  const full = extras(palette);
  const extra: typeof full = compact ? { ...full, Heading1: { colour: palette.ink } } : full;
  const looks = compact ? COMPACT_LOOKS : LOOKS;
  const levels: Partial<Record<StyleId, number>> = numbered ? { Heading1: 0, Heading2: 1, Heading3: 2 } : {};
  return {
    paragraphStyles: Object.keys(LOOKS)
      .filter(isStyleId)
      .map((id) => paragraphStyle(id, looks[id], extra[id] ?? {}, levels)),
    importedStyles: [
      documentDefaults(),
      tableStyle(
        'ClausierTable',
        'Clausier Grille',
        borders(borderLine('top', palette.line), borderLine('bottom', palette.line), borderLine('insideH', palette.line)),
      ),
      tableStyle('ClausierFigures', 'Clausier Chiffres', borders(borderLine('insideH', 'FFFFFF', 48))),
    ],
  };
}

export const themeOf = (palette: Palette): IThemeOptions => ({
  name: 'Clausier',
  colors: {
    dark2: palette.ink,
    light2: palette.tint,
    accent1: palette.accent,
    accent2: palette.ink,
    accent3: '8A5A00',
    accent4: '6B7280',
    hyperlink: palette.ink,
  },
  fonts: { headings: HEADING_FONT, body: BODY_FONT },
});
