/**
 * The contracts already in the new database, held in memory while a file is read into it. What is kept of each is flat, fifteen bytes at
 * most: thirty-two bits of a hash of buyer and number with the row, the day it was published, the kind of format, the file's own text as a
 * number. A match is then read in the database, so that a hash decides nothing: a million contracts stay under twenty megabytes.
 */
import { contractKey, type Hash64, hash64, keyText, numberText } from '../../shared/decp/key.ts';
import type { ContractRecord } from '../../shared/decp/record.ts';
import type { ContractReader } from '../../db/figures/write.ts';

const FROM_TABLE = 1;
const SEEN = 2;
const REPEATED = 4;
const DAY = 86_400_000;

/** Slots for each contract: between the two, whatever comes. */
const MOST_SLOTS = 2;
const LEAST_SLOTS = 1.35;
const SMALLEST = 1 << 12;
const RANGE = 4_294_967_296;

/** What is known of a record that arrives. */
export type Met = {
  /** The row of the same contract; 0 when there is none. */
  same: number;
  /** The last row of the same buyer and number; 0 when there is none, or when the number says nothing. */
  number: number;
  /** The file being read has it already, to the letter. */
  toTheLetter: boolean;
};

export type KnownContracts = {
  /** Once for each record of the file, before it is added. `fingerprint` is its text as a number. */
  meet: (record: ContractRecord, fingerprint: number) => Met;
  add: (record: ContractRecord, row: number, fingerprint: number) => void;
  /** The record takes the place of a row of the same buyer and number. */
  replace: (record: ContractRecord, before: number, row: number, fingerprint: number) => void;
  /** The record is not kept: only its text is, to know it if it comes again. */
  leave: (fingerprint: number) => void;
  isFromTable: (row: number) => boolean;
  isSeen: (row: number) => boolean;
  see: (row: number) => void;
  /** Positive when the record was published after the row, 0 the same day or when neither is known. */
  later: (record: ContractRecord, row: number) => number;
  /** Pairs of a buyer and a number that several records of the file have. */
  repeatedNumbers: () => number;
};

/** Days since 1970, from 1; 0 for unknown, which any known day is after. */
const dayNumber = (day: string | null): number => (day === null ? 0 : Math.max(1, Math.min(65_535, Math.floor(Date.parse(day) / DAY))));

/** Rows by a hash that several may share; row 0 is a free slot. */
function makeSlots(expected: number) {
  let hashes = new Uint32Array(Math.max(SMALLEST, Math.ceil(expected * LEAST_SLOTS)));
  let rows = new Uint32Array(hashes.length);
  let used = 0;
  const firstOf = (hash: number): number => Math.floor((Math.imul(hash, 0x9e3779b1) >>> 0) / (RANGE / hashes.length));
  const after = (slot: number): number => (slot + 1 === hashes.length ? 0 : slot + 1);
  const put = (hash: number, row: number): void => {
    let slot = firstOf(hash);
    while (rows[slot] !== 0) slot = after(slot);
    hashes[slot] = hash;
    rows[slot] = row;
  };
  const grow = (): void => {
    const [oldHashes, oldRows] = [hashes, rows];
    hashes = new Uint32Array(Math.ceil(oldRows.length * MOST_SLOTS * (1 / LEAST_SLOTS)));
    rows = new Uint32Array(hashes.length);
    oldRows.forEach((row, slot) => {
      if (row !== 0) put(oldHashes[slot] ?? 0, row);
    });
  };
  return {
    add: (hash: number, row: number): void => {
      used += 1;
      if (used * LEAST_SLOTS > rows.length) grow();
      put(hash, row);
    },
    replace: (hash: number, before: number, row: number): void => {
      for (let slot = firstOf(hash); rows[slot] !== 0; slot = after(slot)) if (rows[slot] === before) rows[slot] = row;
    },
    each: (hash: number, take: (row: number) => void): void => {
      for (let slot = firstOf(hash); rows[slot] !== 0; slot = after(slot)) if (hashes[slot] === hash) take(rows[slot] ?? 0);
    },
  };
}

