/** Update packs for tests: the shipped content with a few words changed, signed with keys made for the occasion. */
import { readFolder } from '../../db/loader/index.ts';
import { contentRoot } from '../../db/paths.ts';
import { makeKeys, readPrivateKey, sealPack } from '../../server/packs/index.ts';
import { multipart } from './upload.ts';

export type Files = { path: string; text: string }[];
export const KEYS = makeKeys();
export const OTHER_KEYS = makeKeys();

/** For any version a test may have. */
export const ANY_PRODUCT = { from: '0.0.0', before: '9999.0.0' };

/** The shipped files under another number; `change` gives the new text of a file, or the one it was given. */
export function contentFiles(number: number, change: (path: string, text: string) => string = (_path, text) => text): Files {
  return readFolder(contentRoot()).map(({ path, text }) => ({
    path,
    text: path === 'edition.yaml' ? `number: ${number}\nday: 2027-02-01\n` : change(path, text),
  }));
}

type Wanted = { number?: number; files?: Files; product?: typeof ANY_PRODUCT; privatePem?: string };

/** The text of a pack, number 100 and signed with `KEYS` unless said otherwise. */
export function packText({ number = 100, files = contentFiles(number), product = ANY_PRODUCT, privatePem = KEYS.privatePem }: Wanted = {}): string {
  return sealPack({ edition: { number, day: '2027-02-01' }, product, files }, readPrivateKey(privatePem));
}

export const packUpload = (text: string | Uint8Array): ReturnType<typeof multipart> =>
  multipart([{ name: 'file', value: typeof text === 'string' ? Buffer.from(text) : text, filename: 'paquet.json', type: 'application/json' }]);
