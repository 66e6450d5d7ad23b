/** Amounts excluding tax, in cents: which are known, and which no sum can take in. Thresholds: the ministry's checks. */
import { LIMITS } from '../limits.ts';
import { note, type Notes } from './notes.ts';
import { readNumber, type Writing } from './numbers.ts';
import { saysNothing } from './raw.ts';
import type { AmountState, ContractRecord } from './record.ts';

const LARGE_CENTS = 10_000_000_000;
/** The same digit more often than that, above a hundred million euros, was typed to fill a box. */
const REPEATED = 6;

export type Amount = { cents: number | null; state: AmountState };

/**
 * Counts the digits of the whole euros. Zeros are left out: « 200 000 000 » is an ordinary ceiling of a framework agreement, where
 * « 999 999 999 » is not.
 */
function hasRepeatedDigit(cents: number): boolean {
  const counts = new Array<number>(10).fill(0);
  for (let euros = Math.trunc(cents / 100); euros > 0; euros = Math.trunc(euros / 10)) {
    const digit = euros % 10;
    counts[digit] = (counts[digit] ?? 0) + 1;
  }
  return counts.some((count, digit) => digit > 0 && count > REPEATED);
}

/** An amount read, in cents: kept, or set aside with the reason. */
export function judgeAmount(euros: number, written: unknown, field: string, kind: ContractRecord['kind'], notes: Notes): Amount {
  const cents = Math.round(euros * 100);
  if (cents < 100) {
    note(notes, 'AMOUNT_TOO_SMALL', field, written);
    return { cents: Number.isSafeInteger(cents) ? cents : null, state: 'absurd' };
  }
  if (cents <= LARGE_CENTS - 1) return { cents, state: 'known' };
  const most = kind === 'concession' ? LIMITS.absurdConcessionCents : LIMITS.absurdContractCents;
  if (cents > most) {
    note(notes, 'AMOUNT_ABSURD', field, written);
    return { cents: Number.isSafeInteger(cents) ? cents : null, state: 'absurd' };
  }
  if (hasRepeatedDigit(cents) && cents > LARGE_CENTS) {
    note(notes, 'AMOUNT_REPEATED_DIGIT', field, written);
    return { cents, state: 'absurd' };
  }
  note(notes, 'AMOUNT_LARGE', field, written, String(euros));
  return { cents, state: 'known' };
}

/** The amount of a contract; `missing` is never 0. */
export function readAmount(value: unknown, field: string, kind: ContractRecord['kind'], writing: Writing, notes: Notes): Amount {
  const euros = readNumber(value, field, writing, notes);
  if (euros !== null) return judgeAmount(euros, value, field, kind, notes);
  if (saysNothing(value)) note(notes, 'AMOUNT_MISSING', field, value);
  return { cents: null, state: 'missing' };
}
