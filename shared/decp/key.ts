/**
 * What makes two published contracts the same one: buyer, number, first holder, amount as first published, day of notification
 * (arrêté du 22 décembre 2022; donnees.md §1.6). Sixty-four bits of a hash: enough for tens of millions of contracts, not a secret.
 */
import type { ContractRecord } from './record.ts';

/** Never in a number nor in an identifier. */
const BETWEEN = '\u0000';

/** Two halves of 64 bits, written over at each call: nothing is allocated for a million contracts. */
export type Hash64 = { high: number; low: number };

/** Hashes UTF-16 units into `into`; unsigned 32-bit halves. */
export function hash64(text: string, into: Hash64): void {
  let low = 0x41c6ce57;
  let high = 0xdeadbeef;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  into.high = high >>> 0;
  into.low = low >>> 0;
}

type Identity = Pick<ContractRecord, 'buyerId' | 'number' | 'holders' | 'amountCents' | 'initialAmountCents' | 'notifiedOn'>;

/** The amount is the first one: a change of it is the same contract, changed. */
export const keyText = ({ buyerId, number, holders, amountCents, initialAmountCents, notifiedOn }: Identity): string =>
  buyerId + BETWEEN + number + BETWEEN + (holders[0]?.id ?? '') + BETWEEN + String(initialAmountCents ?? amountCents ?? '') + BETWEEN + (notifiedOn ?? '');

/** Buyer and number alone: what the consolidated table groups by. */
export const numberText = ({ buyerId, number }: Pick<ContractRecord, 'buyerId' | 'number'>): string => buyerId + BETWEEN + number;

const hex = (half: number): string => half.toString(16).padStart(8, '0');
export const keyOf = ({ high, low }: Hash64): string => hex(high) + hex(low);

/** Sixteen hexadecimal digits; the same record gives the same ones from one import to the next. */
export function contractKey(record: Identity): string {
  const into = { high: 0, low: 0 };
  hash64(keyText(record), into);
  return keyOf(into);
}
