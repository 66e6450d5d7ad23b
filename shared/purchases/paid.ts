/**
 * The same payments known again in another file: exported anew, with one more column, under another buyer. Who was paid what, in which year,
 * in any order; the rest of a line depends on the columns chosen. Pure.
 */
import { type Hash64, hash64 } from '../decp/key.ts';
import type { PurchaseLine } from './lines.ts';

const RANGE = 4_294_967_296;

export type Paid = {
  add: (line: Pick<PurchaseLine, 'year' | 'supplierId' | 'cents'>) => void;
  /** Null while there is no line. */
  text: () => string | null;
};

/** Sums of hashes: the order of the lines does not count, a line said twice does. */
export function makePaid(): Paid {
  const hash: Hash64 = { high: 0, low: 0 };
  let [lines, high, low] = [0, 0, 0];
  return {
    add: ({ year, supplierId, cents }) => {
      hash64(`${year} ${supplierId ?? ''} ${cents}`, hash);
      lines += 1;
      high = (high + hash.high) % RANGE;
      low = (low + hash.low) % RANGE;
    },
    text: () => (lines === 0 ? null : `${lines}-${high.toString(16)}-${low.toString(16)}`),
  };
}

/** How many lines it was made of. */
export const linesOf = (paid: string): number => Number(paid.split('-')[0]);
