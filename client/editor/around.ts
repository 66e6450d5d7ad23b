/** What stands around a block of a clause, as the editor keeps it in a node's attributes. Pure. */
import type { Condition, MarginNote } from '#shared/api/blocks.ts';

export type BlockAround = { note: MarginNote | null; when: Condition | null };

const isNote = (value: unknown): value is MarginNote =>
  typeof value === 'object' && value !== null && 'references' in value && Array.isArray(value.references) && 'text' in value && typeof value.text === 'string';
const isCondition = (value: unknown): value is Condition => typeof value === 'object' && value !== null;

/** What the attributes hold; null for what they do not. */
export const aroundOf = (attributes: Readonly<Record<string, unknown>> | undefined): BlockAround => {
  const [note, when] = [attributes?.['note'], attributes?.['when']];
  return { note: isNote(note) ? note : null, when: isCondition(when) ? when : null };
};
