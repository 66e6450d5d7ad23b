/**
 * A cheap guess of the page each heading falls on: the document as a column of strips (paragraphs, table rows, charts)
 * dropped on pages. It costs a few milliseconds; Word gives the exact numbers when the table of contents is updated.
 */
import { inlineText } from '#shared/block/text.ts';
import type { BodyBlock, FlowItem } from './flow.ts';
import { CELL_PADDING, type Geometry, LOOKS, type Look, ROW_BORDER, type StyleId, textHeight, textWidth, TWIPS_PER_PIXEL } from './measures.ts';
import { lineCount, lineHeight } from './metrics.ts';
import { chartHeight, figureRows, lookOfCells, SHEET_LABEL_SHARE, SHEET_LIST_INDENT } from './proportions.ts';

/** Something that cannot be cut but between its lines. Lengths in twips. */
type Strip = {
  lines: number;
  line: number;
  before: number;
  after: number;
  frame: number;
  keepNext: boolean;
  keepLines: boolean;
  startsPage?: boolean;
  bookmark?: string | null /** Header rows repeated on the next page. */;
  repeats?: number;
};

const block = (height: number, more: Partial<Strip> = {}): Strip => ({
  lines: 1,
  line: height,
  before: 0,
  after: 0,
  frame: 0,
  keepNext: false,
  keepLines: true,
  ...more,
});

function paragraph(text: string, id: StyleId, width: number, more: Partial<Strip> = {}): Strip {
  const look: Look = LOOKS[id];
  const lines = lineCount(text, look, width - (look.left ?? 0) - (look.right ?? 0));
  return {
    lines,
    line: lineHeight(look),
    before: look.before,
    after: look.after,
    frame: look.frame ?? 0,
    keepNext: look.keepNext ?? false,
    keepLines: look.keepLines ?? false,
    ...more,
  };
}

const cellHeight = (lines: readonly string[], id: StyleId, width: number): number => {
  const look: Look = LOOKS[id];
  const room = width - CELL_PADDING.left - CELL_PADDING.right;
  const texts = lines.reduce((sum, line) => sum + lineCount(line, look, room) * lineHeight(look) + look.after, look.before);
  return texts + CELL_PADDING.top + CELL_PADDING.bottom + ROW_BORDER;
};

type TableText = { header: string[]; rows: string[][][]; shares: number[]; compact: boolean };

function tableStrips({ header, rows, shares, compact }: TableText, width: number): Strip[] {
  const look = lookOfCells(compact);
  const heightOf = (cells: readonly (readonly string[])[], id: StyleId): number =>
    Math.max(0, ...cells.map((lines, i) => cellHeight(lines, id, (width * (shares[i] ?? 0)) / 100)));
  const head =
    header.length > 0
      ? heightOf(
          header.map((title) => [title]),
          look.heading,
        )
      : 0;
  const body = rows.map((cells) => block(heightOf(cells, look.text), { repeats: head }));
  return head > 0 ? [block(head, { keepNext: true }), ...body] : body;
}

function blockStrips(item: BodyBlock, width: number): Strip[] {
  if (item.kind === 'paragraph') return [paragraph(inlineText(item.content), 'Normal', width)];
  if (item.kind === 'list') {
    return item.items.flatMap(({ content, children }) => [
      paragraph(inlineText(content), 'ListParagraph', width),
      ...(children?.items.map((child) => paragraph(inlineText(child.content), 'ListParagraph', width - 397)) ?? []),
    ]);
  }
  const columns = Math.max(item.header.length, ...item.rows.map((row) => row.length), 1);
  return tableStrips(
    {
      header: item.header.map(inlineText),
      rows: item.rows.map((row) => row.map((line) => [inlineText(line)])),
      shares: Array.from({ length: columns }, () => 100 / columns),
      compact: columns > 5,
    },
    width,
  );
}

function sheetStrips(item: Extract<FlowItem, { kind: 'actionSheet' }>, width: number): Strip[] {
  const label = (width * SHEET_LABEL_SHARE) / 100;
  const rows = item.rows.map((row, i) =>
    block(Math.max(cellHeight([row.label], 'SheetLabel', label), cellHeight(row.lines, 'TableText', width - label - (row.list ? SHEET_LIST_INDENT : 0))), {
      keepNext: i < item.rows.length - 1,
    }),
  );
  return [paragraph(`${item.code} ${item.title}${item.status ? `\n${item.status}` : ''}`, 'SheetTitle', width), ...rows];
}

