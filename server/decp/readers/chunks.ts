/** The bytes of a file, a chunk at a time, in UTF-8 or in whatever one-byte encoding it is: UTF-16 is turned into UTF-8 on the way. */
import { readSync } from 'node:fs';
import type { ReadOptions } from './reading.ts';

const CHUNK_BYTES = 262_144;

export type Wide = 'utf-16le' | 'utf-16be' | null;

/** Ends early when `stopped` says so. `bytes` counts those of the file. */
export function* chunksOf(handle: number, from: number, wide: Wide, stopped: ReadOptions['stopped']): Generator<{ chunk: Uint8Array; bytes: number }> {
  const decoder = wide === null ? null : new TextDecoder(wide);
  const encoder = new TextEncoder();
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  for (let bytes = from; stopped?.() !== true; ) {
    const length = readSync(handle, buffer, 0, CHUNK_BYTES, bytes);
    if (length === 0) {
      if (decoder) yield { chunk: encoder.encode(decoder.decode()), bytes };
      return;
    }
    bytes += length;
    const chunk = buffer.subarray(0, length);
    yield { chunk: decoder ? encoder.encode(decoder.decode(chunk, { stream: true })) : chunk, bytes };
  }
}
