import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import { DOCUMENT_BOUNDS, type Entries, openEntries, writeEntries } from '../../server/word/ooxml/entries.ts';
import { bytesOf, textOf } from '../../server/word/ooxml/package.ts';
import { liar, withDuplicate, withFlag } from '../support/word/hostile.ts';
import { packedEntries, sameBytes } from '../support/word/markup.ts';
import { png } from '../support/word/scheme-fixture.ts';

const NO_DATE = { mtime: new Date(1980, 0, 1) };
const PARTS = {
  '[Content_Types].xml': bytesOf('<Types/>'),
  'word/document.xml': bytesOf('<a>é, texte</a>'.repeat(400)),
  'word/media/image1.png': png(12, 8),
  'word/média/': new Uint8Array(),
};
const file = (): Uint8Array => zipSync(PARTS, NO_DATE);

const open = (data: Uint8Array, bounds = DOCUMENT_BOUNDS): Entries => {
  const entries = openEntries(data, bounds);
  if (isRefusal(entries)) throw new Error(entries.message);
  return entries;
};
const refusal = (data: Uint8Array, bounds = DOCUMENT_BOUNDS): Refusal => {
  const entries = openEntries(data, bounds);
  if (!isRefusal(entries)) throw new Error('accepté');
  return entries;
};

/** A number written in the directory line of a part, and in its own header. */
function patched(data: Uint8Array, name: string, at: { central: number; local?: number }, value: number): Uint8Array {
  const copy = Buffer.from(data);
  for (const [signature, header, offset] of [
    ['PK\u0001\u0002', 46, at.central],
    ['PK\u0003\u0004', 30, at.local],
  ] as const)
    for (let i = copy.indexOf(signature, 0, 'latin1'); i >= 0 && offset !== undefined; i = copy.indexOf(signature, i + 4, 'latin1'))
      if (copy.toString('latin1', i + header, i + header + name.length) === name) copy.writeUInt32LE(value >>> 0, i + offset);
  return new Uint8Array(copy);
}

describe('Un paquet lu à la demande', () => {
  it('garde l’ordre, rend chaque partie, et la compare sans casse comme Word', () => {
    const entries = open(file());
    expect(entries.names).toEqual(Object.keys(PARTS));
    expect(entries.has('WORD/Document.xml')).toBe(true);
    expect(entries.read('Word/document.XML')).toEqual(PARTS['word/document.xml']);
    expect(entries.read('word/styles.xml')).toBeNull();
  });

  it('ne décompresse rien d’avance : une partie abîmée ne gêne que celui qui la lit', () => {
    const data = patched(file(), 'word/media/image1.png', { central: 16 }, 0x12345678);
    const entries = open(data);
    expect(entries.read('word/document.xml')).toEqual(PARTS['word/document.xml']);
    expect(entries.read('word/media/image1.png')).toMatchObject({ refused: 'UNREADABLE_FILE' });
  });

  it('refuse en mots une partie trop longue', () => {
    const long = open(zipSync({ 'word/document.xml': new Uint8Array(LIMITS.documentPartBytes + 1) }, { ...NO_DATE, level: 0 }), {
      ...DOCUMENT_BOUNDS,
      bytes: 100_000_000,
    });
    expect(long.read('word/document.xml')).toMatchObject({ refused: 'UNREADABLE_FILE', message: 'Le texte de ce fichier est trop long pour être lu ici.' });
  });
});

describe('Le paquet réécrit', () => {
  it('rend les octets compressés de ce qui n’a pas changé, et ajoute à la fin', () => {
    const data = file();
    const made = writeEntries(
      open(data),
      new Map([
        ['word/Document.xml', bytesOf('<b/>')],
        ['word/comments.xml', bytesOf('<c/>')],
      ]),
    );
    const [before, after] = [packedEntries(data), packedEntries(made)];
    expect([...after.keys()]).toEqual([...Object.keys(PARTS), 'word/comments.xml']);
    for (const name of ['[Content_Types].xml', 'word/media/image1.png']) expect(sameBytes(before.get(name), after.get(name))).toBe(true);
    expect(textOf(unzipSync(made)['word/document.xml'] ?? new Uint8Array())).toBe('<b/>');
    expect(textOf(unzipSync(made)['word/comments.xml'] ?? new Uint8Array())).toBe('<c/>');
  });

  it('donne les mêmes octets aux mêmes changements, et se relit', () => {
    const parts = fc.dictionary(fc.stringMatching(/^[a-zé]{1,8}\.xml$/), fc.uint8Array({ maxLength: 300 }), { minKeys: 1, maxKeys: 6 });
    fc.assert(
      fc.property(parts, parts, (given, changed) => {
        const data = zipSync({ ...given }, NO_DATE);
        const changes = new Map(Object.entries(changed));
        const once = writeEntries(open(data), changes);
        const twice = writeEntries(open(data), changes);
        expect(Buffer.compare(once, twice)).toBe(0);
        const again = open(once);
        for (const [name, bytes] of Object.entries({ ...given, ...changed })) expect(again.read(name)).toEqual(bytes);
      }),
      { numRuns: 100 },
    );
  });

  it('écrit les tailles d’avance quand le paquet d’origine les mettait après', () => {
    const data = Buffer.from(file());
    // Bit 3 in both headers of every entry, sizes and CRC of the local ones to zero: what a streaming writer leaves.
    for (let at = data.indexOf('PK\u0003\u0004', 0, 'latin1'); at >= 0; at = data.indexOf('PK\u0003\u0004', at + 4, 'latin1')) {
      data.writeUInt16LE(data.readUInt16LE(at + 6) | 8, at + 6);
      data.fill(0, at + 14, at + 26);
    }
    for (let at = data.indexOf('PK\u0001\u0002', 0, 'latin1'); at >= 0; at = data.indexOf('PK\u0001\u0002', at + 4, 'latin1'))
      data.writeUInt16LE(data.readUInt16LE(at + 8) | 8, at + 8);
    const made = writeEntries(open(new Uint8Array(data)), new Map());
    expect(unzipSync(made)['word/document.xml']).toEqual(PARTS['word/document.xml']);
    expect(new DataView(made.buffer, made.byteOffset).getUint16(6, true) & 8).toBe(0);
  });
});

