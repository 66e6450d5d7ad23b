/** A clause as a small Word file: one heading per piece, its text with what remains to fill highlighted, its references. */
import { Document, Packer } from 'docx';
import type { Refusal } from '#shared/errors.ts';
import type { DocumentNode } from '#shared/scheme/document.ts';
import type { ClauseRendering } from '../../jobs/tasks.ts';
import { writePackage } from '../ooxml/package.ts';
import { blockXml, headingParagraph } from './blocks.ts';
import { paletteOf } from './colour.ts';
import { partsOf, settle } from './finish.ts';
import { type FlowItem, flowOf } from './flow.ts';
import { pageFooter } from './furniture.ts';
import { A4, textWidth } from './measures.ts';
import { withPlaces } from './markup.ts';
import { newPen, type Pen, styled } from './pen.ts';
import { DOCX_NUMBERING, stylesOf, themeOf } from './styles.ts';

const COLOUR = '#2F4B6E';

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

const isTable = (item: FlowItem | undefined): boolean => item?.kind === 'block' && item.block.kind === 'table';

function bodyXml(pen: Pen, flow: readonly FlowItem[]): string[] {
  return flow.map((item, i) => {
    if (item.kind === 'heading') return headingParagraph(pen, { ...item, bookmark: null });
    if (item.kind !== 'block') return '';
    const touching = isTable(item) && isTable(flow[i - 1]) ? styled('TableEnd', '') : '';
    return touching + blockXml(pen, item.block, isTable(flow[i - 1]));
  });
}

export async function renderClause(input: ClauseRendering): Promise<Uint8Array | Refusal> {
  const palette = paletteOf(COLOUR);
  const pen = newPen(palette, textWidth(A4), false);
  const law = input.lawDate ? `Droit en vigueur au ${input.lawDate}` : '';
  const flow = flowOf(nodesOf(input), false);
  const { children, texts } = withPlaces([
    styled('ClauseTitle', input.title),
    ...(input.summary ? [styled('Lead', input.summary)] : []),
    ...bodyXml(pen, flow),
    ...(law ? [styled('Source', law, { before: 240 })] : []),
  ]);
  const { width, height, ...margin } = A4;
  const file = new Document({
    styles: stylesOf(palette, false),
    theme: themeOf(palette),
    numbering: DOCX_NUMBERING,
    sections: [{ properties: { page: { size: { width, height }, margin } }, footers: { default: pageFooter(pen, law) }, children }],
  });
  const parts = partsOf(await Packer.toBuffer(file));
  settle(parts, { title: input.title, subject: input.summary, creator: 'Clausier', description: law }, { texts, nextList: pen.nextList });
  return writePackage(parts);
}
