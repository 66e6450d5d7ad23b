/**
 * A package whose parts are inflated only when read. What is not touched goes out as the very bytes that came in,
 * still compressed: nothing to get wrong, and no memory for pictures.
 */
import type { Refusal } from '#shared/errors.ts';

export type Entries = {
  /** Part names in the order of the package. */
  names: readonly string[];
  has: (name: string) => boolean;
  /** The part inflated, its CRC checked; null when absent, a refusal when it does not read. */
  read: (name: string) => Uint8Array | null | Refusal;
};
