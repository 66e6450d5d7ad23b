/** What a file of the corpus is, and what must be found in it. */
import type { Piece } from '#shared/api/clauses.ts';
import type { HeadingSign } from '#shared/api/documents.ts';

/** `number`: the digits that Word shows (« 2.1 »), empty without any. */
export type Title = readonly [level: number, number: string, text: string];

export type Traits = {
  /** Every title, in order; left out for long files. */
  titles?: readonly Title[];
  /** At least so many titles, for long files. */
  atLeast?: number;
  sign?: HeadingSign;
  /** Beginning of the title or paragraph that tests put a clause behind; null for the end of the file. */
  after: string | null;
  numbering: 'automatic' | 'typed' | 'none';
  /** The title that follows the insertion, and the number it has once a title of the same level stands before it. */
  next?: readonly [text: string, number: string];
  /** Written otherwise than Word does by default (W10). */
  unusual?: true;
  /** Drawn before and after the insertion (W14). */
  golden?: true;
};

export type CorpusFile = {
  name: string;
  /** What it is there to show. */
  says: string;
  piece: Piece;
  /** A program without which it cannot be made. */
  needs?: 'soffice';
  file: () => Uint8Array | Promise<Uint8Array>;
  traits: Traits;
};
