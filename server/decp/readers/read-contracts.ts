/** Opens a file of published contracts and reads it in the format it is found to be in. */
import { closeSync, openSync, readSync } from 'node:fs';
import { isRefusal, type Refusal } from '../../../shared/errors.ts';
import { readJson } from './read-json.ts';
import { readXml } from './read-xml.ts';
import type { FileFacts, ReadOptions } from './reading.ts';
import { readConsolidated } from './read-consolidated.ts';
import { sniff, SNIFFED_BYTES } from './sniff.ts';

function headOf(handle: number): Buffer {
  const head = Buffer.alloc(SNIFFED_BYTES);
  return head.subarray(0, readSync(handle, head, 0, SNIFFED_BYTES, 0));
}

async function readOpen(path: string, handle: number, options: ReadOptions): Promise<FileFacts | Refusal> {
  const sniffed = sniff(headOf(handle));
  if (isRefusal(sniffed)) return sniffed;
  const { format, from, wide } = sniffed;
  if (format === 'json') return readJson(handle, from, wide, options);
  if (format === 'xml') return readXml(handle, from, wide, options);
  return readConsolidated(path, options);
}

/**
 * Reads every contract of the file at `path`. Refuses, in French and with what to do, a file that is not one of the known formats, that is
 * empty, or that is cut short: what `take` was given before a refusal must then be forgotten. Never throws but for the disk's own errors.
 */
export async function readContracts(path: string, options: ReadOptions): Promise<FileFacts | Refusal> {
  const handle = openSync(path, 'r');
  try {
    return await readOpen(path, handle, options);
  } finally {
    closeSync(handle);
  }
}
