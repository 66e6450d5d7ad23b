/**
 * One pass over the body, in the order of reading: blocks and paragraphs with their text, their computed number, their
 * section, and why nothing may be put behind some of them. Block content controls are entered; text boxes, drawings and
 * equations are not.
 */
import { crc32 } from '../ooxml/crc.ts';
import { attributeOf, childOf, textIn, type XmlElement } from '../ooxml/xml.ts';
import { controlReason, WHY } from './free.ts';
import { makeCounter } from './labels.ts';
import type { NumberingList, WordBlock, WordBookmark, WordParagraph, WordStyle } from './model.ts';
import { defaultStyleOf, flagOf, numberingOf, outlineLevelOf } from './styles.ts';

/** A block on its way: what tells whether it is a title is kept beside it. */
export type Draft = WordBlock & {
  properties: XmlElement | undefined;
  /** Outline level said by the paragraph itself: 1…9, 0 for « body text », null for nothing. */
  outline: number | null;
  numbered: { list: NumberingList; level: number } | null;
};

export type Body = { blocks: Draft[]; paragraphs: WordParagraph[]; bookmarks: WordBookmark[]; sections: number };

type Field = { code: boolean; block: number };

/** A mark of a text: a changed text has another. */
const textMark = (text: string): string => crc32(text).toString(36);

const INLINE = new Set(['ins', 'moveTo', 'hyperlink', 'smartTag', 'fldSimple', 'dir', 'bdo', 'customXml', 'sdtContent']);
const TABLE_PARTS = new Set(['tbl', 'tr', 'tc', 'sdt', 'sdtContent', 'customXml', 'ins', 'moveTo']);
/** Elements that hold blocks, and why nothing is put in there; null when something may be. */
const WRAPPERS: Record<string, string | null> = {
  customXml: WHY.customXml,
  ins: WHY.revision,
  del: WHY.revision,
  moveFrom: WHY.revision,
  moveTo: WHY.revision,
};

export class BodyReader {
  private readonly xml: string;
  private readonly styles: ReadonlyMap<string, WordStyle>;
  private readonly lists: ReadonlyMap<string, NumberingList>;
  private readonly defaultStyle: WordStyle | null;
  private readonly counter = makeCounter();
  private readonly blocks: Draft[] = [];
  private readonly paragraphs: WordParagraph[] = [];
  private readonly bookmarks: WordBookmark[] = [];
  private readonly openBookmarks = new Map<string, XmlElement>();
  private readonly fields: Field[] = [];
  private readonly openMoves = new Map<string, number>();
  /** Passages that must stay whole: nothing goes behind their blocks but the last. */
  private readonly spans: { from: number; to: number; why: string }[] = [];
  private section = 0;
  /** Open fields whose instruction is being read: their text is not shown. */
  private instructions = 0;
  private deleted = 0;
  private text = '';

  constructor(xml: string, styles: ReadonlyMap<string, WordStyle>, lists: ReadonlyMap<string, NumberingList>) {
    this.xml = xml;
    this.styles = styles;
    this.lists = lists;
    this.defaultStyle = defaultStyleOf(styles);
  }

  read(body: XmlElement): Body {
    for (const child of body.children) this.block(child, '');
    for (const { from, to, why } of this.spans)
      for (let index = from; index < to; index += 1) {
        const block = this.blocks[index];
        if (block?.free) Object.assign(block, { free: false, why });
      }
    return { blocks: this.blocks, paragraphs: this.paragraphs, bookmarks: this.bookmarks, sections: this.section + 1 };
  }

  /** LibreOffice opens again, in its last paragraph, a bookmark that spans tracked paragraphs, and closes it once. */
  private firstOpening(start: XmlElement): XmlElement {
    const name = attributeOf(start, 'name');
    return [...this.openBookmarks.values()].find((open) => attributeOf(open, 'name') === name) ?? start;
  }

  private block(element: XmlElement, why: string): void {
    const { name } = element;
    if (name === 'p') this.paragraph(element, why);
    else if (name === 'tbl') this.table(element, why);
    else if (name === 'sdt') {
      const inside = why || controlReason(element);
      for (const child of childOf(element, 'sdtContent')?.children ?? []) this.block(child, inside);
    } else if (name in WRAPPERS) for (const child of element.children) this.block(child, why || (WRAPPERS[name] ?? ''));
    else if (name === 'altChunk' || name === 'AlternateContent' || name === 'oMathPara' || name === 'oMath')
      this.add({ kind: 'other', element, text: '', why: why || WHY.other });
    else this.marker(element);
  }

  private add(made: { kind: WordBlock['kind']; element: XmlElement; text: string; why: string } & Partial<Draft>): Draft {
    const index = this.blocks.length;
    const draft: Draft = {
      index,
      id: `p${index}-${textMark(made.text)}`,
      styleId: null,
      heading: null,
      list: null,
      number: '',
      section: this.section,
      free: made.why === '',
      endsSection: false,
      properties: undefined,
      outline: null,
      numbered: null,
      ...made,
    };
    this.blocks.push(draft);
    return draft;
  }

