/**
 * What a contract is found again by: 64 bits of a hash to the number of its row, in flat arrays, twelve bytes a place. A million
 * contracts take 25 MB where a Map of strings takes ten times that. Row 0 is « none ».
 */
import type { Hash64 } from '../../shared/decp/key.ts';

export type HashTable = {
  /** Row of this hash; 0 when there is none. */
  get: (hash: Hash64) => number;
  /** 0 takes it away. */
  set: (hash: Hash64, row: number) => void;
};

const FULLEST = 0.6;
const SMALLEST = 1 << 12;

type Places = { high: Uint32Array; low: Uint32Array; row: Uint32Array; mask: number };

const emptyPlaces = (size: number): Places => ({ high: new Uint32Array(size), low: new Uint32Array(size), row: new Uint32Array(size), mask: size - 1 });

/** The place of this hash, or the free one where it would go. A hash of zero twice marks a free place: it is moved to one. */
function placeOf({ high, low, mask }: Places, { high: wantedHigh, low: wantedLow }: Hash64): number {
  let place = (wantedLow ^ wantedHigh) & mask;
  for (;;) {
    const [foundHigh, foundLow] = [high[place], low[place]];
    if ((foundHigh === wantedHigh && foundLow === wantedLow) || (foundHigh === 0 && foundLow === 0)) return place;
    place = (place + 1) & mask;
  }
}

/** @param expected how many there will be, as far as one knows */
export function makeHashTable(expected: number): HashTable {
  let size = SMALLEST;
  while (size * FULLEST < expected) size *= 2;
  let places = emptyPlaces(size);
  let used = 0;
  const wanted: Hash64 = { high: 0, low: 0 };
  const grow = (): void => {
    const { high, low, row } = places;
    const grown = emptyPlaces(row.length * 2);
    for (let place = 0; place < row.length; place += 1) {
      [wanted.high, wanted.low] = [high[place] ?? 0, low[place] ?? 0];
      if (wanted.high === 0 && wanted.low === 0) continue;
      const to = placeOf(grown, wanted);
      grown.high[to] = wanted.high;
      grown.low[to] = wanted.low;
      grown.row[to] = row[place] ?? 0;
    }
    places = grown;
  };
  return {
    get: (hash) => places.row[placeOf(places, hash)] ?? 0,
    set: (hash, row) => {
      let place = placeOf(places, hash);
      if (places.high[place] === 0 && places.low[place] === 0) {
        if (used + 1 > places.row.length * FULLEST) {
          grow();
          place = placeOf(places, hash);
        }
        used += 1;
        places.high[place] = hash.high;
        places.low[place] = hash.low;
      }
      places.row[place] = row;
    },
  };
}
