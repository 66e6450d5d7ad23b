/**
 * The directory of a zip, judged before anything is inflated: number of entries, sizes, ratio, names, encryption. Then
 * one entry at a time: its packed bytes, and those bytes inflated with their CRC checked, which no zip library does.
 */
import { inflateRawSync } from 'node:zlib';
import { type Refusal, refuse } from '#shared/errors.ts';
import { crc32 } from './crc.ts';
import { magicRefusal } from './magic.ts';

/** Bounds of a package, in bytes and in number. */
export type Bounds = { bytes: number; inflated: number; entries: number };

/** `offset`: of its local header; `nameBytes` as written, so that they go out unchanged. */
export type Entry = { name: string; nameBytes: Uint8Array; method: number; flags: number; crc: number; packed: number; size: number; offset: number };

/** A part may not inflate to more than this many times its size, once it is large enough to matter. */
const MAX_RATIO = 200;
const RATIO_FROM = 1_000_000;
const END_RECORD = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED_FLAG = 1;
/** What a field holds when the real value is in a zip64 record. */
const ELSEWHERE = 0xffffffff;

export const broken = (why: string): Refusal =>
  refuse('UNREADABLE_FILE', `Ce fichier Word est abîmé : ${why}.`, {
    remedy: 'Ouvrez-le dans Word ou LibreOffice, enregistrez-le de nouveau au format .docx, puis recommencez.',
  });

const viewOf = (data: Uint8Array): DataView => new DataView(data.buffer, data.byteOffset, data.byteLength);

/** Position of the end record, searched backwards over the longest comment a zip may have. */
function endRecord(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at -= 1) if (view.getUint32(at, true) === END_RECORD) return at;
  return -1;
}

function listEntries(data: Uint8Array, most: number): Entry[] | Refusal {
  const view = viewOf(data);
  const end = endRecord(view);
  if (end < 0) return broken('sa fin manque');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (at === ELSEWHERE) return broken('son sommaire est au format zip64, que Word n’écrit pas');
  if (count > most)
    return refuse('UNREADABLE_FILE', 'Ce fichier contient trop de parties.', { remedy: 'Enregistrez-le de nouveau dans Word, puis recommencez.' });
  const entries: Entry[] = [];
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > data.byteLength || view.getUint32(at, true) !== CENTRAL) return broken('son sommaire est illisible');
    const [nameLength, extraLength, commentLength] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)];
    const nameBytes = data.subarray(at + 46, at + 46 + nameLength);
    entries.push({
      name: new TextDecoder().decode(nameBytes),
      nameBytes,
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
  name === '' || name.includes('\\') || name.startsWith('/') || /^[a-z]:/i.test(name) || name.includes('\0') || name.split('/').includes('..');

function entryRefusal(entry: Entry): Refusal | null {
  if (unsafeName(entry.name)) return broken('une de ses parties sort du fichier');
  if (entry.flags & ENCRYPTED_FLAG)
    return refuse('UNSUPPORTED_FILE', 'Ce fichier est protégé par mot de passe.', { remedy: 'Retirez le mot de passe dans Word, puis recommencez.' });
  if (entry.method !== STORED && entry.method !== DEFLATED) return broken('sa compression n’est pas celle de Word');
  if (entry.packed === ELSEWHERE || entry.size === ELSEWHERE || entry.offset === ELSEWHERE)
    return broken('une de ses parties est au format zip64, que Word n’écrit pas');
  return entry.size > RATIO_FROM && entry.size > entry.packed * MAX_RATIO ? broken('il se dilate démesurément') : null;
}

function entriesRefusal(entries: readonly Entry[], bounds: Bounds, bytes: number): Refusal | null {
  const names = new Set<string>();
  let [total, packed] = [0, 0];
  for (const entry of entries) {
    // Word compares part names without case.
    const folded = entry.name.toLowerCase();
    if (names.has(folded)) return broken('une de ses parties y est deux fois');
    names.add(folded);
    const refusal = entryRefusal(entry);
    if (refusal) return refusal;
    total += entry.size;
    packed += entry.packed;
  }
  // Entries that share the same bytes: a bomb that no single ratio shows.
  if (packed > bytes) return broken('ses parties se recouvrent');
  return total > bounds.inflated
    ? refuse('UNREADABLE_FILE', 'Ce fichier est trop gros une fois ouvert.', { remedy: 'Retirez ses images ou réduisez-les, puis recommencez.' })
    : null;
}

/** The entries of a package within bounds, or why it is refused. Nothing is inflated. */
export function readDirectory(data: Uint8Array, bounds: Bounds): Entry[] | Refusal {
  if (data.byteLength > bounds.bytes)
    return refuse('TOO_LARGE', 'Ce fichier est trop lourd.', { remedy: `Choisissez un fichier de ${Math.floor(bounds.bytes / 1_000_000)} Mo au plus.` });
  const magic = magicRefusal(data);
  if (magic) return magic;
  const entries = listEntries(data, bounds.entries);
  if (!Array.isArray(entries)) return entries;
  return entriesRefusal(entries, bounds, data.byteLength) ?? entries;
}

/** An entry's bytes as they stand in the zip; null when its own header is not where the directory says, or says another name. */
export function packedBytes(data: Uint8Array, entry: Entry): Uint8Array | null {
  const view = viewOf(data);
  if (entry.offset + 30 > data.byteLength || view.getUint32(entry.offset, true) !== LOCAL) return null;
  const nameLength = view.getUint16(entry.offset + 26, true);
  const start = entry.offset + 30 + nameLength + view.getUint16(entry.offset + 28, true);
  const name = data.subarray(entry.offset + 30, entry.offset + 30 + nameLength);
  if (name.length !== entry.nameBytes.length || name.some((byte, i) => byte !== entry.nameBytes[i])) return null;
  const packed = data.subarray(start, start + entry.packed);
  return packed.byteLength === entry.packed ? packed : null;
}

/** An entry inflated, within the size it announced so that a lie about it takes no more memory; null when it does not read. */
export function inflateEntry(data: Uint8Array, entry: Entry): Uint8Array | null {
  const packed = packedBytes(data, entry);
  if (!packed) return null;
  try {
    const bytes = entry.method === STORED ? packed.slice() : inflated(packed, entry.size);
    return bytes.byteLength === entry.size && crc32(bytes) === entry.crc ? bytes : null;
  } catch {
    return null;
  }
}

/** A plain view, not a Buffer: what goes on crosses threads and is compared. */
function inflated(packed: Uint8Array, size: number): Uint8Array {
  const buffer = inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}
