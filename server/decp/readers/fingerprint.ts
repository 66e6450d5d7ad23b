/** A number that stands for a record's bytes, to find those that come twice to the letter. Not a protection against anybody. */
import { crc32 } from 'node:zlib';

/** Integer under 2³²: two texts of the same buyer and number share one by chance once in four thousand million. */
export const fingerprintOf = (bytes: Uint8Array): number => crc32(bytes);
