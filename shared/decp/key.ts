/**
 * What makes two published contracts the same one: buyer, number, first holder, amount as first published, day of notification
 * (arrêté du 22 décembre 2022; donnees.md §1.6). Sixty-four bits of a hash: enough for tens of millions of contracts, not a secret.
 */
import type { ContractRecord } from './record.ts';

/** Never in a number nor in an identifier. */
const BETWEEN = '\u0000';

/** Two halves of 64 bits, written over at each call: nothing is allocated for a million contracts. */
export type Hash64 = { high: number; low: number };

const START: Readonly<Hash64> = { high: 0xdeadbeef | 0, low: 0x41c6ce57 };

/** Goes on with a hash that is not finished. */
function feed(text: string, into: Hash64): void {
  let { high, low } = into;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  into.high = high;
  into.low = low;
}

function finish({ high, low }: Readonly<Hash64>, into: Hash64): void {
  const top = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  into.low = (Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(top ^ (top >>> 13), 3266489909)) >>> 0;
  into.high = top >>> 0;
}

function start(into: Hash64): void {
  into.high = START.high;
  into.low = START.low;
}

/** Hashes UTF-16 units into `into`; unsigned 32-bit halves. */
export function hash64(text: string, into: Hash64): void {
  start(into);
  feed(text, into);
  finish(into, into);
}

type Numbered = Pick<ContractRecord, 'buyerId' | 'number'>;
type Published = Numbered & Pick<ContractRecord, 'holders' | 'amountCents' | 'initialAmountCents' | 'notifiedOn'>;

/** Sixteen hexadecimal digits of the whole identity; and a hash of buyer and number alone, of the whole where the number says nothing. */
export type Identity = { key: string; lookup: number };

const DIGITS = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));
const digit = (half: number, shift: number): number => DIGITS[(half >>> shift) & 15] ?? 0;

/** In one go: for each contract, a number written in base sixteen takes ten times as long. */
const keyOf = ({ high, low }: Hash64): string =>
  String.fromCharCode(
    digit(high, 28),
    digit(high, 24),
    digit(high, 20),
    digit(high, 16),
    digit(high, 12),
    digit(high, 8),
    digit(high, 4),
    digit(high, 0),
    digit(low, 28),
    digit(low, 24),
    digit(low, 20),
    digit(low, 16),
    digit(low, 12),
    digit(low, 8),
    digit(low, 4),
    digit(low, 0),
  );

const running: Hash64 = { high: 0, low: 0 };
const finished: Hash64 = { high: 0, low: 0 };

function startNumber({ buyerId, number }: Numbered): void {
  start(running);
  feed(buyerId, running);
  feed(BETWEEN, running);
  feed(number, running);
}

/** Of a contract already held: what `identify` gave of it. */
export function lookupOf(contract: Numbered & { key: string }): number {
  if (contract.number === '') return Number.parseInt(contract.key.slice(8), 16);
  startNumber(contract);
  finish(running, finished);
  return finished.low;
}

/** The same record gives the same from one import to the next. The amount is the first one: a change of it is the same contract, changed. */
export function identify(record: Published): Identity {
  const { number, holders, amountCents, initialAmountCents, notifiedOn } = record;
  startNumber(record);
  finish(running, finished);
  const ofNumber = finished.low;
  feed(BETWEEN, running);
  feed(holders[0]?.id ?? '', running);
  feed(BETWEEN, running);
  feed(String(initialAmountCents ?? amountCents ?? ''), running);
  feed(BETWEEN, running);
  feed(notifiedOn ?? '', running);
  finish(running, finished);
  return { key: keyOf(finished), lookup: number === '' ? finished.low : ofNumber };
}
