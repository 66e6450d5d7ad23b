/**
 * What the writers of one document share: its colours, the width of its text, and the counters of its captions, lists
 * and bookmarks. The body is written as text; only what `docx` knows better (charts, pictures) is an object of it.
 */
import type { FileChild } from 'docx';
import type { Inline } from '#shared/api/blocks.ts';
import { paragraph, type ParagraphLook, run } from '../ooxml/write.ts';
import type { Palette } from './colour.ts';
import { LOOKS, type StyleId } from './measures.ts';
import { FIRST_ORDERED_LIST } from './numbering.ts';

/** A piece of the body: WordprocessingML text, or an object that `docx` writes. */
export type Piece = string | FileChild;

export type Pen = {
  readonly palette: Palette;
  /** Width of the text, in twips. */
  readonly width: number;
  /** The document numbers its headings. */
  readonly numbered: boolean;
  tables: number;
  drawings: number;
  /** Next identifier of a numbered list: each list counts from 1. */
  nextList: number;
  bookmarks: number;
};

export const newPen = (palette: Palette, width: number, numbered: boolean): Pen => ({
  palette,
  width,
  numbered,
  tables: 0,
  drawings: 0,
  nextList: FIRST_ORDERED_LIST,
  bookmarks: 0,
});

/** A paragraph of plain text in one of our styles. */
export const styled = (style: StyleId, text: string, look: ParagraphLook = {}): string => paragraph(style, run(text), look);

/** Inlines as runs; a variable still to fill is highlighted, in brackets. */
export const inlineRuns = (line: readonly Inline[]): string =>
  line
    .map((inline) => {
      const marks = { ...(inline.bold ? { bold: true } : {}), ...(inline.italic ? { italics: true } : {}) };
      return inline.kind === 'text' ? run(inline.text, marks) : run(`[${inline.label ?? inline.id}]`, { ...marks, highlight: true });
    })
    .join('');

/** Word leaves no space under a table: the paragraph that follows brings it. */
export const SPACE_AFTER_TABLE = 200;

export const afterTable = (style: StyleId, followsTable: boolean): ParagraphLook =>
  followsTable && LOOKS[style].before < SPACE_AFTER_TABLE ? { before: SPACE_AFTER_TABLE } : {};