/** What is kept of each row, in arrays that grow; a page nobody wrote in takes no memory. */
function makeRows(expected: number) {
  const arrays = (size: number) => ({ published: new Uint16Array(size), flags: new Uint8Array(size), texts: new Uint32Array(size) });
  let held = arrays(expected);
  return {
    keep: (row: number, publishedOn: string | null, flags: number, text: number): void => {
      if (row >= held.flags.length) {
        const grown = arrays(Math.max(row + 1, held.flags.length * 2));
        grown.published.set(held.published);
        grown.flags.set(held.flags);
        grown.texts.set(held.texts);
        held = grown;
      }
      held.published[row] = dayNumber(publishedOn);
      held.flags[row] = flags;
      held.texts[row] = text;
    },
    has: (row: number, flag: number): boolean => ((held.flags[row] ?? 0) & flag) !== 0,
    set: (row: number, flag: number): void => {
      held.flags[row] = (held.flags[row] ?? 0) | flag;
    },
    text: (row: number): number => held.texts[row] ?? 0,
    published: (row: number): number => held.published[row] ?? 0,
  };
}

const hash: Hash64 = { high: 0, low: 0 };
/** By buyer and number; by everything else too where the number says nothing. */
function hashOf(record: ContractRecord): number {
  hash64(record.number === '' ? keyText(record) : numberText(record), hash);
  return hash.low;
}
const formatFlag = (format: string): number => (format === 'table' ? FROM_TABLE : 0);

/**
 * Reads what the database holds; a million rows take a second.
 * @param coming how many contracts the file may have, as far as one knows
 */
export function makeKnownContracts(reader: ContractReader, coming: number): KnownContracts {
  const { rows: count, last } = reader.size();
  const slots = makeSlots(count + coming);
  const rows = makeRows(last + 1 + coming);
  /** Texts of the file that no row stands for. */
  const left = new Set<number>();
  let repeatedNumbers = 0;
  for (const { id, key, buyerId, number, publishedOn, format } of reader.all()) {
    if (number === '') hash.low = Number.parseInt(key.slice(8), 16);
    else hash64(numberText({ buyerId, number }), hash);
    slots.add(hash.low, id);
    rows.keep(id, publishedOn, formatFlag(format), 0);
  }
  const meet = (record: ContractRecord, fingerprint: number): Met => {
    const met: Met = { same: 0, number: 0, toTheLetter: false };
    const text = fingerprint >>> 0;
    let [again, marked, key] = [false, false, ''];
    slots.each(hashOf(record), (row) => {
      const found = reader.identity(row);
      if (!found || found.buyerId !== record.buyerId || found.number !== record.number) return;
      key ||= contractKey(record);
      if (met.same === 0 && found.key === key) met.same = row;
      if (record.number !== '') met.number = Math.max(met.number, row);
      marked ||= rows.has(row, REPEATED);
      if (!rows.has(row, SEEN)) return;
      again = true;
      met.toTheLetter ||= rows.text(row) === text;
    });
    met.toTheLetter ||= again && left.has(text);
    if (again && met.number !== 0 && !marked) {
      repeatedNumbers += 1;
      rows.set(met.number, REPEATED);
    }
    return met;
  };
  return {
    meet,
    add: (record, row, fingerprint) => {
      slots.add(hashOf(record), row);
      rows.keep(row, record.publishedOn, SEEN | formatFlag(record.format), fingerprint >>> 0);
    },
    replace: (record, before, row, fingerprint) => {
      if (rows.has(before, SEEN)) left.add(rows.text(before));
      slots.replace(hashOf(record), before, row);
      const mark = rows.has(before, REPEATED) ? REPEATED : 0;
      rows.keep(row, record.publishedOn, SEEN | mark | formatFlag(record.format), fingerprint >>> 0);
    },
    leave: (fingerprint) => {
      left.add(fingerprint >>> 0);
    },
    isFromTable: (row) => rows.has(row, FROM_TABLE),
    isSeen: (row) => rows.has(row, SEEN),
    see: (row) => rows.set(row, SEEN),
    later: ({ publishedOn }, row) => dayNumber(publishedOn) - rows.published(row),
    repeatedNumbers: () => repeatedNumbers,
  };
}
