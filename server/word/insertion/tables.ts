/** Tables of a clause, in the style of the file's own tables, else with a plain grid; every row tracked. */
import type { TableBlock } from '#shared/api/blocks.ts';
import { W } from '../ooxml/names.ts';
import { attributeOf, childOf, walk, type XmlElement } from '../ooxml/xml.ts';
import type { WordBlock, WordFile } from '../outline/model.ts';
import { lineRuns, newParagraph } from './paragraphs.ts';
import { changed, emit } from './properties.ts';
import { insertedMark, type Pen } from './revisions.ts';
import { type Look, nearest } from './sample.ts';

/** Text width of an A4 page with Word's margins, in twips, for a file that does not say. */
const USUAL_WIDTH = 9_070;
const LEAST_WIDTH = 2_000;

const twips = (element: XmlElement | undefined, name: string): number => Number(attributeOf(element, name)) || 0;

/** Width of a column of text at a place, from the section it stands in. */
export function textWidth(file: WordFile, place: number): number {
  const closing = file.blocks.find(({ endsSection }, i) => i > place && endsSection);
  const section = closing ? childOf(childOf(closing.element, 'pPr'), 'sectPr') : childOf(file.body, 'sectPr');
  const [page, margins, columns] = [childOf(section, 'pgSz'), childOf(section, 'pgMar'), childOf(section, 'cols')];
  const left = twips(margins, 'left') || twips(margins, 'start');
  const right = twips(margins, 'right') || twips(margins, 'end');
  const width = twips(page, 'w') - left - right;
  const count = Math.max(1, twips(columns, 'num'));
  const column = Math.floor((width - (count - 1) * (twips(columns, 'space') || 720)) / count);
  return column >= LEAST_WIDTH ? column : USUAL_WIDTH;
}

/** Whether a table shows its cells: borders of its own, or a style that has some. */
function hasBorders(file: WordFile, properties: XmlElement | undefined): boolean {
  if (childOf(properties, 'tblBorders')) return true;
  let style = file.styles.get(attributeOf(childOf(properties, 'tblStyle'), 'val') ?? '');
  for (let i = 0; style && i < 20; i += 1) {
    if ([...walk(style.element)].some(({ name }) => name === 'tblBorders' || name === 'tcBorders')) return true;
    style = file.styles.get(style.basedOn ?? '');
  }
  return false;
}

const COPIED = ['tblStyle', 'jc', 'tblBorders', 'tblCellMar'];

/** Borders on all sides, in the words of the file's kind. */
function gridBorders(strict: boolean): string {
  const sides = ['top', strict ? 'start' : 'left', 'bottom', strict ? 'end' : 'right', 'insideH', 'insideV'];
  return `<w:tblBorders>${sides.map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`).join('')}</w:tblBorders>`;
}

function tableProperties(file: WordFile, sample: WordBlock | null, width: number): { text: string; styleId: string | null } {
  const properties = sample ? childOf(sample.element, 'tblPr') : undefined;
  const bordered = hasBorders(file, properties);
  const copied = new Map(
    (bordered ? (properties?.children ?? []) : []).filter(({ uri, name }) => uri === W && COPIED.includes(name)).map((child) => [child.name, emit(child)]),
  );
  const own = (name: string): string => copied.get(name) ?? '';
  const look = '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>';
  return {
    text: `<w:tblPr>${own('tblStyle')}<w:tblW w:w="${width}" w:type="dxa"/>${own('jc')}${bordered ? own('tblBorders') : gridBorders(file.strict)}<w:tblLayout w:type="fixed"/>${own('tblCellMar')}${file.strict ? look.replace(' w:val="0420"', '') : look}</w:tblPr>`,
    styleId: bordered ? (attributeOf(childOf(properties, 'tblStyle'), 'val') ?? null) : null,
  };
}

/** Text of the body, without what makes sense only across a page. */
const cellLook = (body: Look, bold: boolean): Look => {
  const strong: Record<string, string> = bold ? { b: '<w:b/>', bCs: '<w:bCs/>' } : {};
  return {
    ...body,
    paragraph: changed(body.paragraph, { ind: null, jc: null, numPr: null, tabs: null, keepNext: null }),
    mark: changed(body.mark, strong),
    run: changed(body.run, strong),
  };
};

/** @returns the table, and the identifier of the style it borrows */
export function newTable(file: WordFile, pen: Pen, block: TableBlock, body: Look, place: number): { text: string; styleId: string | null } {
  const columns = Math.max(block.header.length, ...block.rows.map(({ length }) => length), 1);
  const width = Math.floor(textWidth(file, place) / columns);
  const row = (cells: TableBlock['header'], header: boolean): string => {
    const look = cellLook(body, header);
    const inside = Array.from(
      { length: columns },
      (_, i) => `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${newParagraph(pen, look, lineRuns(cells[i] ?? [], look.run))}</w:tc>`,
    );
    return `<w:tr><w:trPr><w:cantSplit/>${header ? '<w:tblHeader/>' : ''}${insertedMark(pen)}</w:trPr>${inside.join('')}</w:tr>`;
  };
  const { text, styleId } = tableProperties(
    file,
    nearest(file, place, ({ kind }) => kind === 'table'),
    width * columns,
  );
  const grid = Array.from({ length: columns }, () => `<w:gridCol w:w="${width}"/>`).join('');
  const rows = (block.header.length > 0 ? row(block.header, true) : '') + block.rows.map((cells) => row(cells, false)).join('');
  return { text: `<w:tbl>${text}<w:tblGrid>${grid}</w:tblGrid>${rows}</w:tbl>`, styleId };
}
