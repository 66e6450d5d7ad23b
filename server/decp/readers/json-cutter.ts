/**
 * Cuts a JSON file into the bytes of each of its records, wherever they are (`{"marches":{"marche":[…]}}`, `{"marches":[…]}`, `[…]`, one
 * object a line), by counting braces outside strings, or by guessing where the record ends (`record-boundary.ts`): nothing but the current
 * record is kept. A record whose quotes or braces are wrong is given up, and the cut begins again at the next object that is a contract.
 */
import { LIMITS } from '../../../shared/limits.ts';
import { BUYER_MARKS, CONTRACT_MARKS } from '../../../shared/decp/fields.ts';
import { BraceCounter, DEEPEST } from './brace-counter.ts';
import { BYTE_CLASSES, CLOSE_ARRAY, CLOSE_OBJECT, FOREIGN, isBlank, NEW_LINE, OPEN_ARRAY, OPEN_OBJECT, QUOTE } from './byte-classes.ts';
import { ByteWindow } from './byte-window.ts';
import { RecordBoundary } from './record-boundary.ts';

/** Bytes read twice while looking for the next sound record, over what the file holds: past it, nothing is worth looking for. */
const RESCAN_FLOOR = 64_000_000;

type Container = { array: boolean; key: string /** Offset of its first byte while it may still be a record itself, else -1. */; start: number; line: number };

/** How its end was found: by counting; by counting too, from a place that may not begin a record; by a guess that only its parsing confirms. */
export type Cut = 'counted' | 'tentative' | 'guessed';

export type CutterEvents = {
  /** False: these bytes are no contract, or no whole one; asked to be sure of what is `tentative` or `guessed`. */
  record: (bytes: Buffer, line: number, listKey: string, cut: Cut) => boolean;
  broken: (line: number, why: string) => void;
};

/** How the file ended: whole, cut short, or too damaged to go on. */
export type CutEnd = 'whole' | 'cut' | 'hopeless';

const BUYERS: ReadonlySet<string> = new Set(BUYER_MARKS);
/** Comma, colon, closing bracket, closing brace. */
const FOLLOWS_STRING: ReadonlySet<number> = new Set([0x2c, 0x3a, 0x5d, 0x7d]);

const CONTAINER = 0;
const RECORD = 1;
const SEEK = 2;

