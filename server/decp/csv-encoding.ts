/**
 * What a file is before it is read as a delimited text: its encoding, over the whole file because the first accent may come late, or why
 * it is no text. Reads by blocks, keeps nothing.
 */
import { isUtf8 } from 'node:buffer';
import { readSync } from 'node:fs';
import { isRefusal, type Refusal, refuse } from '../../shared/errors.ts';
import { type DecoderName, markedEncoding } from '../../shared/purchases/csv-head.ts';
import { sniff, SNIFFED_BYTES } from './readers/sniff.ts';

const BLOCK_BYTES = 1_048_576;
const AS_CSV = 'Ouvrez-le dans votre tableur, enregistrez-le au format CSV UTF-8, puis recommencez.';

const refused = (message: string): Refusal => refuse('UNSUPPORTED_FILE', message, { remedy: AS_CSV });
const XML = refused('Ce fichier est un fichier XML, pas un fichier CSV.');

/** What begins with a brace or a bracket may still be a table. */
function notTable(first: Buffer): Refusal | null {
  const sniffed = sniff(first.subarray(0, SNIFFED_BYTES));
  if (isRefusal(sniffed)) return sniffed;
  return sniffed.format === 'xml' ? XML : null;
}

const BINARY = refused('Ce fichier n’est pas un texte\u202f: il contient des octets que n’écrit aucun export CSV.');

/** Where the last character of the block begins, when the block cuts it. */
function wholeCharacters(block: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= block.byteLength; back += 1) {
    const byte = block[block.byteLength - back] ?? 0;
    if (byte < 0x80) return block.byteLength;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? block.byteLength - back : block.byteLength;
  }
  return block.byteLength;
}

/** UTF-8 when every byte is, else Windows-1252, which any byte is; a byte order mark settles it. */
export function encodingOf(handle: number, stopped: () => boolean): DecoderName | Refusal {
  const buffer = Buffer.allocUnsafe(BLOCK_BYTES);
  let name: DecoderName = 'UTF-8';
  for (let at = 0, first = true; !stopped(); first = false) {
    const block = buffer.subarray(0, readSync(handle, buffer, 0, BLOCK_BYTES, at));
    if (first) {
      const refusal = notTable(block);
      if (refusal) return refusal;
      const marked = markedEncoding(block);
      if (marked === 'UTF-16LE' || marked === 'UTF-16BE') return marked;
    }
    if (block.byteLength === 0) return name;
    if (block.includes(0)) return BINARY;
    const last = block.byteLength < BLOCK_BYTES;
    const whole = last ? block.byteLength : wholeCharacters(block);
    if (name === 'UTF-8' && !isUtf8(block.subarray(0, whole))) name = 'Windows-1252';
    at += whole;
  }
  return name;
}
