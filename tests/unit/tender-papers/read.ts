/** Reads a paper as a person does: titles, tables under a title, every line. */
import { inlineText } from '../../../shared/block/text.ts';
import { blockLines } from '../../../shared/block/walk.ts';
import type { DocumentNode } from '../../../shared/scheme/document.ts';
import type { Paper } from '../../../shared/tender-papers/paper.ts';

export const titlesOf = ({ nodes }: Paper, kind: 'chapter' | 'section'): string[] => nodes.flatMap((node) => (node.kind === kind ? [node.title] : []));

/** Rows of the first table under a chapter, or under a section of it; the lines of a cell on lines. */
export function tableOf({ nodes }: Paper, chapter: string, section?: string): string[][] {
  const start = nodes.findIndex((node) => node.kind === 'chapter' && node.title === chapter);
  const end = nodes.findIndex((node, i) => i > start && node.kind === 'chapter');
  const inside = nodes.slice(start + 1, end < 0 ? undefined : end);
  const from = section === undefined ? 0 : inside.findIndex((node) => node.kind === 'section' && node.title === section);
  const table = start < 0 || from < 0 ? undefined : inside.slice(from).find((node) => node.kind === 'table');
  if (table?.kind !== 'table') throw new Error(`no table under « ${chapter} »${section ? `, « ${section} »` : ''}`);
  return table.rows.map((row) => row.map(({ lines }) => lines.join('\n')));
}

function nodeLines(node: DocumentNode): string[] {
  switch (node.kind) {
    case 'chapter':
    case 'section':
      return [node.title];
    case 'callout':
      return node.lines;
    case 'keyFigures':
      return node.items.flatMap(({ label, value, detail }) => [label, value, detail]);
    case 'table':
      return node.rows.flatMap((row) => row.flatMap(({ lines }) => lines));
    case 'actionSheet':
      return [node.title, ...node.rows.flatMap(({ label, lines }) => [label, ...lines])];
    case 'blocks':
      return node.blocks.flatMap((block) => blockLines(block).map((line) => inlineText(line)));
    default:
      return [];
  }
}

/** Every line, title and lead included. */
export const linesOf = ({ title, lead, nodes }: Paper): string[] => [title, lead, ...nodes.flatMap(nodeLines)];
