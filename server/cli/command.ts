/** What a command of the command line is: its words, what it says of itself, what it does. */
import type { Config } from '../config.ts';

/** Options that commands take; each names those it knows. */
export const OPTIONS = {
  dossier: { type: 'string' },
  organisation: { type: 'string' },
  sorte: { type: 'string' },
  acheteurs: { type: 'string' },
  reglages: { type: 'string' },
  cle: { type: 'string' },
  sortie: { type: 'string' },
  vers: { type: 'string' },
  oui: { type: 'boolean' },
  'sans-second-facteur': { type: 'boolean' },
} as const;
export type OptionName = keyof typeof OPTIONS;

export type Asked = {
  config: Config;
  /** What follows the command: `clausier restore <fichier>`. */
  words: readonly string[];
  options: Partial<Record<OptionName, string | boolean>>;
};

export type Command = {
  /** « organisation add » */
  name: string;
  /** « <nom> » */
  usage: string;
  summary: string;
  /** How many words it takes, at least and at most. */
  words: readonly [number, number];
  options: readonly OptionName[];
  /** Throws `Stopped` for what a person can put right, and lets the rest through. */
  run: (asked: Asked) => Promise<void>;
};

/** Ends the command with a sentence, and a code: 1, it could not be done; 2, it was not asked rightly. */
export class Stopped extends Error {
  readonly code: 1 | 2;
  constructor(message: string, code: 1 | 2 = 1) {
    super(message);
    this.code = code;
  }
}

export const say = (...lines: string[]): void => {
  process.stdout.write(`${lines.join('\n')}\n`);
};

/** The text of an option; undefined when it is not given. */
export const textOption = (value: string | boolean | undefined): string | undefined => (typeof value === 'string' ? value : undefined);
