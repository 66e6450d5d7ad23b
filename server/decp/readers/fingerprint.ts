/** A number that stands for a record's bytes, to find those that come twice to the letter. Not a protection against anybody. */

const mix = (hash: number, value: number, by: number): number => {
  const mixed = Math.imul(hash ^ value, by);
  return mixed ^ (mixed >>> 15);
};

/** Integer under 2⁵³: two records of a million share one by chance once in some twenty thousand files. */
export function fingerprintOf(bytes: Uint8Array): number {
  let low = 0x811c9dc5 ^ bytes.byteLength;
  let high = 0x9747b28c;
  let at = 0;
  for (const end = bytes.byteLength - 3; at < end; at += 4) {
    const word = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
    low = mix(low, word, 0x85ebca6b);
    high = mix(high, word, 0xc2b2ae35);
  }
  for (; at < bytes.byteLength; at += 1) {
    low = mix(low, bytes[at] ?? 0, 0x27d4eb2f);
    high = mix(high, bytes[at] ?? 0, 0x165667b1);
  }
  return (high >>> 11) * 4_294_967_296 + (low >>> 0);
}
