/**
 * The gate of every Word file that comes in, and the way out of every one we write.
 * In: sizes, entries, ratio, names and magic are judged from the zip's directory before anything is inflated; then each
 * part's CRC is checked, which no zip library does by default. Out: same parts, same bytes (no clock in the zip).
 */
import { type Zippable, zipSync } from 'fflate';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import { broken, inflateEntry, readDirectory } from './directory.ts';

/** Parts by name, in the order of the package. */
export type Parts = Map<string, Uint8Array>;

/**
 * Opens a package.
 * @param maxBytes size accepted for the file itself
 */
export function readPackage(data: Uint8Array, maxBytes: number): Parts | Refusal {
  const entries = readDirectory(data, { bytes: maxBytes, inflated: LIMITS.inflatedBytes, entries: LIMITS.zipEntries });
  if (isRefusal(entries)) return entries;
  const parts: Parts = new Map();
  for (const entry of entries) {
    if (entry.name.endsWith('/')) continue;
    const bytes = inflateEntry(data, entry);
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
