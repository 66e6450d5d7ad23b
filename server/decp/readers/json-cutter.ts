/**
 * Cuts a JSON file into the bytes of each of its records, wherever they are (`{"marches":{"marche":[…]}}`, `{"marches":[…]}`, `[…]`, one
 * object a line), by counting braces outside strings: nothing is parsed, nothing but the current record is kept. A record whose quotes
 * or braces are wrong is given up, and the cut begins again at the next object that is a contract.
 */
import { LIMITS } from '../../../shared/limits.ts';
import { CONTRACT_MARKS } from '../../../shared/decp/fields.ts';
import { BYTE_CLASSES, CLOSE_ARRAY, CLOSE_OBJECT, FOREIGN, isBlank, NEW_LINE, OPEN_ARRAY, OPEN_OBJECT, QUOTE } from './byte-classes.ts'; // prettier-ignore
import { ByteWindow } from './byte-window.ts';

const DEEPEST = 256;
/** Bytes read twice while looking for the next sound record, over what the file holds: past it, nothing is worth looking for. */
const RESCAN_FLOOR = 64_000_000;

type Container = { array: boolean; key: string /** Offset of its first byte while it may still be a record itself, else -1. */; start: number; line: number };

export type CutterEvents = {
  /** False: these bytes are no contract; asked to be sure when the cut has lost its way (`tentative`). */
  record: (bytes: Buffer, line: number, listKey: string, tentative: boolean) => boolean;
  broken: (line: number, why: string) => void;
};

/** How the file ended: whole, cut short, or too damaged to go on. */
export type CutEnd = 'whole' | 'cut' | 'hopeless';

const CONTAINER = 0;
const RECORD = 1;
const SEEK = 2;

export class JsonCutter {
  private readonly window = new ByteWindow();
  private readonly containers: Container[] = [];
  private readonly levels = new Uint8Array(DEEPEST + 1);
  private mode = CONTAINER;
  private at = 0;
  private line = 1;
  private key = '';
  private lastString = '';
  private start = -1;
  private startLine = 1;
  private depth = 0;
  private inString = false;
  private tentative = false;
  /** Last two bytes that are not blank, while seeking. */
  private last = 0;
  private beforeLast = 0;
  private read = 0;
  private rescanned = 0;
  private readonly events: CutterEvents;

  constructor(events: CutterEvents) {
    this.events = events;
  }

  /** True once there is no point in going on. */
  get hopeless(): boolean {
    return this.rescanned > RESCAN_FLOOR + this.read;
  }

  push(chunk: Uint8Array): void {
    this.read += chunk.byteLength;
    const moved = this.window.append(chunk, this.keepFrom());
    this.at -= moved;
    if (this.start >= 0) this.start -= moved;
    for (const container of this.containers) if (container.start >= 0) container.start -= moved;
    this.scan();
  }

  end(): CutEnd {
    if (this.mode === RECORD) {
      this.giveUp('Le marché n’a pas de fin.', !this.tentative);
      this.scan();
    }
    // Each time a tentative record runs to the end, the search goes on behind its first byte.
    while (this.mode === RECORD && !this.hopeless) {
      this.giveUp('', false);
      this.scan();
    }
    if (this.hopeless) return 'hopeless';
    if (this.mode === CONTAINER) return this.containers.length === 0 ? 'whole' : 'cut';
    return this.closersAtEnd() > this.containers.length ? 'whole' : 'cut';
  }

  private keepFrom(): number {
    if (this.mode === RECORD) return this.start;
    const container = this.containers.at(-1);
    const from = container !== undefined && container.start >= 0 ? container.start : this.at;
    return Math.min(from, this.window.length);
  }

  /** Closing braces and brackets that end the file. */
  private closersAtEnd(): number {
    let count = 0;
    for (let at = this.window.length - 1; at >= 0; at -= 1) {
      const byte = this.window.bytes[at];
      if (byte === 0x7d || byte === 0x5d) count += 1;
      else if (!isBlank(byte)) break;
    }
    return count;
  }

  private scan(): void {
    while (this.at < this.window.length && !this.hopeless) {
      const before = this.at;
      if (this.mode === RECORD) this.scanRecord();
      else if (this.mode === SEEK) this.seek();
      else this.scanContainer();
      if (this.at === before && this.mode !== SEEK) return;
    }
  }

  /** Between records: lists and objects that hold them. Stays before a string that is not whole yet. */
  private scanContainer(): void {
    const { bytes, length } = this.window;
    while (this.at < length) {
      const byte = bytes[this.at] ?? 0;
      const kind = BYTE_CLASSES[byte] ?? FOREIGN;
      if (kind === QUOTE) {
        if (!this.readString()) return;
        continue;
      }
      this.at += 1;
      if (kind === NEW_LINE) this.line += 1;
      else if (byte === 0x3a) this.takeKey();
      else if (kind === OPEN_OBJECT) this.openObject();
      else if (kind === OPEN_ARRAY) this.openContainer(true, this.key, -1);
      else if (kind === CLOSE_OBJECT || kind === CLOSE_ARRAY) this.closeContainer(kind === CLOSE_ARRAY);
      if (this.mode !== CONTAINER) return;
    }
  }

  /** False when the end of the string is not in memory. */
  private readString(): boolean {
    const { bytes, length } = this.window;
    for (let at = this.at + 1; at < length; at += 1) {
      if (bytes[at] === 0x5c) at += 1;
      else if (bytes[at] === 0x22) {
        this.lastString = bytes.toString('latin1', this.at + 1, Math.min(at, this.at + 60)).trim();
        this.at = at + 1;
        return true;
      }
    }
    if (length - this.at <= LIMITS.recordBytes) return false;
    this.events.broken(this.line, 'Un guillemet n’est jamais refermé.');
    this.startSeeking(this.at + 1, this.line);
    return false;
  }

