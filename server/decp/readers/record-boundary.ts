/**
 * Where a record probably ends, without counting its braces: between two records of a file stand nearly always the same bytes (`}`, a comma, a
 * line, the first key of the next). They are looked for natively; `JSON.parse` then tells whether what comes before is a whole record, which
 * only one end allows. Where the guess fails, it is made less and less often.
 */
import { LIMITS } from '../../../shared/limits.ts';
import { isBlank } from './byte-classes.ts';

const CLOSE = 0x7d;
const COMMA = 0x2c;
const KEY_QUOTE = 0x22;
/** A deep indentation and a long key. */
const LONGEST_MARK = 160;
/** Nothing found in so many bytes: not the end of what is in memory, a file whose records differ. */
const LONG_SEARCH = 65_536;
const MOST_MISSES = 10;

export class RecordBoundary {
  private mark: Buffer | null = null;
  private misses = 0;
  /** Records to cut by counting before the next guess. */
  private wait = 0;

  /** Takes from a record that was found what stands before it, up to its first key. */
  learn(bytes: Buffer, start: number, length: number): void {
    if (this.mark !== null || this.wait > 0) return;
    const from = this.endBefore(bytes, start);
    const key = bytes.indexOf(KEY_QUOTE, start);
    const to = key < 0 ? -1 : bytes.indexOf(KEY_QUOTE, key + 1) + 1;
    if (from >= 0 && to > key && to <= length && to - from <= LONGEST_MARK) this.mark = Buffer.from(bytes.subarray(from, to));
  }

  /** The offset behind the record that begins at `start`, if the guess holds; -1 for none. */
  endOf(bytes: Buffer, start: number, length: number): number {
    if (this.wait > 0) {
      this.wait -= 1;
      return -1;
    }
    if (this.mark === null) return -1;
    const at = bytes.indexOf(this.mark, start);
    const found = at >= 0 && at + this.mark.byteLength <= length;
    if (found && at - start < LIMITS.recordBytes) return at + 1;
    if (found || length - start > LONG_SEARCH) this.missed();
    return -1;
  }

  held(): void {
    this.misses = 0;
  }

  missed(): void {
    this.misses = Math.min(MOST_MISSES, this.misses + 1);
    this.wait = 2 ** this.misses;
    this.mark = null;
  }

  /** Offset of the brace that closes the record before; -1 when it is no more in memory, or when there is none. */
  private endBefore(bytes: Buffer, start: number): number {
    let commas = 0;
    for (let at = start - 1; at >= 0 && start - at < LONGEST_MARK; at -= 1) {
      const byte = bytes[at];
      if (byte === CLOSE) return at;
      if (byte === COMMA) commas += 1;
      if (commas > 1 || (byte !== COMMA && !isBlank(byte))) return -1;
    }
    return -1;
  }
}
