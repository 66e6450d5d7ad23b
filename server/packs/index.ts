/**
 * Signed update packs: keys, file, checks, which content is served. Promises that nothing unsigned, altered, older or doubtful
 * ever reaches the database, and that the content in memory is the one of the database, whoever changed it.
 */
import type { Edition } from '../../db/loader/index.ts';
import type { InService } from './in-service.ts';
import type { TrustedKey } from './keys.ts';

export { ContentFaulty, putInService } from './in-service.ts';
export { KeyFault, makeKeys, readPrivateKey, readTrustedKeys, type TrustedKey } from './keys.ts';
export { openPack, packRefusal, sealPack } from './format.ts';
export { rangeFrom } from './product-version.ts';
export { readPackContent } from './read-content.ts';

export type Library = {
  keys: readonly TrustedKey[];
  /** The content that came with this Clausier. */
  release: Edition;
  /** Why a kept pack is not served; null when none is set aside. */
  unreadable: () => string | null;
  /** Reads the content again when the database holds another; one reading by key when it does not. */
  follow: () => Promise<void>;
};

type Held = { held: () => string; stored: () => Promise<string>; reload: () => Promise<void> };

/** @param content what is in memory, what is in the database (their versions), how the first becomes the second */
export function makeLibrary(keys: readonly TrustedKey[], { release, unreadable }: InService, { held, stored, reload }: Held): Library {
  let aside = unreadable;
  return {
    keys,
    release,
    unreadable: () => aside,
    follow: async () => {
      if ((await stored()) === held()) return;
      await reload();
      aside = null;
    },
  };
}