describe('La porte', () => {
  const CASES: [name: string, data: () => Uint8Array, code: string, words: RegExp][] = [
    ['0 octet', () => new Uint8Array(), 'UNSUPPORTED_FILE', /vide/],
    ['une image', () => png(8, 8), 'UNSUPPORTED_FILE', /image/],
    ['un PDF', () => bytesOf('%PDF-1.4'), 'UNSUPPORTED_FILE', /PDF/],
    ['un RTF', () => bytesOf('{\\rtf1}'), 'UNSUPPORTED_FILE', /RTF/],
    ['une page web', () => bytesOf('\n<!DOCTYPE html><html></html>'), 'UNSUPPORTED_FILE', /page web/],
    [
      'un mot de passe',
      () => new Uint8Array(Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')])),
      'UNSUPPORTED_FILE',
      /mot de passe\.$/,
    ],
    ['un ancien .doc', () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0), 'UNSUPPORTED_FILE', /ancien format/],
    ['un zip chiffré', () => withFlag(file()), 'UNSUPPORTED_FILE', /mot de passe/],
    ['un zip coupé', () => file().slice(0, 200), 'UNREADABLE_FILE', /sa fin manque/],
    ['deux fois la même partie', () => withDuplicate(file()), 'UNREADABLE_FILE', /deux fois/],
    ['une partie qui sort du fichier', () => zipSync({ '../a.xml': bytesOf('x') }), 'UNREADABLE_FILE', /sort du fichier/],
    ['une partie à la racine du disque', () => zipSync({ '/a.xml': bytesOf('x') }), 'UNREADABLE_FILE', /sort du fichier/],
    ['une bombe', () => zipSync({ 'a.xml': new Uint8Array(250_000_000) }, { level: 9 }), 'UNREADABLE_FILE', /dilate/],
    ['du zip64', () => patched(file(), 'word/document.xml', { central: 24 }, 0xffffffff), 'UNREADABLE_FILE', /zip64/],
    ['des parties qui se recouvrent', () => patched(file(), 'word/document.xml', { central: 20 }, 500_000), 'UNREADABLE_FILE', /recouvrent/],
    ['une partie qui n’est pas à sa place', () => patched(file(), 'word/document.xml', { central: 42 }, 3), 'UNREADABLE_FILE', /ne se lit pas/],
  ];
  for (const [name, data, code, words] of CASES)
    it(`refuse ${name}, avec une phrase et un remède`, () => {
      const answer = refusal(data());
      expect(answer.refused).toBe(code);
      expect(answer.message).toMatch(words);
      expect(answer.remedy).toBeTruthy();
    });

  it('refuse un fichier trop lourd, trop de parties, trop de contenu', () => {
    expect(refusal(file(), { ...DOCUMENT_BOUNDS, bytes: 100 }).refused).toBe('TOO_LARGE');
    expect(refusal(file(), { ...DOCUMENT_BOUNDS, entries: 2 }).message).toContain('trop de parties');
    expect(refusal(file(), { ...DOCUMENT_BOUNDS, inflated: 1_000 }).message).toContain('trop gros');
  });

  it('ne prend pas plus de mémoire qu’une partie n’en annonce', () => {
    const entries = open(liar(zipSync({ ...PARTS }, NO_DATE)));
    expect(entries.read('word/document.xml')).toMatchObject({ refused: 'UNREADABLE_FILE' });
  });

  it('répond par un refus, jamais par une exception, à tout octet changé', () => {
    const data = file();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: data.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const copy = data.slice();
        copy[at] = (copy[at] ?? 0) ^ change;
        const entries = openEntries(copy, DOCUMENT_BOUNDS);
        if (isRefusal(entries)) return true;
        for (const name of entries.names) entries.read(name);
        return writeEntries(entries, new Map([['word/document.xml', bytesOf('x')]])).length > 0;
      }),
      { numRuns: 2_000 },
    );
  });
});
