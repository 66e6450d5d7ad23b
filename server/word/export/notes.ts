/** Sentences set apart, and what a draft still lacks. */
import type { DocumentNode } from '#shared/scheme/document.ts';
import { paragraph, run } from '../ooxml/write.ts';
import type { StyleId } from './measures.ts';
import { afterTable, styled } from './pen.ts';
import { GAP_COLOUR } from './styles.ts';

type Callout = Extract<DocumentNode, { kind: 'callout' }>;

const STYLES: Record<Callout['tone'], StyleId> = { lead: 'Lead', info: 'Note', doubt: 'Doubt', source: 'Source' };

/** One paragraph, so that its frame stays whole; lines are line breaks. */
export const calloutXml = ({ tone, lines }: Callout, followsTable: boolean): string =>
  styled(STYLES[tone], lines.join('\n'), afterTable(STYLES[tone], followsTable));

export const gapXml = ({ message }: Extract<DocumentNode, { kind: 'gap' }>, followsTable: boolean): string =>
  paragraph('Gap', run('À compléter', { bold: true, color: GAP_COLOUR }) + run(`\n${message}`), afterTable('Gap', followsTable));
