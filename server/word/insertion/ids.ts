/**
 * Identifiers of bookmarks, comments and revisions: one space shared by every part that tells the story (R12). Reusing a
 * low one is a known way to make Word call a file damaged.
 */

export type Ids = {
  /** Identifiers already in the file. */
  used: ReadonlySet<number>;
  /** Identifiers we gave. */
  given: ReadonlySet<number>;
  next: () => number;
};

/** Word reads 32 bits; we stay clear of the edge. */
const LAST = 2_147_000_000;
const VALUE = /\s*=\s*["'](-?\d{1,10})["']/y;

/** Values of every attribute `x:id` that is a number; one too many does no harm. Hops from one to the next. */
export function* idsIn(text: string): Generator<number> {
  for (let at = text.indexOf(':id'); at >= 0; at = text.indexOf(':id', at + 3)) {
    VALUE.lastIndex = at + 3;
    const digits = VALUE.exec(text)?.[1];
    if (digits) yield Number(digits);
  }
}

/** @param texts story parts as text */
export function makeIds(texts: readonly string[]): Ids {
  const used = new Set<number>();
  let last = 0;
  for (const text of texts)
    for (const id of idsIn(text)) {
      used.add(id);
      if (id > last && id < LAST) last = id;
    }
  const given = new Set<number>();
  return {
    used,
    given,
    next: () => {
      do last = last >= LAST ? 1 : last + 1;
      while (used.has(last) || given.has(last));
      given.add(last);
      return last;
    },
  };
}
