/**
 * The contracts already in the new database, held in memory while a file is read into it: by their key, and by buyer and number. What is
 * kept of each is flat: the day it was published, the kind of format it came in, whether the file being read has it.
 */
import { type Hash64, hash64, keyText, numberText } from '../../shared/decp/key.ts';
import type { ContractRecord } from '../../shared/decp/record.ts';
import type { ContractReader } from '../../db/figures/write.ts';
import { makeHashTable } from './hash-table.ts';

const FROM_TABLE = 1;
const SEEN = 2;
const DAY = 86_400_000;

/** Days since 1970, from 1; 0 for unknown, which any known day is after. */
const dayNumber = (day: string | null): number => (day === null ? 0 : Math.max(1, Math.min(65_535, Math.floor(Date.parse(day) / DAY))));

export type KnownContracts = {
  /** The row of the same contract; 0 when there is none. */
  same: (record: ContractRecord) => number;
  /** The last row of the same buyer and number; 0 when there is none, or when the number says nothing. */
  sameNumber: (record: ContractRecord) => number;
  add: (record: ContractRecord, row: number) => void;
  /** The row that took its place has the same key. */
  forget: (key: string) => void;
  isFromTable: (row: number) => boolean;
  isSeen: (row: number) => boolean;
  see: (row: number) => void;
  /** Positive when the record was published after the row, 0 the same day or when neither is known. */
  later: (record: ContractRecord, row: number) => number;
};

function growable(expected: number): { published: Uint16Array; flags: Uint8Array } {
  return { published: new Uint16Array(expected), flags: new Uint8Array(expected) };
}

/** Reads what the database holds; a million rows take a second. */
export function makeKnownContracts(reader: ContractReader): KnownContracts {
  const { rows, last } = reader.size();
  const byKey = makeHashTable(rows);
  const byNumber = makeHashTable(rows);
  let held = growable(Math.max(1024, last + 1));
  const hash: Hash64 = { high: 0, low: 0 };
  const keep = (row: number, publishedOn: string | null, format: string, flag: number): void => {
    if (row >= held.flags.length) {
      const grown = growable(Math.max(row + 1, held.flags.length * 2));
      grown.published.set(held.published);
      grown.flags.set(held.flags);
      held = grown;
    }
    held.published[row] = dayNumber(publishedOn);
    held.flags[row] = flag | (format === 'table' ? FROM_TABLE : 0);
  };
  const setKey = (key: string, row: number): void => {
    hash.high = Number.parseInt(key.slice(0, 8), 16);
    hash.low = Number.parseInt(key.slice(8), 16);
    byKey.set(hash, row);
  };
  const setNumber = (record: Pick<ContractRecord, 'buyerId' | 'number'>, row: number): void => {
    if (record.number === '') return;
    hash64(numberText(record), hash);
    byNumber.set(hash, row);
  };
  for (const row of reader.all()) {
    setKey(row.key, row.id);
    setNumber(row, row.id);
    keep(row.id, row.publishedOn, row.format, 0);
  }
  return {
    same: (record) => {
      hash64(keyText(record), hash);
      return byKey.get(hash);
    },
    sameNumber: (record) => {
      if (record.number === '') return 0;
      hash64(numberText(record), hash);
      return byNumber.get(hash);
    },
    add: (record, row) => {
      hash64(keyText(record), hash);
      byKey.set(hash, row);
      setNumber(record, row);
      keep(row, record.publishedOn, record.format, SEEN);
    },
    forget: (key) => setKey(key, 0),
    isFromTable: (row) => ((held.flags[row] ?? 0) & FROM_TABLE) !== 0,
    isSeen: (row) => ((held.flags[row] ?? 0) & SEEN) !== 0,
    see: (row) => {
      held.flags[row] = (held.flags[row] ?? 0) | SEEN;
    },
    later: ({ publishedOn }, row) => dayNumber(publishedOn) - (held.published[row] ?? 0),
  };
}
