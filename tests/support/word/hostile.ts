/** Files that mean harm, or that something has damaged: made from a good one, the same at every run. */
import { deflateRawSync } from 'node:zlib';
import { unzipSync, type Zippable, zipSync } from 'fflate';
import { bytesOf, textOf } from '../../../server/word/ooxml/package.ts';

const ZIP = { mtime: new Date(1980, 0, 1), level: 1 } as const;

/** The file with parts put, changed or (null) taken away. */
export function withParts(file: Uint8Array, change: Record<string, string | Uint8Array | null | ((text: string) => string)>): Uint8Array {
  const parts: Zippable = { ...unzipSync(file) };
  for (const [name, to] of Object.entries(change)) {
    if (to === null) delete parts[name];
    else {
      const was = parts[name];
      const made = typeof to === 'function' ? to(was instanceof Uint8Array ? textOf(was) : '') : to;
      parts[name] = typeof made === 'string' ? bytesOf(made) : made;
    }
  }
  return zipSync(parts, ZIP);
}

/** Two entries of the same name: the directory is rewritten in place, so both names have the same length. */
export function withDuplicate(file: Uint8Array): Uint8Array {
  const zip = Buffer.from(withParts(file, { 'word/aaaaaaaa.xml': '<a/>' })).toString('latin1');
  return new Uint8Array(Buffer.from(zip.replaceAll('word/aaaaaaaa.xml', 'word/document.xml'), 'latin1'));
}

/** A flag of encryption on every entry. */
export function withFlag(file: Uint8Array): Uint8Array {
  const copy = Buffer.from(file);
  for (let at = copy.indexOf('PK\u0001\u0002', 0, 'latin1'); at >= 0; at = copy.indexOf('PK\u0001\u0002', at + 4, 'latin1')) copy.writeUInt16LE(1, at + 8);
  return new Uint8Array(copy);
}

/** A part of two hundred megabytes that lies about its size in the directory. */
export function liar(file: Uint8Array): Uint8Array {
  const packed = deflateRawSync(Buffer.alloc(200_000_000, 0x20));
  const copy = Buffer.from(withParts(file, { 'word/document.xml': new Uint8Array(packed) }));
  for (const [signature, method, size] of [
    ['PK\u0003\u0004', 8, 22],
    ['PK\u0001\u0002', 10, 24],
  ] as const)
    for (let at = copy.indexOf(signature, 0, 'latin1'); at >= 0; at = copy.indexOf(signature, at + 4, 'latin1')) {
      const nameAt = at + (method === 8 ? 30 : 46);
      if (copy.toString('latin1', nameAt, nameAt + 17) === 'word/document.xml') {
        copy.writeUInt16LE(8, at + method);
        copy.writeUInt32LE(500_000, at + size);
      }
    }
  return new Uint8Array(copy);
}

type Random = () => number;
const within = (random: Random, length: number): number => Math.floor(random() * length);

function damagedBytes(file: Uint8Array, random: Random): Uint8Array {
  const copy = file.slice(0, random() < 0.1 ? within(random, file.length) : file.length);
  for (let i = within(random, 4); i >= 0; i -= 1) copy[within(random, copy.length)] = within(random, 256);
  return copy;
}

const JUNK = [
  '<',
  '>',
  '</w:p>',
  '<w:p>',
  '<w:tbl>',
  '&x;',
  '\u0000',
  '<w:sdt>',
  'w:id="99999999999999"',
  'w:val="-1"',
  '<w:ins w:id="1">',
  '<!--',
  ']]>',
  '<w:fldChar w:fldCharType="begin"/>',
];

function damagedText(text: string, random: Random): string {
  const at = within(random, text.length);
  const length = within(random, random() < 0.2 ? 2_000 : 30);
  const way = within(random, 4);
  if (way === 0) return text.slice(0, at) + text.slice(at + length);
  if (way === 1) return text.slice(0, at) + text.slice(at, at + length) + text.slice(at);
  if (way === 2) return text.slice(0, at) + (JUNK[within(random, JUNK.length)] ?? '') + text.slice(at);
  return text.replaceAll(/w:(id|val|numId|ilvl)="(\d+)"/g, (all, name) => (random() < 0.1 ? `w:${name}="${within(random, 2) ? 'NaN' : 4e9}"` : all));
}

const PARTS = ['word/document.xml', 'word/styles.xml', 'word/numbering.xml', '[Content_Types].xml', '_rels/.rels', 'word/_rels/document.xml.rels'];

/** The file damaged in some way: bytes of the zip, or text of a part in a zip that is right. */
export function mutant(file: Uint8Array, random: Random): Uint8Array {
  if (random() < 0.4) return damagedBytes(file, random);
  const name = random() < 0.6 ? 'word/document.xml' : (PARTS[within(random, PARTS.length)] ?? '');
  return withParts(file, { [name]: (text) => damagedText(text, random) });
}
