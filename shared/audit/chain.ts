/** The chain of the journal: what is hashed for a line. Each line holds the hash of the one before, so that a line removed or changed shows. */

export type ChainedLine = { seq: number; at: string; personId: string; action: string; entity: string; entityId: string };

/** What stands before the first line of an organisation. */
export const NO_LINE = '0'.repeat(64);

/** The text under the hash of a line (SHA-256, hexadecimal). Migration 0003 writes the same text in SQL. */
export const chainedText = (previous: string, { seq, at, personId, action, entity, entityId }: ChainedLine): string =>
  JSON.stringify([previous, seq, at, personId, action, entity, entityId]);
