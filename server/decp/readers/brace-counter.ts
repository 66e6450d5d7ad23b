/**
 * Where a record ends, by counting its braces and brackets outside strings: always right on sound JSON, wherever the chunks end, since what it
 * has counted is kept from one chunk to the next. Says at once when a quote, a brace or a bracket cannot be where it is.
 */
import { BYTE_CLASSES, CLOSE_ARRAY, CLOSE_OBJECT, FOREIGN, isBlank, NEW_LINE, OPEN_ARRAY, OPEN_OBJECT, QUOTE } from './byte-classes.ts';

export const DEEPEST = 256;

/** `more`: every byte given was counted, and the record goes on. */
export type Count = 'more' | 'ended' | 'wrong';

export class BraceCounter {
  /** Where the last count stopped: the offset behind the last byte counted, and its line. */
  at = 0;
  line = 1;
  inString = false;
  private readonly levels = new Uint8Array(DEEPEST + 1);
  private depth = 0;

  /** A record begins: its first brace is counted. */
  begin(): void {
    this.depth = 1;
    this.levels[1] = OPEN_OBJECT;
    this.inString = false;
  }

  /** Counts on from `from`, on that line, in the record that begins at `start`. The loop every byte of a record goes through when its end is not guessed. */
  count(bytes: Buffer, length: number, start: number, from: number, fromLine: number): Count {
    let at = from;
    let line = fromLine;
    let inString = this.inString;
    let result: Count = 'more';
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
        if (kind === FOREIGN || !this.step(kind, bytes, start, at)) result = 'wrong';
        else if (this.depth === 0) result = 'ended';
        else continue;
        break;
      }
    }
    this.at = at;
    this.line = line;
    this.inString = inString;
    return result;
  }

  /** One brace or bracket; false when it cannot be there. */
  private step(kind: number, bytes: Buffer, start: number, at: number): boolean {
    if (kind === CLOSE_OBJECT || kind === CLOSE_ARRAY) {
      const opened = this.levels[this.depth];
      this.depth -= 1;
      return opened === (kind === CLOSE_OBJECT ? OPEN_OBJECT : OPEN_ARRAY);
    }
    // In an object, a value follows its colon: anything else is a record that begins inside one that never ended.
    if (this.levels[this.depth] === OPEN_OBJECT && !afterColon(bytes, start, at)) return false;
    this.depth += 1;
    if (this.depth > DEEPEST) return false;
    this.levels[this.depth] = kind;
    return true;
  }
}

function afterColon(bytes: Buffer, start: number, behind: number): boolean {
  for (let at = behind - 2; at > start; at -= 1) {
    const byte = bytes[at];
    if (!isBlank(byte)) return byte === 0x3a;
  }
  return false;
}
