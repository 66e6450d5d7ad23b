/** A text cut around the words at fault. Pure. */
export type Marked = { before: string; words: string; after: string };

/** The spaces of a document and of a finding may differ: they are compared as one. */
const loose = (text: string): string =>
  text
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\s+/gu, '\\s+')
    .replace(/['’]/g, "['’]");

/** `words` empty when they are not in the text: it is then shown whole. */
export function marked(text: string, matched: string | null): Marked {
  const whole = { before: text, words: '', after: '' };
  const wanted = matched?.trim();
  if (!wanted) return whole;
  const found = new RegExp(loose(wanted), 'iu').exec(text);
  if (!found) return whole;
  return { before: text.slice(0, found.index), words: found[0], after: text.slice(found.index + found[0].length) };
}
