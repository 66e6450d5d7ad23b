/**
 * The contracts already in the new database, held in memory while a file is read into it. What is kept of each is flat, fifteen bytes at
 * most: thirty-two bits of a hash of buyer and number with the row, the day it was published, the kind of format, the file's own text as a
 * number. A match is then read in the database, so that a hash decides nothing: a million contracts stay under twenty megabytes.
 */
import { type Identity, lookupOf } from '../../shared/decp/key.ts';
import type { ContractRecord } from '../../shared/decp/record.ts';
import type { ContractReader } from '../../db/figures/write.ts';

const FROM_TABLE = 1;
const SEEN = 2;
const REPEATED = 4;

/** Slots for each contract: between the two, whatever comes. */
const MOST_SLOTS = 2;
const LEAST_SLOTS = 1.35;
const SMALLEST = 1 << 12;
const RANGE = 4_294_967_296;

/** What is known of a record that arrives. */
export type Met = {
  /** The row of the same contract; 0 when there is none. */
  readonly same: number;
  /** The last row of the same buyer and number; 0 when there is none, or when the number says nothing. */
  readonly number: number;
  /** The file being read has it already, to the letter. */
  readonly toTheLetter: boolean;
};
const NOTHING_MET: Met = { same: 0, number: 0, toTheLetter: false };

/** A record of the file; `fingerprint` is its text as a number. */
export type Incoming = Identity & { record: ContractRecord; fingerprint: number };

export type KnownContracts = {
  /** Once for each record of the file, before it is added. */
  meet: (incoming: Incoming) => Met;
  add: (incoming: Incoming, row: number) => void;
  /** The record takes the place of a row of the same buyer and number. */
  replace: (incoming: Incoming, before: number, row: number) => void;
  /** The record is not kept: only its text is, to know it if it comes again. */
  leave: (incoming: Incoming) => void;
  isFromTable: (row: number) => boolean;
  isSeen: (row: number) => boolean;
  see: (row: number) => void;
  /** Positive when the record was published after the row, 0 the same day or when neither is known. */
  later: (record: ContractRecord, row: number) => number;
  /** Pairs of a buyer and a number that several records of the file have. */
  repeatedNumbers: () => number;
};

/** In the order of the days, from 1 up to 2145; 0 for unknown, which any known day is after. */
const dayNumber = (day: string | null): number =>
  day === null ? 0 : Math.max(1, Math.min(65_535, (Number(day.slice(0, 4)) - 1970) * 372 + Number(day.slice(5, 7)) * 31 + Number(day.slice(8))));

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
    /** Null, nearly always: no row has that hash. */
    rowsOf: (hash: number): number[] | null => {
      let found: number[] | null = null;
      for (let slot = firstOf(hash); rows[slot] !== 0; slot = after(slot)) {
        if (hashes[slot] !== hash) continue;
        found ??= [];
        found.push(rows[slot] ?? 0);
      }
      return found;
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

const formatFlag = (format: string): number => (format === 'table' ? FROM_TABLE : 0);

type Held = {
  reader: ContractReader;
  slots: ReturnType<typeof makeSlots>;
  rows: ReturnType<typeof makeRows>;
  /** Texts of the file that no row stands for. */
  left: Set<number>;
};

function holdAll({ reader, slots, rows }: Held): void {
  for (const contract of reader.all()) {
    slots.add(lookupOf(contract), contract.id);
    rows.keep(contract.id, contract.publishedOn, formatFlag(contract.format), 0);
  }
}

/** Looks each record up among those held, and counts the numbers that come back. */
function makeMeeting({ reader, slots, rows, left }: Held): Pick<KnownContracts, 'meet' | 'repeatedNumbers'> {
  let repeatedNumbers = 0;
  const meetRows = (candidates: readonly number[], { record, key, fingerprint }: Incoming): Met => {
    const met = { same: 0, number: 0, toTheLetter: false };
    let [again, marked] = [false, false];
    for (const row of candidates) {
      const found = reader.identity(row);
      if (!found || found.buyerId !== record.buyerId || found.number !== record.number) continue;
      if (met.same === 0 && found.key === key) met.same = row;
      if (record.number !== '') met.number = Math.max(met.number, row);
      marked ||= rows.has(row, REPEATED);
      if (!rows.has(row, SEEN)) continue;
      again = true;
      met.toTheLetter ||= rows.text(row) === fingerprint;
    }
    met.toTheLetter ||= again && left.has(fingerprint);
    if (again && met.number !== 0 && !marked) {
      repeatedNumbers += 1;
      rows.set(met.number, REPEATED);
    }
    return met;
  };
  const meet = (incoming: Incoming): Met => {
    const candidates = slots.rowsOf(incoming.lookup);
    return candidates === null ? NOTHING_MET : meetRows(candidates, incoming);
  };
  return { meet, repeatedNumbers: () => repeatedNumbers };
}

/**
 * Reads what the database holds; a million rows take a second.
 * @param coming how many contracts the file may have, as far as one knows
 */
export function makeKnownContracts(reader: ContractReader, coming: number): KnownContracts {
  const { rows: count, last } = reader.size();
  const slots = makeSlots(count + coming);
  const rows = makeRows(last + 1 + coming);
  const left = new Set<number>();
  const held: Held = { reader, slots, rows, left };
  holdAll(held);
  return {
    ...makeMeeting(held),
    add: ({ record, lookup, fingerprint }, row) => {
      slots.add(lookup, row);
      rows.keep(row, record.publishedOn, SEEN | formatFlag(record.format), fingerprint);
    },
    replace: ({ record, lookup, fingerprint }, before, row) => {
      if (rows.has(before, SEEN)) left.add(rows.text(before));
      slots.replace(lookup, before, row);
      const mark = rows.has(before, REPEATED) ? REPEATED : 0;
      rows.keep(row, record.publishedOn, SEEN | mark | formatFlag(record.format), fingerprint);
    },
    leave: ({ fingerprint }) => {
      left.add(fingerprint);
    },
    isFromTable: (row) => rows.has(row, FROM_TABLE),
    isSeen: (row) => rows.has(row, SEEN),
    see: (row) => rows.set(row, SEEN),
    later: ({ publishedOn }, row) => dayNumber(publishedOn) - rows.published(row),
  };
}
