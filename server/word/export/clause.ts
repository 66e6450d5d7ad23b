/** A clause as a small Word file: one heading per piece, its text with what remains to fill highlighted, its references. */
import type { Refusal } from '#shared/errors.ts';
import type { DocumentNode } from '#shared/scheme/document.ts';
import type { ClauseRendering } from '../../jobs/tasks.ts';
import { renderPaper } from './paper.ts';

const nodesOf = ({ parts, references }: ClauseRendering): DocumentNode[] => [
  ...parts.flatMap(({ piece, blocks }): DocumentNode[] => [
    { kind: 'chapter', id: piece, title: piece, numbered: false, step: '' },
    { kind: 'blocks', blocks },
  ]),
  ...(references.length > 0
    ? [
        { kind: 'chapter', id: 'references', title: 'Références', numbered: false, step: '' } as const,
        {
          kind: 'blocks',
          blocks: [{ kind: 'list', ordered: false, items: references.map((text) => ({ content: [{ kind: 'text', text }] })) }],
        } satisfies DocumentNode,
      ]
    : []),
];

export async function renderClause(input: ClauseRendering): Promise<Uint8Array | Refusal> {
  const law = input.lawDate ? `Droit en vigueur au ${input.lawDate}` : '';
  return renderPaper({
    title: input.title,
    lead: input.summary,
    nodes: [...nodesOf(input), ...(law ? [{ kind: 'callout', tone: 'source', lines: [law] } satisfies DocumentNode] : [])],
    footer: law,
  });
}
