/**
 * Slides as an editable PowerPoint file: real text boxes, bullets and tables, notes under each slide, nothing as a picture.
 * Sizes follow the amount of text, so that a slide is never shrunk by the reader's software nor cut.
 */
import pptxgen from 'pptxgenjs';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Deck, Slide } from '#shared/training-papers/deck.ts';
import { paletteOf } from '../word/export/colour.ts';
import { BODY_FONT, HEADING_FONT } from '../word/export/measures.ts';
import { readPackage, textOf, writePackage } from '../word/ooxml/package.ts';

const COLOUR = '#2F4B6E';
const INK = '1F2933';
const MUTED = '52606D';
/** Inches, 16:9. */
const WIDTH = 13.333;
const MARGIN = 0.7;
const INNER = WIDTH - 2 * MARGIN;

type Page = ReturnType<pptxgen['addSlide']>;
type Look = { accent: string; tint: string; line: string };

const words = (lines: readonly string[]): number => lines.reduce((sum, line) => sum + line.length, 0);

/** Points of the body text, from how much there is. */
export function bodySize(characters: number): number {
  if (characters < 240) return 28;
  if (characters < 420) return 24;
  if (characters < 680) return 20;
  if (characters < 1_000) return 18;
  if (characters < 1_400) return 16;
  return 14;
}

const titleSize = (title: string): number => (title.length < 60 ? 30 : title.length < 110 ? 25 : title.length < 190 ? 21 : 18);

function heading(page: Page, { label, title }: Slide, { accent }: Look): void {
  if (label) page.addText(label, { x: MARGIN, y: 0.38, w: INNER, h: 0.35, fontFace: BODY_FONT, fontSize: 13, color: MUTED, margin: 0 });
  page.addText(title, {
    x: MARGIN,
    y: 0.72,
    w: INNER,
    h: 1.15,
    fontFace: HEADING_FONT,
    fontSize: titleSize(title),
    bold: true,
    color: accent,
    valign: 'top',
    margin: 0,
  });
}

function foot(page: Page, source: string, footer: string): void {
  if (source) page.addText(source, { x: MARGIN, y: 6.38, w: INNER, h: 0.45, fontFace: BODY_FONT, fontSize: 11, color: MUTED, valign: 'bottom', margin: 0 });
  page.addText(footer, { x: MARGIN, y: 6.95, w: INNER - 1, h: 0.3, fontFace: BODY_FONT, fontSize: 10, color: MUTED, margin: 0 });
}

function cover(page: Page, { label, title, lines }: Slide, { accent }: Look): void {
  page.background = { color: accent };
  page.addText(label, { x: MARGIN, y: 1.9, w: INNER, h: 0.4, fontFace: BODY_FONT, fontSize: 18, color: 'FFFFFF', margin: 0 });
  page.addText(title, { x: MARGIN, y: 2.4, w: INNER, h: 1.7, fontFace: HEADING_FONT, fontSize: 40, bold: true, color: 'FFFFFF', valign: 'top', margin: 0 });
  page.addText(
    lines.map((text) => ({ text, options: { breakLine: true } })),
    { x: MARGIN, y: 4.5, w: INNER, h: 1.5, fontFace: BODY_FONT, fontSize: 18, color: 'FFFFFF', valign: 'top', margin: 0 },
  );
}

function divider(page: Page, { label, title }: Slide, { accent, tint }: Look): void {
  page.background = { color: tint };
  page.addText(label, { x: MARGIN, y: 2.5, w: INNER, h: 0.5, fontFace: BODY_FONT, fontSize: 20, color: MUTED, margin: 0 });
  page.addText(title, {
    x: MARGIN,
    y: 3,
    w: INNER,
    h: 1.6,
    fontFace: HEADING_FONT,
    fontSize: titleSize(title) + 6,
    bold: true,
    color: accent,
    valign: 'top',
    margin: 0,
  });
}

const BODY = { x: MARGIN, y: 2, w: INNER, h: 4.3, fontFace: BODY_FONT, color: INK, valign: 'top' as const, margin: 0, paraSpaceAfter: 12 };

