/**
 * A package whose parts are inflated only when read. What is not touched goes out as the very bytes that came in,
 * still compressed: nothing to get wrong, and no memory for pictures. Same package and same changes, same bytes: no
 * clock in the zip, entries in the order they came, new ones last.
 */
import { deflateRawSync } from 'node:zlib';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import { crc32 } from './crc.ts';
import { type Bounds, broken, type Entry, inflateEntry, packedBytes, readDirectory } from './directory.ts';

export type Entries = {
  /** Part names in the order of the package. */
  names: readonly string[];
  /** Names are compared without case, as Word does. */
  has: (name: string) => boolean;
  /** The part inflated, its CRC checked; null when absent, a refusal when it does not read or is too long. */
  read: (name: string) => Uint8Array | null | Refusal;
  /** The package as it came, and its directory. */
  data: Uint8Array;
  directory: readonly Entry[];
};

/** What a buyer's file may weigh. */
export const DOCUMENT_BOUNDS: Bounds = { bytes: LIMITS.documentBytes, inflated: LIMITS.documentInflatedBytes, entries: LIMITS.documentEntries };

const tooLong = (): Refusal =>
  refuse('UNREADABLE_FILE', 'Le texte de ce fichier est trop long pour être lu ici.', { remedy: 'Séparez-le en plusieurs fichiers, puis recommencez.' });

/** Opens a package behind the gate: size, magic, directory, names, encryption, ratio, and each entry where it should be. */
export function openEntries(data: Uint8Array, bounds: Bounds): Entries | Refusal {
  const directory = readDirectory(data, bounds);
  if (isRefusal(directory)) return directory;
  if (directory.some((entry) => packedBytes(data, entry) === null)) return broken('une de ses parties ne se lit pas');
  const byName = new Map(directory.map((entry) => [entry.name.toLowerCase(), entry]));
  return {
    names: directory.map(({ name }) => name),
    has: (name) => byName.has(name.toLowerCase()),
    read: (name) => {
      const entry = byName.get(name.toLowerCase());
      if (!entry) return null;
      if (entry.size > LIMITS.documentPartBytes) return tooLong();
      return inflateEntry(data, entry) ?? broken('une de ses parties ne se lit pas');
    },
    data,
    directory,
  };
}

const UTF8_NAME = 0x800;
/** Bit 3: sizes after the data; we write them before. */
const SIZES_AFTER = 0x8;
const VERSION = 20;
/** 1 January 1980, the first day a zip can hold. */
const NO_DATE = 0x21;

type Piece = { nameBytes: Uint8Array; flags: number; method: number; crc: number; size: number; body: Uint8Array };

function pieceOf(nameBytes: Uint8Array, bytes: Uint8Array): Piece {
  const packed = deflateRawSync(bytes, { level: 6 });
  const smaller = packed.byteLength < bytes.byteLength;
  return { nameBytes, flags: UTF8_NAME, method: smaller ? 8 : 0, crc: crc32(bytes), size: bytes.byteLength, body: smaller ? packed : bytes };
}

function piecesOf(entries: Entries, changed: ReadonlyMap<string, Uint8Array>): Piece[] {
  const left = new Map([...changed].map(([name, bytes]) => [name.toLowerCase(), { name, bytes }]));
  const pieces = entries.directory.map((entry) => {
    const change = left.get(entry.name.toLowerCase());
    left.delete(entry.name.toLowerCase());
    if (change) return pieceOf(entry.nameBytes, change.bytes);
    const body = packedBytes(entries.data, entry);
    if (!body) throw new Error(`entry lost: ${entry.name}`);
    return { ...entry, flags: entry.flags & ~SIZES_AFTER, body };
  });
  return [...pieces, ...[...left.values()].map(({ name, bytes }) => pieceOf(new TextEncoder().encode(name), bytes))];
}

/** The 26 bytes that a local header and a directory line share, from « version needed » on. */
function writeFacts(view: DataView, at: number, piece: Piece): void {
  view.setUint16(at, VERSION, true);
  view.setUint16(at + 2, piece.flags, true);
  view.setUint16(at + 4, piece.method, true);
  view.setUint16(at + 8, NO_DATE, true);
  view.setUint32(at + 10, piece.crc, true);
  view.setUint32(at + 14, piece.body.byteLength, true);
  view.setUint32(at + 18, piece.size, true);
  view.setUint16(at + 22, piece.nameBytes.byteLength, true);
}

function localHeader(piece: Piece): Uint8Array {
  const header = new Uint8Array(30);
  const view = new DataView(header.buffer);
  view.setUint32(0, 0x04034b50, true);
  writeFacts(view, 4, piece);
  return header;
}

function directoryLine(piece: Piece, offset: number): Uint8Array {
  const line = new Uint8Array(46);
  const view = new DataView(line.buffer);
  view.setUint32(0, 0x02014b50, true);
  view.setUint16(4, VERSION, true);
  writeFacts(view, 6, piece);
  view.setUint32(42, offset, true);
  return line;
}

function endOf(count: number, start: number, size: number): Uint8Array {
  const end = new Uint8Array(22);
  const view = new DataView(end.buffer);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, count, true);
  view.setUint16(10, count, true);
  view.setUint32(12, size, true);
  view.setUint32(16, start, true);
  return end;
}

/**
 * The package with some parts changed or added. Untouched entries keep their compressed bytes.
 * @param changed whole parts, by name
 */
export function writeEntries(entries: Entries, changed: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const chunks: Uint8Array[] = [];
  const lines: Uint8Array[] = [];
  let at = 0;
  for (const piece of piecesOf(entries, changed)) {
    lines.push(directoryLine(piece, at), piece.nameBytes);
    chunks.push(localHeader(piece), piece.nameBytes, piece.body);
    at += 30 + piece.nameBytes.byteLength + piece.body.byteLength;
  }
  const size = lines.reduce((sum, line) => sum + line.byteLength, 0);
  const file = Buffer.concat([...chunks, ...lines, endOf(lines.length / 2, at, size)]);
  return new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
}
