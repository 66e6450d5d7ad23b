/**
 * The last article of a CCAP, where its departures from the CCAG are listed (R. 2112-3): the lines that the clauses of a
 * file bring to it, and where it stands in that file. Pure.
 */
import type { Block } from '../api/blocks.ts';
import { type DocumentParagraph, END_PLACE, type OutlineItem } from '../api/documents.ts';
import type { TenderClause } from '../api/tender-clauses.ts';
import { inlineText } from '../block/text.ts';
import { foldFrench, frenchTypography } from '../typography.ts';

/** Stands where a clause has its slug: in the file’s mark and in the report. */
export const DEROGATIONS = 'derogations';
export const DEROGATIONS_TITLE = 'Dérogations au CCAG';

const TITLE = /\bderogations?\b/;

/** The name under which the CCAP knows a clause: its own title there. */
const nameIn = ({ title, texts }: TenderClause): string => {
  const first = texts.find(({ piece }) => piece === 'ccap')?.blocks[0];
  return first?.kind === 'heading' ? inlineText(first.content) : title;
};

/** One line a departure, each once, in the order of the clauses. */
export const derogationLines = (clauses: readonly TenderClause[]): string[] => [
  ...new Set(
    clauses.flatMap((clause) =>
      clause.derogations.map(({ article, ccag, text }) => frenchTypography(`« ${nameIn(clause)} » déroge à l’article ${article} du ${ccag}. ${text}`)),
    ),
  ),
];

export const derogationBlocks = (lines: readonly string[]): Block[] => lines.map((text) => ({ kind: 'paragraph', content: [{ kind: 'text', text }] }));

/** The title of the article, the last that speaks of derogations; null without one, or when nothing may stand at its end. */
export function derogationPlace(outline: readonly OutlineItem[], paragraphs: readonly DocumentParagraph[]): string | null {
  const title = outline.findLast(({ text }) => TITLE.test(foldFrench(text)));
  const from = paragraphs.findIndex(({ id }) => id === title?.id);
  if (!title || from < 0 || title.id === END_PLACE) return null;
  const next = paragraphs.findIndex(({ level }, index) => index > from && level !== null && level <= title.level);
  return paragraphs.at((next < 0 ? paragraphs.length : next) - 1)?.free ? title.id : null;
}
