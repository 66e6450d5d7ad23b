/** Opens a file of published contracts and reads it in the format it is found to be in. */
import type { Refusal } from '../../../shared/errors.ts';
import { refuse } from '../../../shared/errors.ts';
import type { FileFacts, ReadOptions } from './reading.ts';

/**
 * Reads every contract of the file at `path`. Refuses, in French and with what to do, a file that is not one of the known formats, that is
 * empty, or that is cut short: what `take` was given before a refusal must then be forgotten. Never throws but for the disk's own errors.
 */
export async function readContracts(path: string, options: ReadOptions): Promise<FileFacts | Refusal> {
  void options;
  return refuse('UNSUPPORTED_FILE', `Lecture à venir : ${path}`);
}
