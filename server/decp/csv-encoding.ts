/**
 * What a file is before it is read as a delimited text: its encoding, over the whole file because the first accent may come late, or why
 * it is no text. Reads by blocks, keeps nothing.
 */
import { isUtf8 } from 'node:buffer';
import { readSync } from 'node:fs';
import { type Refusal, refuse } from '../../shared/errors.ts';
import { type DecoderName, markedEncoding } from '../../shared/purchases/csv-head.ts';

const BLOCK_BYTES = 1_048_576;
const AS_CSV = 'Ouvrez-le dans votre tableur, enregistrez-le au format CSV UTF-8, puis recommencez.';

const starts = (data: Uint8Array, ...bytes: number[]): boolean => bytes.every((byte, position) => data[position] === byte);
const refused = (message: string, remedy = AS_CSV): Refusal => refuse('UNSUPPORTED_FILE', message, { remedy });

/** By its first bytes, whatever its name says; null for what may be a text. */
export function notText(first: Uint8Array): Refusal | null {
  if (first.byteLength === 0) return refused('Ce fichier est vide.', 'Exportez-le de nouveau depuis votre logiciel, puis recommencez.');
  if (starts(first, 0x50, 0x4b)) {
    const names = Buffer.from(first.buffer, first.byteOffset, first.byteLength).toString('latin1');
    return /xl\/|\[Content_Types\]|mimetypeapplication\/vnd\.oasis/.test(names)
      ? refused('Ce fichier est un classeur (.xlsx ou .ods), pas un fichier CSV.')
      : refused('Ce fichier est une archive ZIP.', 'Décompressez-la, puis choisissez le fichier CSV qu’elle contient.');
  }
  if (starts(first, 0xd0, 0xcf, 0x11, 0xe0)) return refused('Ce fichier est un classeur à l’ancien format ou protégé par mot de passe, pas un fichier CSV.');
  if (starts(first, 0x1f, 0x8b)) return refused('Ce fichier est compressé (gzip).', 'Décompressez-le, puis choisissez le fichier CSV obtenu.');
  if (starts(first, 0x25, 0x50, 0x44, 0x46)) return refused('Ce fichier est un PDF, pas un fichier CSV.', 'Demandez l’export CSV d’origine, puis recommencez.');
  const beginning = Buffer.from(first.subarray(0, 300)).toString('latin1');
  if (/^(ï»¿)?\s*<(!doctype html|html|head|body|table)/i.test(beginning))
    return refused('Ce fichier est une page web, pas un fichier CSV.', 'Vérifiez l’adresse de téléchargement, ou exportez-le de nouveau au format CSV UTF-8.');
  return /^(ï»¿)?\s*<\?xml/i.test(beginning) ? refused('Ce fichier est un fichier XML, pas un fichier CSV.') : null;
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
      const refusal = notText(block);
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