  /** An object whose keys are those of a contract is a record, wherever it is. */
  private takeKey(): void {
    this.key = this.lastString;
    const container = this.containers.at(-1);
    if (container?.array) this.loseWay(0);
    if (container === undefined || container.array || container.start < 0 || !CONTRACT_MARKS.has(this.key)) return;
    this.containers.pop();
    this.startRecord(container.start, container.line, false);
  }

  private openObject(): void {
    const container = this.containers.at(-1);
    if (container?.array) this.startRecord(this.at - 1, this.line, false);
    else this.openContainer(false, this.key, this.at - 1);
  }

  private openContainer(array: boolean, key: string, start: number): void {
    const parent = this.containers.at(-1);
    if (parent !== undefined) parent.start = -1;
    if (this.containers.length < DEEPEST) this.containers.push({ array, key: key === '' ? (parent?.key ?? '') : key, start, line: this.line });
    this.key = '';
  }

  private closeContainer(array: boolean): void {
    const container = this.containers.pop();
    if (container?.array === array) return;
    if (container !== undefined) this.containers.push(container);
    this.loseWay(array ? 0x5d : 0x7d);
  }

  /** A closing brace or bracket came too soon. */
  private loseWay(last: number): void {
    this.events.broken(this.line, 'Une accolade ou un crochet est de trop.');
    this.startSeeking(this.at, this.line, last);
  }

  private startRecord(start: number, line: number, tentative: boolean): void {
    this.mode = RECORD;
    this.start = start;
    this.startLine = line;
    this.line = line;
    this.at = start + 1;
    this.depth = 1;
    this.levels[1] = OPEN_OBJECT;
    this.inString = false;
    this.tentative = tentative;
  }

  /** `last`: the byte before, when it may be the end of an object. */
  private startSeeking(from: number, line: number, last = 0): void {
    this.mode = SEEK;
    this.start = -1;
    this.at = from;
    this.line = line;
    this.last = last;
    this.beforeLast = 0;
  }

  /** The record that began at `start` is no contract: the search begins behind its first brace. */
  private giveUp(why: string, said: boolean): void {
    if (said) this.events.broken(this.startLine, why);
    this.rescanned += this.at - this.start;
    this.startSeeking(this.start + 1, this.startLine);
  }

  /** The loop every byte of the file goes through. */
  private scanRecord(): void {
    const { bytes, length } = this.window;
    let { at, inString, line } = this;
    while (at < length) {
      if (inString) {
        const byte = bytes[at];
        at += 1;
        if (byte === 0x22) inString = false;
        else if (byte === 0x5c) at += 1;
        else if (byte === 0x0a) line += 1;
        continue;
      }
      const kind = BYTE_CLASSES[bytes[at] ?? 0] ?? FOREIGN;
      at += 1;
      if (kind === QUOTE) inString = true;
      else if (kind === NEW_LINE) line += 1;
      else if (kind >= OPEN_OBJECT) {
        this.at = at;
        this.line = line;
        if (kind === FOREIGN || !this.step(kind)) this.giveUp('Guillemets ou accolades mal placés.', !this.tentative);
        else if (this.depth === 0) this.finishRecord();
        else continue;
        return;
      }
    }
    this.at = at;
    this.inString = inString;
    this.line = line;
    if (at - this.start > LIMITS.recordBytes) this.giveUp('Le marché est trop long pour être lu.', !this.tentative);
  }

  /** One brace or bracket; false when it cannot be there. */
  private step(kind: number): boolean {
    if (kind === CLOSE_OBJECT || kind === CLOSE_ARRAY) {
      const opened = this.levels[this.depth];
      this.depth -= 1;
      return opened === (kind === CLOSE_OBJECT ? OPEN_OBJECT : OPEN_ARRAY);
    }
    // In an object, a value follows its colon: anything else is a record that begins inside one that never ended.
    if (this.levels[this.depth] === OPEN_OBJECT && !this.afterColon()) return false;
    this.depth += 1;
    if (this.depth > DEEPEST) return false;
    this.levels[this.depth] = kind;
    return true;
  }

  private afterColon(): boolean {
    const { bytes } = this.window;
    for (let at = this.at - 2; at > this.start; at -= 1) {
      const byte = bytes[at];
      if (!isBlank(byte)) return byte === 0x3a;
    }
    return false;
  }

  private finishRecord(): void {
    const { start, at, startLine, tentative } = this;
    const accepted = this.events.record(this.window.bytes.subarray(start, at), startLine, this.containers.at(-1)?.key ?? '', tentative);
    if (tentative && !accepted) {
      this.giveUp('', false);
      return;
    }
    this.mode = CONTAINER;
    this.start = -1;
    this.tentative = false;
    this.key = '';
  }

  /** Looks for an object that follows another. */
  private seek(): void {
    const { bytes, length } = this.window;
    while (this.at < length) {
      const byte = bytes[this.at] ?? 0;
      this.at += 1;
      if (byte === 0x0a) this.line += 1;
      if (isBlank(byte)) continue;
      if (byte === 0x7b && (this.last === 0x7d || (this.last === 0x2c && this.beforeLast === 0x7d))) {
        this.startRecord(this.at - 1, this.line, true);
        return;
      }
      this.beforeLast = this.last;
      this.last = byte;
    }
  }
}
