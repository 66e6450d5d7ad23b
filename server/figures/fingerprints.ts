/** The texts already met in one file, by a hash under 2⁵³: twelve bytes each, whatever their length. */
import type { Hash64 } from '../../shared/decp/key.ts';
import { makeHashTable } from './hash-table.ts';

const HALF = 2 ** 32;

/** True when it was met before. */
export function makeFingerprints(): (fingerprint: number) => boolean {
  const met = makeHashTable(0);
  const hash: Hash64 = { high: 0, low: 0 };
  return (fingerprint) => {
    // The table keeps zero twice for itself.
    hash.high = Math.floor(fingerprint / HALF) + 1;
    hash.low = (fingerprint % HALF) >>> 0;
    if (met.get(hash) !== 0) return true;
    met.set(hash, 1);
    return false;
  };
}