  private paragraph(element: XmlElement, why: string): void {
    const { properties, style, numbered, number, deletedMark } = this.properties(element);
    this.text = '';
    for (const child of element.children) this.inline(child);
    const endsSection = childOf(properties, 'sectPr') !== undefined;
    const draft = this.add({
      kind: 'paragraph',
      element,
      text: this.text,
      why: why || (deletedMark ? WHY.deleted : ''),
      styleId: style?.id ?? null,
      number,
      endsSection,
      properties,
      outline: outlineLevelOf(properties),
      numbered,
    });
    this.paragraphs.push({ id: draft.id, text: draft.text, number, block: draft, inTable: false });
    if (endsSection) this.section += 1;
  }

  /** What a paragraph says of itself; counting it moves the numbers on, so it is asked once, in order. */
  private properties(element: XmlElement) {
    const properties = childOf(element, 'pPr');
    const style = this.styles.get(attributeOf(childOf(properties, 'pStyle'), 'val') ?? '') ?? this.defaultStyle;
    const mark = childOf(properties, 'rPr');
    const deletedMark = childOf(mark, 'del') !== undefined || childOf(mark, 'moveFrom') !== undefined;
    const said = numberingOf(properties);
    const numId = said?.numId ?? style?.numbering?.numId ?? '0';
    const list = numId === '0' || deletedMark ? undefined : this.lists.get(numId);
    const level = said?.level ?? (said?.numId ? null : style?.numbering?.level) ?? 0;
    const numbered = list ? { list, level } : null;
    return { properties, style, deletedMark, numbered, number: list ? this.counter.next(list, level) : '' };
  }

  private table(element: XmlElement, why: string): void {
    const index = this.blocks.length;
    const cells: { text: string; number: string }[] = [];
    this.cells(element, cells);
    const draft = this.add({ kind: 'table', element, text: cells.map(({ text }) => text).join('\n'), why });
    cells.forEach(({ text, number }, rank) => {
      this.paragraphs.push({ id: `p${index}.${rank}-${textMark(text)}`, text, number, block: draft, inTable: true });
    });
  }

  private cells(element: XmlElement, cells: { text: string; number: string }[]): void {
    for (const child of element.children) {
      if (child.name === 'p') {
        const { number } = this.properties(child);
        this.text = '';
        for (const inner of child.children) this.inline(inner);
        cells.push({ text: this.text, number });
      } else if (TABLE_PARTS.has(child.name)) this.cells(child, cells);
      else this.marker(child);
    }
  }

  private inline(element: XmlElement): void {
    const { name } = element;
    if (name === 'r') this.run(element);
    else if (name === 'sdt') for (const child of childOf(element, 'sdtContent')?.children ?? []) this.inline(child);
    else if (INLINE.has(name)) for (const child of element.children) this.inline(child);
    else if (name === 'del' || name === 'moveFrom') {
      this.deleted += 1;
      for (const child of element.children) this.inline(child);
      this.deleted -= 1;
    } else this.marker(element);
  }

  private run(element: XmlElement): void {
    let hidden = this.deleted > 0;
    for (const child of element.children) {
      if (child.name === 'rPr') hidden ||= flagOf(child, 'vanish') === true;
      else if (child.name === 'fldChar') this.field(attributeOf(child, 'fldCharType'));
      else if (!hidden && this.instructions === 0) this.text += this.shown(child);
    }
  }

  private shown(element: XmlElement): string {
    switch (element.name) {
      case 't': {
        const text = textIn(this.xml, element);
        return attributeOf(element, 'space') === 'preserve' ? text : text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
      }
      case 'tab':
      case 'ptab':
        return '\t';
      case 'br':
      case 'cr':
        return '\n';
      case 'noBreakHyphen':
        return '\u2011';
      default:
        return '';
    }
  }

  /** Only a field that is closed further on holds its blocks together: a broken one would lock the whole file. */
  private field(type: string | undefined): void {
    const last = this.fields.at(-1);
    if (type === 'begin') {
      this.fields.push({ code: true, block: this.blocks.length });
      this.instructions += 1;
    } else if (last && (type === 'separate' || type === 'end')) {
      if (last.code) this.instructions -= 1;
      last.code = false;
      if (type === 'end') {
        this.fields.pop();
        if (last.block < this.blocks.length) this.spans.push({ from: last.block, to: this.blocks.length, why: WHY.field });
      }
    }
  }

  private marker(element: XmlElement): void {
    const id = attributeOf(element, 'id') ?? '';
    switch (element.name) {
      case 'bookmarkStart':
        this.openBookmarks.set(id, element);
        break;
      case 'bookmarkEnd': {
        const start = this.openBookmarks.get(id);
        this.openBookmarks.delete(id);
        if (start) this.bookmarks.push({ id: Number(id), name: attributeOf(start, 'name') ?? '', start: this.firstOpening(start).start, end: element.end });
        break;
      }
      case 'moveFromRangeStart':
      case 'moveToRangeStart':
        this.openMoves.set(`${element.name.slice(0, 6)} ${id}`, this.blocks.length);
        break;
      case 'moveFromRangeEnd':
      case 'moveToRangeEnd': {
        const from = this.openMoves.get(`${element.name.slice(0, 6)} ${id}`);
        if (from !== undefined && from < this.blocks.length) this.spans.push({ from, to: this.blocks.length, why: WHY.moved });
        break;
      }
    }
  }
}
