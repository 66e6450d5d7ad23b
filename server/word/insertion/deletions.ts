/**
 * Text of the file shown as deleted (R11): its runs go into `w:del`, its paragraph marks and rows are marked. Only tags
 * are added or renamed; every word stays where it is, and comes back when the deletion is refused.
 */
import { W } from '../ooxml/names.ts';
import { childOf, type Splice, type XmlElement } from '../ooxml/xml.ts';
import { appended } from './edits.ts';
import { DELETED_END, deletedMark, deletedStart, type Pen } from './revisions.ts';

/** Our text in the names of the file; see `named`. */
export type Cutter = { xml: string; pen: Pen; name: (text: string) => string };

const RENAMED: Record<string, string> = { t: 'delText', instrText: 'delInstrText' };
const ALREADY_GONE = new Set(['del', 'moveFrom']);

const insertion = (at: number, text: string): Splice => ({ start: at, end: at, text });

/** New name for a tag, at both its ends. */
function renamed({ xml }: Cutter, element: XmlElement, name: string): Splice[] {
  const qname = element.prefix ? `${element.prefix}:${name}` : name;
  const length = element.name.length + (element.prefix ? element.prefix.length + 1 : 0);
  const start = { start: element.start + 1, end: element.start + 1 + length, text: qname };
  const closed = xml[element.innerStart - 2] === '/';
  return closed ? [start] : [start, { start: element.innerEnd + 2, end: element.innerEnd + 2 + length, text: qname }];
}

function deletedRun(cutter: Cutter, run: XmlElement): Splice[] {
  return run.children.flatMap((child) => {
    const name = child.uri === W ? RENAMED[child.name] : undefined;
    return name ? renamed(cutter, child, name) : [];
  });
}

/** A part of the text, in offsets. */
export type Range = { start: number; end: number };

/** Runs side by side share one deletion. */
function deletedRuns(cutter: Cutter, element: XmlElement, range: Range): Splice[] {
  const splices: Splice[] = [];
  const { children } = element;
  const isRun = (child: XmlElement | undefined): boolean => child?.uri === W && child.name === 'r' && child.start >= range.start && child.end <= range.end;
  for (const [i, child] of children.entries()) {
    if (ALREADY_GONE.has(child.name)) continue;
    if (!isRun(child)) {
      if (child.name !== 'pPr' && child.name !== 'r') splices.push(...deletedRuns(cutter, child, range));
      continue;
    }
    if (!isRun(children[i - 1])) splices.push(insertion(child.start, cutter.name(deletedStart(cutter.pen))));
    splices.push(...deletedRun(cutter, child));
    if (!isRun(children[i + 1])) splices.push(insertion(child.end, cutter.name(DELETED_END)));
  }
  return splices;
}

/** The mark of a paragraph, wherever its properties have come to. */
function deletedParagraphMark({ xml, pen, name }: Cutter, paragraph: XmlElement): Splice[] {
  const properties = childOf(paragraph, 'pPr');
  const mark = childOf(properties, 'rPr');
  if (childOf(mark, 'del') || childOf(mark, 'moveFrom')) return [];
  const text = deletedMark(pen);
  if (mark) {
    const [first] = mark.children;
    const at = first?.name === 'ins' ? first.end : first?.start;
    return [at === undefined ? appended(xml, mark, name(text)) : insertion(at, name(text))];
  }
  const whole = `<w:rPr>${text}</w:rPr>`;
  if (properties) {
    const next = childOf(properties, 'sectPr') ?? childOf(properties, 'pPrChange');
    return [next ? insertion(next.start, name(whole)) : appended(xml, properties, name(whole))];
  }
  const [first] = paragraph.children;
  const created = name(`<w:pPr>${whole}</w:pPr>`);
  return [first ? insertion(first.start, created) : appended(xml, paragraph, created)];
}

const deletedParagraph = (cutter: Cutter, paragraph: XmlElement): Splice[] => [
  ...deletedParagraphMark(cutter, paragraph),
  ...deletedRuns(cutter, paragraph, paragraph),
];

/** The words of a paragraph that must itself stay: it closes a section, or holds more than what is deleted. */
export const deletedWords = (cutter: Cutter, paragraph: XmlElement, range: Range): Splice[] => deletedRuns(cutter, paragraph, range);

function deletedRow(cutter: Cutter, row: XmlElement): Splice[] {
  const properties = childOf(row, 'trPr');
  if (childOf(properties, 'del')) return [];
  const text = deletedMark(cutter.pen);
  const change = childOf(properties, 'trPrChange');
  if (change) return [insertion(change.start, cutter.name(text))];
  if (properties) return [appended(cutter.xml, properties, cutter.name(text))];
  const before = childOf(row, 'tblPrEx');
  const at = before?.end ?? row.children[0]?.start;
  return at === undefined ? [] : [insertion(at, cutter.name(`<w:trPr>${text}</w:trPr>`))];
}

function deletedTable(cutter: Cutter, element: XmlElement): Splice[] {
  return element.children.flatMap((child) => {
    if (child.name === 'p') return deletedParagraph(cutter, child);
    return [...(child.name === 'tr' ? deletedRow(cutter, child) : []), ...deletedTable(cutter, child)];
  });
}

/** A paragraph or a table, shown as deleted. */
export const deletedBlock = (cutter: Cutter, element: XmlElement): Splice[] =>
  element.name === 'tbl' ? deletedTable(cutter, element) : deletedParagraph(cutter, element);
