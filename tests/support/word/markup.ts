/** Raw comparison of two Word files: their zip entries, their main text, their identifiers. Reads by itself, without the engine. */
import { unzipSync } from 'fflate';

const SIGNATURE = 0x02014b50;

/** Compressed bytes of each entry, straight from the zip. */
export function packedEntries(file: Uint8Array): Map<string, Uint8Array> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let end = file.byteLength - 22;
  while (view.getUint32(end, true) !== 0x06054b50) end -= 1;
  const entries = new Map<string, Uint8Array>();
  let at = view.getUint32(end + 16, true);
  while (view.getUint32(at, true) === SIGNATURE) {
    const [nameLength, extra, comment] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)];
    const name = new TextDecoder().decode(file.subarray(at + 46, at + 46 + nameLength));
    const local = view.getUint32(at + 42, true);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    entries.set(name, file.subarray(start, start + view.getUint32(at + 20, true)));
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

export const sameBytes = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  a !== undefined && b !== undefined && Buffer.compare(Buffer.from(a.buffer, a.byteOffset, a.length), Buffer.from(b.buffer, b.byteOffset, b.length)) === 0;

/** Text of a part, in whichever Unicode it is. */
export function partWords(file: Uint8Array, name: string): string {
  const bytes = unzipSync(file, { filter: (entry) => entry.name === name })[name];
  if (!bytes) return '';
  return new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8').decode(bytes);
}

/** Name of the main part, as our corpus names it. */
export const mainName = (file: Uint8Array): string => [...packedEntries(file).keys()].find((name) => /^word\/document2?\.xml$/.test(name)) ?? '';
export const mainWords = (file: Uint8Array): string => partWords(file, mainName(file));

/** What was put between the two texts' common ends; null when the first is not the second with one piece taken out. */
export function onlyAdded(before: string, after: string): string | null {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < before.length - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return start + end === before.length ? after.slice(start, after.length - end) : null;
}

/** Text as accepted: every `w:t`, one line a paragraph, any prefix. */
export const acceptedText = (xml: string): string =>
  xml
    .replace(/<(\w+:)?del\b(?![^>]*\/>)[\s\S]*?<\/(\w+:)?del>/g, '')
    .split(/<\/(?:\w+:)?p>/)
    .map((paragraph) =>
      [...paragraph.matchAll(/<(?:\w+:)?t(?: [^>]*)?>([^<]*)</g)]
        .map(([, words]) => words ?? '')
        .join('')
        .replaceAll('&amp;', '&')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&#xE9;', 'é'),
    )
    .join('\n');

export const count = (text: string, words: string): number => text.split(words).length - 1;

/** Identifiers of revisions, bookmarks' starts and comments, over the stories of a file, each kind of space apart. */
export function identifiers(file: Uint8Array): string[] {
  const stories = Object.keys(unzipSync(file)).filter((name) => /^word\/(document2?|header\d*|footer\d*|footnotes|endnotes)\.xml$/.test(name));
  return stories.flatMap((name) =>
    [
      ...partWords(file, name).matchAll(
        /<(?:\w+:)?(ins|del|moveFrom|moveTo|moveFromRangeStart|moveToRangeStart|pPrChange|rPrChange|bookmarkStart|commentRangeStart) [^>]*?\b(?:\w+:)?id="(-?\d+)"/g,
      ),
    ].map(([, , id]) => id ?? ''),
  );
}
