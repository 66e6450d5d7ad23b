/** What the writers of one document share: its colours, the width of its text, and the counters of its captions and lists. */
import { Paragraph, type IParagraphOptions, type Table, TextRun } from 'docx';
import type { Inline } from '#shared/api/blocks.ts';
import type { Palette } from './colour.ts';
import { type BodyElement, runs } from './markup.ts';
import { LOOKS, type StyleId } from './measures.ts';

export type BodyChild = Paragraph | Table | BodyElement;

export type Pen = {
  readonly palette: Palette;
  /** Width of the text, in twips. */
  readonly width: number;
  /** The document numbers its headings. */
  readonly numbered: boolean;
  tables: number;
  drawings: number;
  lists: number;
  bookmarks: number;
};

export const newPen = (palette: Palette, width: number, numbered: boolean): Pen => ({ palette, width, numbered, tables: 0, drawings: 0, lists: 0, bookmarks: 0 });

/** A paragraph in one of our styles. */
export const styled = (style: StyleId, text: string, options: Omit<IParagraphOptions, 'style' | 'children'> = {}): Paragraph => new Paragraph({ ...options, style, children: runs(text) });

/** Inlines as runs; a variable still to fill is highlighted, in brackets. */
export function inlineRuns(line: readonly Inline[]): TextRun[] {
  return line.flatMap((inline) => {
    const marks = { ...(inline.bold ? { bold: true } : {}), ...(inline.italic ? { italics: true } : {}) };
    return inline.kind === 'text' ? runs(inline.text, marks) : runs(`[${inline.label ?? inline.id}]`, { ...marks, highlight: 'yellow' });
  });
}

/** Word leaves no space under a table: the paragraph that follows brings it. */
export const SPACE_AFTER_TABLE = 200;

export const afterTable = (style: StyleId): { spacing?: { before: number } } => (LOOKS[style].before < SPACE_AFTER_TABLE ? { spacing: { before: SPACE_AFTER_TABLE } } : {});