export class JsonCutter {
  private readonly window = new ByteWindow();
  private readonly boundary = new RecordBoundary();
  private readonly braces = new BraceCounter();
  private readonly containers: Container[] = [];
  private mode = CONTAINER;
  private at = 0;
  private line = 1;
  private key = '';
  private lastString = '';
  private afterString = false;
  private start = -1;
  private startLine = 1;
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
    if (this.mode === RECORD && !this.tentative) {
      this.giveUp('Le marché n’a pas de fin.', true);
      // Sound so far, between two of its strings: the file stops there. Inside a string, a quote may be missing from a file that is whole.
      if (!this.braces.inString) return 'cut';
      this.scan();
    }
    // Each time a tentative record runs to the end, the search goes on behind its first byte.
    while (this.mode === RECORD && !this.hopeless) {
      this.giveUp('', false);
      this.scan();
    }
    if (this.hopeless) return 'hopeless';
    if (this.mode === SEEK) return this.closersAtEnd() > this.containers.length ? 'whole' : 'cut';
    return this.containers.length === 0 && this.at >= this.window.length ? 'whole' : 'cut';
  }

  private keepFrom(): number {
    if (this.mode === RECORD) return this.start;
    for (const container of this.containers) {
      if (container.start >= 0 && this.at - container.start <= LIMITS.recordBytes) return container.start;
      container.start = -1;
    }
    return Math.min(this.at, this.window.length);
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

  /** A step ends where the mode changes, else where every byte in memory is read but a string that is not whole: nothing else waits for more. */
  private scan(): void {
    for (let mode = -1; mode !== this.mode && !this.hopeless; ) {
      mode = this.mode;
      if (mode === RECORD) this.scanRecord();
      else if (mode === SEEK) this.seek();
      else this.scanContainer();
    }
  }

  /** Between records: lists and objects that hold them. Stays before a string that is not whole yet. */
  private scanContainer(): void {
    const { bytes, length } = this.window;
    while (this.at < length) {
      const byte = bytes[this.at] ?? 0;
      const kind = BYTE_CLASSES[byte] ?? FOREIGN;
      if (this.afterString && !isBlank(byte)) {
        this.afterString = false;
        if (!FOLLOWS_STRING.has(byte)) {
          this.loseWay(0, 'Un guillemet manque ou est de trop.');
          return;
        }
      }
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
        this.afterString = true;
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
    if (container === undefined || container.array || !CONTRACT_MARKS.has(this.key)) return;
    if (container.start >= 0) {
      this.containers.pop();
      this.startRecord(container.start, container.line, false);
    } else if (BUYERS.has(this.key)) this.events.broken(container.line, 'Le début de ce marché n’est pas reconnu.');
  }

  private openObject(): void {
    const container = this.containers.at(-1);
    if (container?.array) this.startRecord(this.at - 1, this.line, false);
    else this.openContainer(false, this.key, this.at - 1);
  }

  private openContainer(array: boolean, key: string, start: number): void {
    const parent = this.containers.at(-1);
    if (this.containers.length < DEEPEST) this.containers.push({ array, key: key === '' ? (parent?.key ?? '') : key, start, line: this.line });
    this.key = '';
  }

  private closeContainer(array: boolean): void {
    const container = this.containers.pop();
    if (container?.array === array) return;
    if (container !== undefined) this.containers.push(container);
    this.loseWay(array ? 0x5d : 0x7d);
  }

  /** A closing brace or bracket came too soon, or a quote is wrong: what is read as strings and what is not may be inverted. */
  private loseWay(last: number, why = 'Une accolade ou un crochet est de trop.'): void {
    this.events.broken(this.line, why);
    this.startSeeking(this.at, this.line, last);
  }

  private startRecord(start: number, line: number, tentative: boolean): void {
    // What holds a record is none.
    for (const container of this.containers) container.start = -1;
    this.mode = RECORD;
    this.start = start;
    this.startLine = line;
    this.line = line;
    this.at = start + 1;
    this.braces.begin();
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

  /** True when the record's end was guessed, and the record taken. */
  private takeGuessed(): boolean {
    const { bytes, length } = this.window;
    const { start } = this;
    const end = this.boundary.endOf(bytes, start, length);
    if (end < 0) return false;
    if (!this.events.record(bytes.subarray(start, end), this.startLine, this.listKey(), 'guessed')) {
      this.boundary.missed();
      return false;
    }
    this.boundary.held();
    for (let at = bytes.indexOf(0x0a, start); at >= 0 && at < end; at = bytes.indexOf(0x0a, at + 1)) this.line += 1;
    this.at = end;
    this.leaveRecord();
    return true;
  }

  private scanRecord(): void {
    if (this.at === this.start + 1 && !this.tentative && this.takeGuessed()) return;
    const count = this.braces.count(this.window.bytes, this.window.length, this.start, this.at, this.line);
    this.at = this.braces.at;
    this.line = this.braces.line;
    if (count === 'wrong') this.giveUp('Guillemets ou accolades mal placés.', !this.tentative);
    else if (this.at - this.start > LIMITS.recordBytes) this.giveUp('Le marché est trop long pour être lu.', !this.tentative);
    else if (count === 'ended') this.finishRecord();
  }

  private finishRecord(): void {
    const { start, at, startLine, tentative } = this;
    const accepted = this.events.record(this.window.bytes.subarray(start, at), startLine, this.listKey(), tentative ? 'tentative' : 'counted');
    if (tentative && !accepted) {
      this.giveUp('', false);
      return;
    }
    this.boundary.learn(this.window.bytes, start, at);
    this.leaveRecord();
  }

  private listKey(): string {
    return this.containers.at(-1)?.key ?? '';
  }

  private leaveRecord(): void {
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
