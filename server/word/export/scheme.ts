/**
 * The scheme as a Word file for the council: cover, table of contents already filled in, chapters, tables, sheets and
 * native charts, in our design or in the organisation's template. Prints the document's nodes and adds no sentence.
 */
import { Document, Packer } from 'docx';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import type { SchemeDocument } from '#shared/scheme/document.ts';
import type { SchemeRendering } from '../../jobs/tasks.ts';
import { writePackage } from '../ooxml/package.ts';
import { applyTemplate } from './apply-template.ts';
import { blockXml, headingParagraph } from './blocks.ts';
import { chartChildren } from './charts.ts';
import { paletteOf } from './colour.ts';
import { coverChildren } from './cover.ts';
import { partsOf, settle } from './finish.ts';
import { type FlowItem, flowOf, headingsOf } from './flow.ts';
import { footersOf, headersOf } from './furniture.ts';
import { A4, textWidth } from './measures.ts';
import { withPlaces } from './markup.ts';
import { calloutXml, gapXml } from './notes.ts';
import { estimatePages } from './pages.ts';
import { newPen, type Pen, type Piece, styled } from './pen.ts';
import { figuresXml, sheetXml } from './sheets.ts';
import { DOCX_NUMBERING, stylesOf, themeOf } from './styles.ts';
import { tableXml } from './tables.ts';
import { openTemplate, type Template } from './template.ts';
import { tableOfContents } from './toc.ts';

/** What a body needs of its document. */
type Coloured = Pick<SchemeDocument, 'colour'>;

function itemPieces(pen: Pen, item: FlowItem, { colour }: Coloured, followsTable: boolean): Piece[] {
  switch (item.kind) {
    case 'heading':
      return [headingParagraph(pen, item)];
    case 'block':
      return [blockXml(pen, item.block, followsTable)];
    case 'callout':
      return [calloutXml(item, followsTable)];
    case 'gap':
      return [gapXml(item, followsTable)];
    case 'keyFigures':
      return [figuresXml(pen, item)];
    case 'table':
      return [tableXml(pen, item)];
    case 'actionSheet':
      return [sheetXml(pen, item)];
    case 'chart':
      return chartChildren(pen, item, colour, followsTable);
  }
}

const TABLES: ReadonlySet<FlowItem['kind']> = new Set(['table', 'actionSheet', 'keyFigures']);
const endsWithTable = (item: FlowItem | undefined): boolean =>
  item !== undefined && (TABLES.has(item.kind) || (item.kind === 'block' && item.block.kind === 'table'));
/** Two tables that touch become one in Word. */
const startsWithTable = (item: FlowItem): boolean =>
  item.kind === 'keyFigures' || (item.kind === 'table' && !item.caption) || (item.kind === 'block' && item.block.kind === 'table');

export function bodyPieces(pen: Pen, flow: readonly FlowItem[], document: Coloured): Piece[] {
  return flow.flatMap((item, i) => {
    const followsTable = endsWithTable(flow[i - 1]);
    const children = itemPieces(pen, item, document, followsTable);
    return followsTable && startsWithTable(item) ? [styled('TableEnd', ''), ...children] : children;
  });
}

function buildDocument({ document, logo }: SchemeRendering, template: Template | null): { file: Document; texts: string[]; nextList: number } {
  const page = template?.page ?? A4;
  const palette = paletteOf(document.colour);
  const flow = flowOf(document.draft ? document.nodes : document.nodes.filter(({ kind }) => kind !== 'gap'));
  const headings = headingsOf(flow);
  const numbered = headings.some((heading) => heading.numbered) || (template?.numbersHeadings ?? false);
  const pen = newPen(palette, textWidth(page), numbered);
  const margin = { top: page.top, bottom: page.bottom, left: page.left, right: page.right, header: page.header, footer: page.footer, gutter: 0 };
  const headers = headersOf(pen, document, page);
  const { children, texts } = withPlaces([
    ...coverChildren(pen, document, logo),
    tableOfContents(pen, headings, estimatePages(flow, page)),
    ...bodyPieces(pen, flow, document),
  ]);
  const file = new Document({
    styles: stylesOf(palette, numbered),
    theme: themeOf(palette),
    numbering: DOCX_NUMBERING,
    sections: [
      {
        properties: { titlePage: true, page: { size: { width: page.width, height: page.height }, margin } },
        headers,
        footers: footersOf(pen, document),
        children,
      },
    ],
  });
  return { file, texts, nextList: pen.nextList };
}

const propertiesOf = (document: SchemeDocument) => ({
  title: document.title,
  subject: [document.subtitle, document.period].filter(Boolean).join(' · '),
  creator: document.organisation,
  description: [document.statement, document.lawDate && `Droit en vigueur au ${document.lawDate}`].filter(Boolean).join(' · '),
});

export async function renderScheme(input: SchemeRendering): Promise<Uint8Array | Refusal> {
  const opened = input.template ? openTemplate(input.template) : null;
  if (isRefusal(opened)) return opened;
  const { file, ...body } = buildDocument(input, opened);
  const parts = partsOf(await Packer.toBuffer(file));
  settle(parts, propertiesOf(input.document), body);
  if (opened) applyTemplate(parts, opened);
  return writePackage(parts);
}
