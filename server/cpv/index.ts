/**
 * The European vocabulary of purchases (CPV 2008), in French: 9,454 codes read once, at their first use, from the list that
 * the build extracts. Words are found by their beginning, accents and case ignored; codes by their beginning, the check
 * digit ignored. © Union européenne, règlement (CE) n° 213/2008, CC BY 4.0.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Cpv, CpvList } from '#shared/api/cpv.ts';
import { foldFrench, frenchTypography } from '#shared/typography.ts';

export type CpvIndex = {
  /** « 45212110 » or « 45212110-1 »; null when there is no such code. */
  find: (code: string) => Cpv | null;
  search: (q: string, limit: number) => CpvList;
};

/** `stem`: its telling words in the singular, as one text. */
type Entry = { code: string; label: string; words: readonly string[]; stem: string; depth: number };

const DIGITS = 8;

/** Found from the source tree and from the built server alike. */
function builtList(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (let level = 0; level < 5; level++) {
    const found = [join(folder, 'cpv.json'), join(folder, 'dist', 'server', 'cpv.json')].find(existsSync);
    if (found) return found;
    folder = dirname(folder);
  }
  throw new Error('cpv.json not found: run the build');
}

/** Its own code shortened digit by digit, padded with zeros; those that exist are its ancestors, the division first. */
function ancestorsOf(code: string, entries: ReadonlyMap<string, Entry>): Entry[] {
  const own = code.replace(/0+$/, '').length;
  const shorter = Array.from({ length: Math.max(0, own - 2) }, (_, i) => code.slice(0, i + 2).padEnd(DIGITS, '0'));
  return shorter.flatMap((candidate) => (candidate === code ? [] : (entries.get(candidate) ?? [])));
}

/** Words that tell nothing apart. */
const EMPTY = new Set(['de', 'des', 'du', 'la', 'le', 'les', 'et', 'a', 'au', 'aux', 'en', 'un', 'une', 'pour', 'par', 'ou', 'd', 'l']);
/** Beginnings of words, in the singular: a plural finds it too. */
function tellingWords(text: string): string[] {
  const words = foldFrench(text).split(' ').filter(Boolean);
  const telling = words.filter((word) => !EMPTY.has(word));
  return (telling.length > 0 ? telling : words).map((word) => (word.length > 4 ? word.replace(/[sx]$/, '') : word));
}

/** The label itself, labels that begin with what was typed, that hold it whole, then its words apart; the widest and shortest first. */
function rankOf({ stem, depth }: Entry, asked: string): number {
  const form = stem === asked ? 0 : stem.startsWith(asked) ? 1 : ` ${stem} `.includes(` ${asked} `) ? 2 : ` ${stem}`.includes(` ${asked}`) ? 3 : 4;
  return form * 1_000_000 + depth * 10_000 + stem.length;
}

function readEntries(): Map<string, Entry> {
  const list: [string, string][] = JSON.parse(readFileSync(builtList(), 'utf8'));
  return new Map(
    list.map(([code, raw]) => {
      const label = frenchTypography(raw);
      const depth = Math.max(2, code.replace(/0+$/, '').length);
      return [code, { code, label, words: foldFrench(label).split(' '), stem: tellingWords(label).join(' '), depth }];
    }),
  );
}

/** Reads nothing until it is asked something. */
export function makeCpvIndex(): CpvIndex {
  let kept: Map<string, Entry> | undefined;
  const entries = (): Map<string, Entry> => {
    kept ??= readEntries();
    return kept;
  };
  const toCpv = ({ code, label }: Entry): Cpv => ({ code, label, path: ancestorsOf(code, entries()).map((ancestor) => ancestor.label) });
  const byCode = (digits: string): Entry[] => [...entries().values()].filter(({ code }) => code.startsWith(digits));
  const byWords = (q: string): Entry[] => {
    const asked = tellingWords(q);
    if (asked.length === 0) return [];
    const held = [...entries().values()].map((entry) => ({ entry, count: asked.filter((word) => entry.words.some((own) => own.startsWith(word))).length }));
    // Every word; else as many as a label can hold, if that is half of them at least.
    const best = Math.max(...held.map(({ count }) => count));
    return held
      .filter(({ count }) => count === best && count * 2 >= asked.length)
      .map(({ entry }) => ({ entry, rank: rankOf(entry, asked.join(' ')) }))
      .sort((a, b) => a.rank - b.rank || (a.entry.code < b.entry.code ? -1 : 1))
      .map(({ entry }) => entry);
  };
  return {
    find: (code) => {
      const found = /^\d{8}(?:-\d)?$/.test(code) ? entries().get(code.slice(0, DIGITS)) : undefined;
      return found ? toCpv(found) : null;
    },
    search: (q, limit) => {
      const typed = q.replace(/\s/g, '');
      const isCode = /^\d{1,8}(?:-\d?)?$/.test(typed);
      const found = isCode ? byCode(typed.replace(/-\d?$/, '')) : byWords(q);
      return { items: found.slice(0, limit).map(toCpv), total: found.length };
    },
  };
}