function figureStrips(item: Extract<FlowItem, { kind: 'keyFigures' }>, width: number): Strip[] {
  return figureRows(item.items).map((row) => {
    const cell = width / row.length;
    return block(
      Math.max(
        ...row.map(
          ({ value, label, detail }) =>
            cellHeight([value], 'FigureValue', cell) + cellHeight([label], 'FigureLabel', cell) + cellHeight([detail], 'FigureDetail', cell) - 160,
        ),
      ),
    );
  });
}

function stripsOf(item: FlowItem, width: number): Strip[] {
  if (item.kind === 'heading')
    return [paragraph(item.title, `Heading${item.level}`, width - (item.number ? 700 : 0), { startsPage: item.startsPage, bookmark: item.bookmark })];
  if (item.kind === 'block') return blockStrips(item.block, width);
  if (item.kind === 'callout')
    return [
      paragraph(item.lines.join('\n'), item.tone === 'lead' ? 'Lead' : item.tone === 'source' ? 'Source' : item.tone === 'info' ? 'Note' : 'Doubt', width),
    ];
  if (item.kind === 'gap') return [paragraph(`À compléter\n${item.message}`, 'Gap', width)];
  if (item.kind === 'chart') return [block(chartHeight(item.series.map(({ name }) => name)) * TWIPS_PER_PIXEL, { before: 160, after: 160 })];
  if (item.kind === 'keyFigures') return figureStrips(item, width);
  if (item.kind === 'actionSheet') return sheetStrips(item, width);
  const caption = item.caption ? [paragraph(`Tableau 00 – ${item.caption}`, 'Caption', width)] : [];
  return [
    ...caption,
    ...tableStrips(
      {
        header: item.columns.map(({ title }) => title),
        rows: item.rows.map((row) => row.map(({ lines }) => lines)),
        shares: item.columns.map((column) => column.width),
        compact: item.compact ?? false,
      },
      width,
    ),
  ];
}

const heightOf = (strip: Strip): number => strip.lines * strip.line + strip.frame;

/** Drops strips on pages, top to bottom, and notes where bookmarks fall. */
class Column {
  readonly pages = new Map<string, number>();
  private y = 0;
  private gap = 0;
  private page: number;
  private readonly room: number;
  constructor(page: number, room: number) {
    this.page = page;
    this.room = room;
  }

  private newPage(): void {
    this.page += 1;
    this.y = 0;
    this.gap = 0;
  }

  /** @param needed height that must fit with it: itself and what it must not be parted from */
  drop(strip: Strip, needed: number): void {
    if (strip.startsPage && this.y > 0) this.newPage();
    const before = this.y === 0 && !strip.startsPage ? 0 : Math.max(this.gap, strip.before);
    if (this.y > 0 && this.y + before + needed > this.room && needed <= this.room) {
      this.newPage();
      this.y = strip.repeats ?? 0;
    } else this.y += before;
    if (strip.bookmark) this.pages.set(strip.bookmark, this.page);
    this.fill(strip);
    this.gap = strip.after;
  }

  private fill(strip: Strip): void {
    let left = heightOf(strip);
    while (this.y + left > this.room) {
      const fitting = strip.keepLines ? this.room - this.y : Math.floor((this.room - this.y) / strip.line) * strip.line;
      left -= Math.max(fitting, strip.line);
      this.newPage();
      if (left <= 0) return;
    }
    this.y += left;
  }
}

const headOf = (strip: Strip): number => (strip.keepLines ? heightOf(strip) : Math.min(strip.lines, 2) * strip.line + strip.frame);

/** What must stay on one page with the strip at `at`: the following ones while each keeps with the next. */
function neededAt(strips: readonly Strip[], at: number): number {
  let total = 0;
  for (let i = at; i < strips.length; i += 1) {
    const strip = strips[i];
    if (!strip) break;
    const gap = i > at ? Math.max(strip.before, strips[i - 1]?.after ?? 0) : 0;
    if (!strip.keepNext) return total + gap + headOf(strip);
    total += gap + heightOf(strip);
  }
  return total;
}

/** Page of each bookmark. The first page is the cover, then the table of contents. */
export function estimatePages(flow: readonly FlowItem[], page: Geometry): Map<string, number> {
  const width = textWidth(page);
  const entries = flow.flatMap((item) =>
    item.kind === 'heading' && item.level <= 3
      ? [paragraph(`${item.number} ${item.title}`, item.level === 1 ? 'TOC1' : item.level === 2 ? 'TOC2' : 'TOC3', width)]
      : [],
  );
  const strips = [paragraph('Sommaire', 'TOCHeading', width, { startsPage: true }), ...entries, ...flow.flatMap((item) => stripsOf(item, width))];
  const column = new Column(2, textHeight(page));
  for (const [at, strip] of strips.entries()) column.drop(strip, neededAt(strips, at));
  return column.pages;
}
