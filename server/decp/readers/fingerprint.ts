/** A number that stands for a record's bytes, to find those that come twice to the letter. Not a protection against anybody. */
import { crc32 } from 'node:zlib';

/** Integer under 2⁵³, from the check sums of both halves: two texts share one by chance at worst once in four thousand million. */
export function fingerprintOf(bytes: Uint8Array): number {
  const middle = bytes.byteLength >>> 1;
  const first = crc32(bytes.subarray(0, middle));
  const second = crc32(bytes.subarray(middle));
  return (first >>> 11) * 4_294_967_296 + ((second ^ Math.imul(first, 0x9e3779b1)) >>> 0);
}
