/**
 * Words of a paragraph with their bold and italic, in the order of the body: fields may open in one paragraph and close in
 * another, so one reader goes through the whole file. What a clause cannot hold is counted by name, never passed over in silence.
 */
import type { Inline } from '#shared/api/blocks.ts';
import { LIMITS } from '#shared/limits.ts';
import { attributeOf, childOf, textIn, type XmlElement } from '../ooxml/xml.ts';
import type { WordStyle } from '../outline/model.ts';
import { flagOf, lineageOf } from '../outline/styles.ts';

/** What was met and cannot be kept; the sentences are in `lost.ts`. */
export type Loss = 'picture' | 'note' | 'comment' | 'equation' | 'box' | 'merged' | 'nested' | 'depth' | 'heading' | 'revision' | 'look' | 'object' | 'long';

type Marks = { bold: boolean; italic: boolean };
/** `break`: a line break; paragraphs are cut there, cells go on. */
type Piece = { text: string; marks: Marks } | 'break';

const INLINE = new Set(['ins', 'moveTo', 'hyperlink', 'smartTag', 'fldSimple', 'dir', 'bdo', 'customXml', 'sdtContent']);
const LOST: Readonly<Record<string, Loss>> = {
  drawing: 'picture',
  pict: 'picture',
  object: 'object',
  AlternateContent: 'box',
  oMath: 'equation',
  oMathPara: 'equation',
  footnoteReference: 'note',
  endnoteReference: 'note',
  commentReference: 'comment',
};

export class LineReader {
  private readonly xml: string;
  private readonly styles: ReadonlyMap<string, WordStyle>;
  private readonly inherited = new Map<string, Marks>();
  /** Open fields, true while their instruction is read. */
  private readonly fields: boolean[] = [];
  private losses = new Set<Loss>();

  constructor(xml: string, styles: ReadonlyMap<string, WordStyle>) {
    this.xml = xml;
    this.styles = styles;
  }

  /** What was met since the last call. */
  takeLosses(): Loss[] {
    const taken = [...this.losses];
    this.losses = new Set();
    return taken;
  }

  lose(loss: Loss): void {
    this.losses.add(loss);
  }

  /** The lines of one paragraph, cut at its line breaks; without text, none. */
  lines(paragraph: XmlElement): Inline[][] {
    const style = attributeOf(childOf(childOf(paragraph, 'pPr'), 'pStyle'), 'val') ?? null;
    const pieces: Piece[] = [];
    for (const child of paragraph.children) this.inline(child, style, pieces);
    const lines: Inline[][] = [[]];
    for (const piece of pieces) {
      if (piece === 'break') lines.push([]);
      else add(lines.at(-1) ?? [], piece.text, piece.marks);
    }
    return lines.map(trim).filter((line) => line.length > 0);
  }

  private inline(element: XmlElement, style: string | null, pieces: Piece[]): void {
    const { name } = element;
    const loss = LOST[name];
    if (name === 'r') this.run(element, style, pieces);
    else if (name === 'del' || name === 'moveFrom') {
      this.lose('revision');
      // Its fields still open and close.
      const gone: Piece[] = [];
      for (const child of element.children) this.inline(child, style, gone);
    } else if (name === 'sdt') for (const child of childOf(element, 'sdtContent')?.children ?? []) this.inline(child, style, pieces);
    else if (INLINE.has(name)) {
      if (name === 'ins' || name === 'moveTo') this.lose('revision');
      for (const child of element.children) this.inline(child, style, pieces);
    } else if (loss) this.lose(loss);
  }

  private run(run: XmlElement, style: string | null, pieces: Piece[]): void {
    const properties = childOf(run, 'rPr');
    if (flagOf(properties, 'vanish') === true) return;
    const marks = this.marksOf(properties, style);
    if (childOf(properties, 'highlight') || flagOf(properties, 'u') === true || flagOf(properties, 'strike') === true) this.lose('look');
    for (const child of run.children) {
      const loss = LOST[child.name];
      if (child.name === 'fldChar') this.field(attributeOf(child, 'fldCharType'));
      else if (this.fields.includes(true)) continue;
      else if (loss) this.lose(loss);
      else if (child.name === 'br' || child.name === 'cr') pieces.push('break');
      else pieces.push({ text: this.textOf(child), marks });
    }
  }

  private textOf(element: XmlElement): string {
    if (element.name === 't') {
      const text = textIn(this.xml, element);
      return attributeOf(element, 'space') === 'preserve' ? text : text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
    }
    if (element.name === 'tab' || element.name === 'ptab') return ' ';
    return element.name === 'noBreakHyphen' ? '\u2011' : '';
  }

  private field(type: string | undefined): void {
    if (type === 'begin') this.fields.push(true);
    else if (type === 'separate' && this.fields.length > 0) this.fields[this.fields.length - 1] = false;
    else if (type === 'end') this.fields.pop();
  }

  /** Bold and italic of a run: its own, its character style's, then its paragraph style's. */
  private marksOf(properties: XmlElement | undefined, style: string | null): Marks {
    const named = attributeOf(childOf(properties, 'rStyle'), 'val') ?? null;
    const from = [this.styleMarks(named), this.styleMarks(style)];
    return {
      bold: flagOf(properties, 'b') ?? from.some(({ bold }) => bold),
      italic: flagOf(properties, 'i') ?? from.some(({ italic }) => italic),
    };
  }

  private styleMarks(id: string | null): Marks {
    if (id === null) return { bold: false, italic: false };
    const known = this.inherited.get(id);
    if (known) return known;
    let bold: boolean | null = null;
    let italic: boolean | null = null;
    for (const { element } of lineageOf(this.styles, id)) {
      const properties = childOf(element, 'rPr');
      bold ??= flagOf(properties, 'b');
      italic ??= flagOf(properties, 'i');
    }
    const marks = { bold: bold ?? false, italic: italic ?? false };
    this.inherited.set(id, marks);
    return marks;
  }
}

const MOST_INLINES = 500;

/** Adds a text to a line, joined to the one before when they look alike. */
function add(line: Inline[], text: string, { bold, italic }: Marks): void {
  if (text === '') return;
  const last = line.at(-1);
  const alike = last?.kind === 'text' && (last.bold ?? false) === bold && (last.italic ?? false) === italic;
  // A line that is full goes on without its marks rather than losing a word.
  if (last?.kind === 'text' && (alike || line.length >= MOST_INLINES) && last.text.length + text.length <= LIMITS.longText) last.text += text;
  else if (line.length < MOST_INLINES)
    line.push({ kind: 'text', text: text.slice(0, LIMITS.longText), ...(bold ? { bold } : {}), ...(italic ? { italic } : {}) });
}

/** Without spaces at its ends; empty when nothing is left. */
function trim(line: Inline[]): Inline[] {
  const kept = line.map((inline) => (inline.kind === 'text' ? { ...inline, text: inline.text.replace(/[ \t\r\n]+/g, ' ') } : inline));
  const first = kept[0];
  if (first?.kind === 'text') first.text = first.text.trimStart();
  const last = kept.at(-1);
  if (last?.kind === 'text') last.text = last.text.trimEnd();
  return kept.filter((inline) => inline.kind !== 'text' || inline.text !== '');
}

export const lineText = (line: readonly Inline[]): string => line.map((inline) => (inline.kind === 'text' ? inline.text : '')).join('');
