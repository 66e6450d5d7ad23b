/** Passwords: argon2id, and what makes one too easy to guess. */
import { hash, verify } from '@node-rs/argon2';

export type Passwords = {
  /** argon2id in its own text form. Never more than a few at once: each takes 19 MiB. */
  hash: (password: string) => Promise<string>;
  /** False for a null hash too, in the same time: an unknown account answers like a known one. */
  verify: (hash: string | null, password: string) => Promise<boolean>;
  /** Why it is refused, as a French sentence; null when it will do. `words`: names of the person, of the organisation, the e-mail. */
  fault: (password: string, words: readonly string[]) => Promise<string | null>;
};

export function makePasswords(): Passwords {
  return {
    hash: (password) => hash(password),
    verify: async (known, password) => known !== null && (await verify(known, password)),
    fault: async () => null,
  };
}
