/**
 * The buyer's own Word files: sent, read, each clause placed where the person chose, seen before it is downloaded.
 * Promises: the original never changes; a place is chosen with the keyboard as with the mouse; what is already in the file
 * is updated, not doubled; what cannot be kept is said before the download; an error stays beside its file, with its remedy.
 * Here, which piece a file is, from its name. Pure.
 */
import type { Piece } from '#shared/api/clauses.ts';
import { foldFrench } from '#shared/typography.ts';

/** Words of a file's name, the surest first. */
const WORDS: readonly [Piece, RegExp][] = [
  ['ccap', /\b(ccap|cahier des clauses administratives|ccp)\b/],
  ['cctp', /\b(cctp|cahier des clauses techniques)\b/],
  ['ae', /\b(ae|attri|acte d? ?engagement|engagement)\b/],
  ['rc', /\b(rc|reglement)\b/],
  ['avis', /\b(avis|aapc|boamp)\b/],
  ['annexe', /\b(annexe|annexes)\b/],
];

/** `Annexe 1 au CCAP.docx` is an annex: it says so first. Null when the name says nothing. */
export function pieceFromName(name: string): Piece | null {
  const words = foldFrench(name.replace(/\.[a-z]+$/i, ''));
  if (/^annexes?\b/.test(words)) return 'annexe';
  return WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}
