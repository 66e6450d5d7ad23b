/** Passwords: argon2id, and what makes one too easy to guess. */
import { randomBytes } from 'node:crypto';
import { hash, parseOptions, verify } from '@node-rs/argon2';
import { passwordFault } from './password-fault.ts';

export type Passwords = {
  /** argon2id in its own text form. Throws `PasswordsBusy` when too many wait. */
  hash: (password: string) => Promise<string>;
  /** False for a null hash too, in the same time: an unknown account answers like a known one. Throws `PasswordsBusy`. */
  verify: (hash: string | null, password: string) => Promise<boolean>;
  /** True when it was made with weaker parameters than today’s: it is made again at the next sign-in. */
  outdated: (hash: string) => boolean;
  /** Why it is refused, as a French sentence; null when it will do. `words`: names of the person, of the organisation, the e-mail. */
  fault: (password: string, words: readonly string[]) => Promise<string | null>;
};

/** Too many passwords at once; becomes the refusal `BUSY` (`plugins/errors.ts`). Thrown, so that no caller mistakes it for a right password. */
export class PasswordsBusy extends Error {
  readonly code = 'PASSWORDS_BUSY';
}

/** Of OWASP’s cheat sheet on storing passwords. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Each takes 19 MiB and a thread of the four that also read files. */
const AT_ONCE = 4;
/** About two seconds of waiting on two cores. */
const WAITING = 100;

/** No password has it: what is compared when there is no account. */
const nobodysHash = (): string => {
  const { memoryCost, timeCost, parallelism } = PARAMETERS;
  const random = (bytes: number): string => randomBytes(bytes).toString('base64').replaceAll('=', '');
  return `$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$${random(16)}$${random(32)}`;
};

/** Lets a few through, makes a few wait, refuses the others. */
export function makeGate(atOnce: number, waiting: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const queue: (() => void)[] = [];
  return async (work) => {
    if (running >= atOnce) {
      if (queue.length >= waiting) throw new PasswordsBusy();
      // Whoever leaves hands its place over, so `running` does not move.
      await new Promise<void>((resolve) => {
        queue.push(resolve);
      });
    } else running++;
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else running--;
    }
  };
}

/** The same letters typed on another keyboard, or pasted from another system, may be other code points: « é », or « e » and an accent. */
const normalised = (password: string): string => password.normalize('NFC');

export function makePasswords(): Passwords {
  const gate = makeGate(AT_ONCE, WAITING);
  const nobody = nobodysHash();
  return {
    hash: (password) => gate(() => hash(normalised(password), PARAMETERS)),
    verify: async (known, password) => (await gate(() => verify(known ?? nobody, normalised(password)))) && known !== null,
    outdated: (known) => {
      const { memoryCost, timeCost } = parseOptions(known);
      return !known.startsWith('$argon2id$') || memoryCost < PARAMETERS.memoryCost || timeCost < PARAMETERS.timeCost;
    },
    fault: (password, words) => passwordFault(normalised(password), words),
  };
}