function points(page: Page, { lines }: Slide): void {
  page.addText(
    // One sentence alone is not a list.
    lines.map((text) => ({ text, options: { ...(lines.length > 1 ? { bullet: { indent: 18 } } : {}), breakLine: true } })),
    { ...BODY, fontSize: bodySize(words(lines)) },
  );
}

function extract(page: Page, { lines }: Slide, { tint, line }: Look): void {
  const size = Math.min(20, bodySize(words(lines)));
  page.addText(lines.join('\n'), {
    ...BODY,
    fontSize: size,
    h: Math.min(BODY.h, 0.5 + (words(lines) / 100) * (size / 20) * 0.42 + 0.3),
    fill: { color: tint },
    line: { color: line, width: 0.75 },
    margin: 14,
  });
}

/** Choices carry their own letter; the answer is bold, its reason under it. */
function plain(page: Page, { lines, kind }: Slide): void {
  const last = lines.length - 1;
  page.addText(
    lines.map((text, index) => ({ text, options: { bold: kind === 'answer' && index < last, breakLine: true } })),
    { ...BODY, fontSize: bodySize(words(lines)) },
  );
}

function table(page: Page, { table: rows }: Slide, { accent, line }: Look): void {
  const [header = []] = rows;
  const size = Math.max(10, Math.min(16, bodySize(words(rows.flat())) - 3));
  page.addTable(
    rows.map((row, index) =>
      row.map((text) => ({
        text,
        options: index === 0 ? { bold: true, color: 'FFFFFF', fill: { color: accent } } : { color: INK },
      })),
    ),
    {
      x: MARGIN,
      y: 2,
      w: INNER,
      colW: header.map(() => INNER / Math.max(1, header.length)),
      fontFace: BODY_FONT,
      fontSize: size,
      border: { type: 'solid', color: line, pt: 0.75 },
      valign: 'top',
    },
  );
}

const BODIES: Record<Exclude<Slide['kind'], 'cover' | 'divider'>, (page: Page, one: Slide, look: Look) => void> = {
  points,
  extract,
  table,
  question: plain,
  answer: plain,
};

function draw(page: Page, one: Slide, look: Look, footer: string): void {
  page.addNotes(one.notes || one.title);
  if (one.kind === 'cover') cover(page, one, look);
  else if (one.kind === 'divider') divider(page, one, look);
  else {
    heading(page, one, look);
    foot(page, one.source, footer);
    page.slideNumber = { x: WIDTH - MARGIN - 0.6, y: 6.95, w: 0.6, h: 0.3, fontFace: BODY_FONT, fontSize: 10, color: MUTED, align: 'right' };
    BODIES[one.kind](page, one, look);
  }
}

const PRESENTATION = 'ppt/presentation.xml';

/** The library writes the notes master behind the slides; the standard wants it before them (ECMA-376, 19.2.1.26). */
function settle(file: Uint8Array): Uint8Array | Refusal {
  const parts = readPackage(file, LIMITS.inflatedBytes);
  if (isRefusal(parts)) return parts;
  const presentation = parts.get(PRESENTATION);
  if (!presentation) throw new Error(`${PRESENTATION} is absent`);
  const xml = textOf(presentation);
  const [master = ''] = /<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>/s.exec(xml) ?? [];
  parts.set(PRESENTATION, new TextEncoder().encode(xml.replace(master, '').replace('<p:sldIdLst>', `${master}<p:sldIdLst>`)));
  return writePackage(parts);
}

/** @returns a .pptx file that PowerPoint and Impress open and edit */
export async function renderDeck({ title, footer, slides }: Deck): Promise<Uint8Array | Refusal> {
  const palette = paletteOf(COLOUR);
  const look = { accent: palette.ink, tint: palette.tint, line: palette.line };
  const file = new pptxgen();
  file.layout = 'LAYOUT_WIDE';
  file.title = title;
  file.author = 'Clausier';
  file.company = '';
  file.subject = footer;
  file.theme = { headFontFace: HEADING_FONT, bodyFontFace: BODY_FONT };
  for (const one of slides) draw(file.addSlide(), one, look, footer);
  const made = await file.write({ outputType: 'uint8array' });
  if (made instanceof Uint8Array) return settle(made);
  throw new Error('pptxgenjs gave no bytes');
}
