/**
 * The gate of every Word file that comes in, and the way out of every one we write.
 * In: sizes, entries, ratio, names and magic are judged from the zip's directory before anything is inflated; then each
 * part's CRC is checked, which no zip library does by default. Out: same parts, same bytes (no clock in the zip).
 */
import { inflateSync, type Zippable, zipSync } from 'fflate';
import { type Refusal, refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import { crc32 } from './crc.ts';

/** Parts by name, in the order of the package. */
export type Parts = Map<string, Uint8Array>;

/** A part may not inflate to more than this many times its size, once it is large enough to matter. */
const MAX_RATIO = 200;
const RATIO_FROM = 1_000_000;
const END_RECORD = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED_FLAG = 1;

type Entry = { name: string; method: number; flags: number; crc: number; packed: number; size: number; offset: number };

const broken = (why: string): Refusal =>
  refuse('UNREADABLE_FILE', `Ce fichier Word est abîmé : ${why}.`, {
    remedy: 'Ouvrez-le dans Word ou LibreOffice, enregistrez-le de nouveau au format .docx, puis recommencez.',
  });

function magicRefusal(data: Uint8Array): Refusal | null {
  const starts = (...bytes: number[]): boolean => bytes.every((byte, i) => data[i] === byte);
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) {
    return refuse('UNSUPPORTED_FILE', 'Ce fichier est protégé par mot de passe ou à l’ancien format .doc.', {
      remedy: 'Ouvrez-le dans Word, retirez le mot de passe, enregistrez-le au format .docx ou .dotx, puis recommencez.',
    });
  }
  if (!starts(0x50, 0x4b)) return refuse('UNSUPPORTED_FILE', 'Ce fichier n’est pas un fichier Word.', { remedy: 'Choisissez un fichier .docx ou .dotx.' });
  return null;
}

/** Position of the end record, searched backwards over the longest comment a zip may have. */
function endRecord(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at -= 1) if (view.getUint32(at, true) === END_RECORD) return at;
  return -1;
}

function directory(data: Uint8Array): Entry[] | Refusal {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const end = endRecord(view);
  if (end < 0) return broken('sa fin manque');
  const count = view.getUint16(end + 10, true);
  if (count > LIMITS.zipEntries)
    return refuse('UNREADABLE_FILE', 'Ce fichier contient trop de parties.', { remedy: 'Enregistrez-le de nouveau dans Word, puis recommencez.' });
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > data.byteLength || view.getUint32(at, true) !== CENTRAL) return broken('son sommaire est illisible');
    const [nameLength, extraLength, commentLength] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)];
    const name = new TextDecoder().decode(data.subarray(at + 46, at + 46 + nameLength));
    entries.push({
      name,
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

const unsafeName = (name: string): boolean =>
  name.includes('\\') || name.startsWith('/') || /^[a-z]:/i.test(name) || name.includes('\0') || name.split('/').includes('..');

function directoryRefusal(entries: readonly Entry[]): Refusal | null {
  const names = new Set<string>();
  let total = 0;
  for (const entry of entries) {
    // Word compares part names without case.
    const folded = entry.name.toLowerCase();
    if (names.has(folded)) return broken('une de ses parties y est deux fois');
    names.add(folded);
    if (unsafeName(entry.name)) return broken('une de ses parties sort du fichier');
    if (entry.flags & ENCRYPTED_FLAG)
      return refuse('UNSUPPORTED_FILE', 'Ce fichier est protégé par mot de passe.', { remedy: 'Retirez le mot de passe dans Word, puis recommencez.' });
    if (entry.method !== STORED && entry.method !== DEFLATED) return broken('sa compression n’est pas celle de Word');
    total += entry.size;
    if (entry.size > RATIO_FROM && entry.size > entry.packed * MAX_RATIO) return broken('il se dilate démesurément');
  }
  return total > LIMITS.inflatedBytes
    ? refuse('UNREADABLE_FILE', 'Ce fichier est trop gros une fois ouvert.', { remedy: 'Retirez ses images ou réduisez-les, puis recommencez.' })
    : null;
}

/** One part, inflated into a buffer of the announced size so that a lie about it cannot take more memory. */
function inflate(data: Uint8Array, entry: Entry): Uint8Array | null {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  if (entry.offset + 30 > data.byteLength || view.getUint32(entry.offset, true) !== LOCAL) return null;
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const packed = data.subarray(start, start + entry.packed);
  if (packed.byteLength !== entry.packed) return null;
  try {
    const bytes = entry.method === STORED ? packed.slice() : inflateSync(packed, { out: new Uint8Array(entry.size) });
    return bytes.byteLength === entry.size && crc32(bytes) === entry.crc ? bytes : null;
  } catch {
    return null;
  }
}

/**
 * Opens a package.
 * @param maxBytes size accepted for the file itself
 */
export function readPackage(data: Uint8Array, maxBytes: number): Parts | Refusal {
  if (data.byteLength > maxBytes)
    return refuse('TOO_LARGE', 'Ce fichier est trop lourd.', { remedy: `Choisissez un fichier de ${Math.floor(maxBytes / 1_000_000)} Mo au plus.` });
  const magic = magicRefusal(data);
  if (magic) return magic;
  const entries = directory(data);
  if (!Array.isArray(entries)) return entries;
  const refusal = directoryRefusal(entries);
  if (refusal) return refusal;
  const parts: Parts = new Map();
  for (const entry of entries) {
    if (entry.name.endsWith('/')) continue;
    const bytes = inflate(data, entry);
    if (!bytes) return broken('une de ses parties ne se lit pas');
    parts.set(entry.name, bytes);
  }
  return parts;
}

/** The first date a zip can hold; local time on purpose, since that is how zip writes dates. */
const NO_DATE = new Date(1980, 0, 1);

/** Writes a package; the content types come first, where readers look for them. */
export function writePackage(parts: Parts): Uint8Array {
  const names = [...parts.keys()].sort((a, b) => Number(b === '[Content_Types].xml') - Number(a === '[Content_Types].xml'));
  const files: Zippable = {};
  for (const name of names) {
    const bytes = parts.get(name);
    // Pictures and workbooks are compressed already.
    if (bytes) files[name] = [bytes, { level: /\.(png|jpe?g|gif|xlsx)$/i.test(name) ? 0 : 6, mtime: NO_DATE }];
  }
  return zipSync(files);
}

export const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
