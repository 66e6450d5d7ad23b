/** Chance that can be played again: the same seed gives the same draw, on any machine. Not for secrets. */

/** Numbers in [0, 1), the same ones for the same seed (FNV-1a, then mulberry32). */
export function seededRandom(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const sign of seed) state = Math.imul(state ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** In another order (Fisher-Yates); the list itself is left as it is. */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const waiting = [...items];
  const taken: T[] = [];
  while (waiting.length > 0) taken.push(...waiting.splice(Math.floor(random() * waiting.length), 1));
  return taken;
}
