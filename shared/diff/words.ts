/** The difference of words between two texts, as a jurist reads it: whole words, punctuation apart, no confetti. */
import type { WordRun } from '../api/differences.ts';
import { LIMITS } from '../limits.ts';
import { align, type Budget } from './align.ts';

export type { WordRun } from '../api/differences.ts';

/** What is written, with the spaces before it. */
type Token = { lead: string; text: string };

/** A variable still to fill, a number as written, a word with its elision (« l’ »), any other sign. */
const TOKEN =
  /(\s*)(\[[^[\]\n]{1,200}\]|\p{N}{1,3}(?:[\u00a0\u202f]\p{N}{3})+(?:,\p{N}+)?|[\p{L}\p{M}\p{N}]+(?:(?:[-\u2011]|(?<=\p{N})[.,](?=\p{N}))[\p{L}\p{M}\p{N}]+)*[’']?|\S|$)/gu;

/** Every character is in one token; the last one is the end, with the spaces before it. */
function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const [, lead = '', word = ''] of text.matchAll(TOKEN)) {
    tokens.push({ lead, text: word });
    if (word === '') break;
  }
  return tokens;
}

/** Words of a text, folded for a comparison that forgets capitals and signs. */
export const wordsOf = (text: string): string[] =>
  tokensOf(text)
    .filter((token) => /[\p{L}\p{N}]/u.test(token.text))
    .map((token) => token.text.toLowerCase());

/** Between two kept runs: what went and what came. */
type Change = { removed: string; added: string };
type Part = { kept: string } | Change;

/** A short link word, or a sign, between two replacements: it would only make them harder to read. */
const isFaint = (kept: string): boolean => !/\p{N}/u.test(kept) && wordsOf(kept).every((word) => word.length <= 3) && wordsOf(kept).length <= 2;
const isReplaced = (part: Part | undefined): part is Change => part !== undefined && !('kept' in part) && part.removed !== '' && part.added !== '';

function mergedParts(parts: readonly Part[]): Part[] {
  const merged: Part[] = [];
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index];
    const [last, next] = [merged.at(-1), parts[index + 1]];
    if (part === undefined) continue;
    if ('kept' in part && isReplaced(last) && isReplaced(next) && isFaint(part.kept)) {
      merged[merged.length - 1] = { removed: last.removed + part.kept + next.removed, added: last.added + part.kept + next.added };
      index++;
    } else merged.push(part);
  }
  return merged;
}

/** The space before what went and before what came is not part of the change. */
function withoutLead(parts: readonly Part[]): Part[] {
  const kept: Part[] = [];
  for (const part of parts) {
    const last = kept.at(-1);
    const lead = isReplaced(part) ? (/^\s*/u.exec(part.removed)?.[0] ?? '') : '';
    if (!isReplaced(part) || lead === '' || !part.added.startsWith(lead) || !(last && 'kept' in last)) kept.push(part);
    else kept.splice(-1, 1, { kept: last.kept + lead }, { removed: part.removed.slice(lead.length), added: part.added.slice(lead.length) });
  }
  return kept;
}

/** Kept words and changes, one after the other, never two of the same in a row. */
class Parts {
  readonly list: Part[] = [];
  keep(text: string): void {
    const last = this.list.at(-1);
    if (text === '') return;
    if (last && 'kept' in last) last.kept += text;
    else this.list.push({ kept: text });
  }
  change(removed: string, added: string): void {
    const last = this.list.at(-1);
    if (removed === '' && added === '') return;
    if (last && !('kept' in last)) [last.removed, last.added] = [last.removed + removed, last.added + added];
    else this.list.push({ removed, added });
  }
}

const written = (tokens: readonly Token[]): string => tokens.map(({ lead, text }) => lead + text).join('');

function partsOf(before: readonly Token[], after: readonly Token[], budget: Budget): Part[] {
  const parts = new Parts();
  const texts = (tokens: readonly Token[]): string[] => tokens.map(({ text }) => text);
  let [i, j] = [0, 0];
  for (const [nextI, nextJ] of align(texts(before), texts(after), budget)) {
    parts.change(written(before.slice(i, nextI)), written(after.slice(j, nextJ)));
    const [left, right] = [before[nextI]?.lead ?? '', after[nextJ]?.lead ?? ''];
    if (left !== right) parts.change(left, right);
    else parts.keep(left);
    parts.keep(before[nextI]?.text ?? '');
    [i, j] = [nextI + 1, nextJ + 1];
  }
  parts.change(written(before.slice(i)), written(after.slice(j)));
  return withoutLead(mergedParts(parts.list));
}

/**
 * Runs in reading order, what went before what came; none is empty.
 * Removed and kept runs put together are `before`, added and kept ones are `after`, to the character.
 * @param budget steps left, when several differences share them; beyond them the text is said replaced as a whole
 */
export function diffWords(before: string, after: string, budget: Budget = { steps: LIMITS.differenceSteps }): WordRun[] {
  return partsOf(tokensOf(before), tokensOf(after), budget).flatMap((part): WordRun[] =>
    'kept' in part
      ? [{ kind: 'kept', text: part.kept }]
      : [
          ...(part.removed === '' ? [] : [{ kind: 'removed' as const, text: part.removed }]),
          ...(part.added === '' ? [] : [{ kind: 'added' as const, text: part.added }]),
        ],
  );
}

/** True when some run is not kept. */
export const isChanged = (runs: readonly WordRun[]): boolean => runs.some(({ kind }) => kind !== 'kept');
