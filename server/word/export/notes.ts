/** Sentences set apart, and what a draft still lacks. */
import { Paragraph, TextRun } from 'docx';
import type { DocumentNode } from '#shared/scheme/document.ts';
import { runs } from './markup.ts';
import type { StyleId } from './measures.ts';
import { afterTable, type BodyChild } from './pen.ts';

type Callout = Extract<DocumentNode, { kind: 'callout' }>;

const STYLES: Record<Callout['tone'], StyleId> = { lead: 'Lead', info: 'Note', doubt: 'Doubt', source: 'Source' };

/** One paragraph, so that its frame stays whole; lines are line breaks. */
export const calloutChildren = ({ tone, lines }: Callout, followsTable: boolean): BodyChild[] => {
  const style = STYLES[tone];
  return [new Paragraph({ style, children: runs(lines.join('\n')), ...(followsTable ? afterTable(style) : {}) })];
};

export const gapChildren = ({ message }: Extract<DocumentNode, { kind: 'gap' }>, followsTable: boolean): BodyChild[] =>
  [new Paragraph({ style: 'Gap', children: [new TextRun({ text: 'À compléter', bold: true, color: 'B42318' }), ...runs(`\n${message}`)], ...(followsTable ? afterTable('Gap') : {}) })];
