/** A short paper as a Word file: title, lead, then its nodes one after the other; same look as the schemes, no cover. */
import { Document, Packer } from 'docx';
import type { Refusal } from '#shared/errors.ts';
import type { Paper } from '#shared/tender-papers/paper.ts';
import { writePackage } from '../ooxml/package.ts';
import { paletteOf } from './colour.ts';
import { partsOf, settle } from './finish.ts';
import { type FlowItem, flowOf } from './flow.ts';
import { pageFooter } from './furniture.ts';
import { A4, textWidth } from './measures.ts';
import { withPlaces } from './markup.ts';
import { newPen, styled } from './pen.ts';
import { bodyPieces } from './scheme.ts';
import { DOCX_NUMBERING, stylesOf, themeOf } from './styles.ts';

const COLOUR = '#2F4B6E';

/** No table of contents points to them. */
const withoutBookmark = (item: FlowItem): FlowItem => (item.kind === 'heading' ? { ...item, bookmark: null } : item);

export async function renderPaper({ title, lead, nodes, footer, compact = false }: Paper): Promise<Uint8Array | Refusal> {
  const palette = paletteOf(COLOUR);
  const pen = newPen(palette, textWidth(A4), false);
  const flow = flowOf(nodes, false).map(withoutBookmark);
  const { children, texts } = withPlaces([
    styled('ClauseTitle', title),
    ...(lead ? [styled('Lead', lead)] : []),
    ...bodyPieces(pen, flow, { colour: COLOUR }),
    // A body that ends with a table has no paragraph to close it.
    ...(flow.at(-1)?.kind === 'heading' || flow.length === 0 || compact ? [] : [styled('TableEnd', '')]),
  ]);
  const { width, height, ...margin } = A4;
  const file = new Document({
    styles: stylesOf(palette, false, compact),
    theme: themeOf(palette),
    numbering: DOCX_NUMBERING,
    sections: [{ properties: { page: { size: { width, height }, margin } }, footers: { default: pageFooter(pen, footer) }, children }],
  });
  const parts = partsOf(await Packer.toBuffer(file));
  settle(parts, { title, subject: lead, creator: 'Clausier', description: footer }, { texts, nextList: pen.nextList });
  return writePackage(parts);
}
