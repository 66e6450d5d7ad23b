/**
 * The papers of a consultation: the note on the decisions, the reasons for the procedure file, the hours annex, the
 * block for the notice, the list of what was inserted, the texts of a piece that has no file. Promises: each is a pure
 * function of data already computed by the domain (regime, levers, clauses, findings), adds no law of its own, says what
 * is unknown instead of leaving it out, and prints each article with how sure we are of it. The page never needs them;
 * `server/word/export/paper.ts` prints any of them.
 */
import type { DocumentNode } from '../scheme/document/nodes.ts';
import { frenchTypography } from '../typography.ts';

/** A short Word paper. */
export type Paper = {
  title: string;
  lead: string;
  nodes: DocumentNode[];
  /** Foot of every page: « Droit au 15 mars 2027 ». */
  footer: string;
  /** One page, or to be signed: smaller headings; ends with a text, never with a table. */
  compact?: boolean;
};

const all = (lines: readonly string[]): string[] => lines.map(frenchTypography);

/** Block trees are set already: those of clauses must stay what the insertion writes. */
function setNode(node: DocumentNode): DocumentNode {
  switch (node.kind) {
    case 'chapter':
    case 'section':
      return { ...node, title: frenchTypography(node.title) };
    case 'callout':
      return { ...node, lines: all(node.lines) };
    case 'keyFigures':
      return { ...node, items: node.items.map((item) => ({ ...item, label: frenchTypography(item.label), detail: frenchTypography(item.detail) })) };
    case 'table':
      return { ...node, rows: node.rows.map((row) => row.map((cell) => ({ ...cell, lines: all(cell.lines) }))) };
    case 'actionSheet':
      return { ...node, title: frenchTypography(node.title), rows: node.rows.map((row) => ({ ...row, lines: all(row.lines) })) };
    default:
      return node;
  }
}

/** Sets the spaces and apostrophes of a whole paper, the last thing done to it. */
export const typeset = ({ title, lead, nodes, footer, compact }: Paper): Paper => ({
  ...(compact ? { compact } : {}),
  title: frenchTypography(title),
  lead: frenchTypography(lead),
  nodes: nodes.map(setNode),
  footer: frenchTypography(footer),
});
