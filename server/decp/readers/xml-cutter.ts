/**
 * Cuts an XML file into the text of each of its contracts, by their tags alone: nothing but the current one is kept, and one that is badly
 * written never stops the next. A DOCTYPE or an entity ends the reading: no contract needs one.
 */
import { LIMITS } from '../../../shared/limits.ts';
import { ByteWindow } from './byte-window.ts';

const LESS = 0x3c;
const TAGS = ['marche', 'contrat-concession'] as const;
type Tag = (typeof TAGS)[number];
const LONGEST_NAME = 64;

export type XmlEvents = {
  record: (bytes: Buffer, line: number, tag: Tag) => void;
  broken: (line: number, why: string) => void;
};

export type XmlEnd = 'whole' | 'cut' | 'entities';

export class XmlCutter {
  private readonly window = new ByteWindow();
  private readonly events: XmlEvents;
  private at = 0;
  private line = 1;
  /** Offset up to which lines are counted. */
  private counted = 0;
  private tag: Tag | null = null;
  private start = 0;
  private startLine = 1;
  private rootOpen = false;
  entities = false;

  constructor(events: XmlEvents) {
    this.events = events;
  }

  push(chunk: Uint8Array): void {
    const from = this.tag === null ? this.at : this.start;
    this.countTo(from);
    this.window.append(chunk, from);
    this.at -= from;
    this.start -= from;
    this.counted -= from;
    while (!this.entities && this.next());
  }

  end(): XmlEnd {
    if (this.entities) return 'entities';
    return this.tag !== null || this.rootOpen ? 'cut' : 'whole';
  }

  private countTo(offset: number): void {
    const { bytes } = this.window;
    for (let at = bytes.indexOf(0x0a, this.counted); at !== -1 && at < offset; at = bytes.indexOf(0x0a, at + 1)) this.line += 1;
    this.counted = Math.max(this.counted, offset);
  }

  /** One tag; false when its end is not in memory. */
  private next(): boolean {
    const { bytes, length } = this.window;
    const less = bytes.indexOf(LESS, this.at);
    if (less === -1 || less >= length) {
      this.at = length;
      return this.tooLong();
    }
    this.at = less;
    if (length - less < LONGEST_NAME && bytes.indexOf(0x3e, less) >= length) return false;
    const name = bytes.toString('latin1', less + 1, Math.min(length, less + LONGEST_NAME));
    if (name.startsWith('!')) return this.declaration(name);
    const ahead = bytes.indexOf(0x3e, less);
    if (ahead === -1 || ahead >= length) return this.tooLong();
    return this.element(name, less, ahead);
  }

  /** False, unless the contract being read is past any length. */
  private tooLong(): boolean {
    if (this.tag === null || this.window.length - this.start <= LIMITS.recordBytes) return false;
    this.events.broken(this.startLine, 'Le marché est trop long pour être lu.');
    this.tag = null;
    return false;
  }

  private declaration(name: string): boolean {
    if (name.startsWith('!DOCTYPE') || name.startsWith('!ENTITY')) {
      this.entities = true;
      return false;
    }
    const [open, close] = name.startsWith('![CDATA[') ? ['![CDATA[', ']]>'] : name.startsWith('!--') ? ['!--', '-->'] : ['!', '>'];
    const end = this.window.bytes.indexOf(close, this.at + 1 + open.length, 'latin1');
    if (end === -1 || end + close.length > this.window.length) return this.tooLong();
    this.at = end + close.length;
    return true;
  }

  private element(name: string, less: number, ahead: number): boolean {
    this.at = ahead + 1;
    const closing = name.startsWith('/');
    const bare = /^\/?([A-Za-z][\w.-]*)/.exec(name)?.[1] ?? '';
    if (bare === 'marches') this.rootOpen = !closing;
    const tag = TAGS.find((known) => known === bare);
    if (tag === undefined) return true;
    if (!closing) this.open(tag, less, this.window.bytes[ahead - 1] === 0x2f, ahead);
    else if (this.tag === tag) this.finish();
    return true;
  }

  private open(tag: Tag, less: number, empty: boolean, ahead: number): void {
    if (this.tag !== null) this.events.broken(this.startLine, 'Le marché n’a pas de fin.');
    this.countTo(less);
    this.startLine = this.line;
    this.start = less;
    this.tag = tag;
    if (!empty) return;
    this.tag = null;
    this.events.record(this.window.bytes.subarray(less, ahead + 1), this.startLine, tag);
  }

  private finish(): void {
    const { tag } = this;
    this.tag = null;
    if (tag !== null) this.events.record(this.window.bytes.subarray(this.start, this.at), this.startLine, tag);
  }
}
