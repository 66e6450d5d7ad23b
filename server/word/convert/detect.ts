/** Which formats other than .docx are worth converting, told by their bytes and never by their name. */
import type { Convertible } from './libreoffice.ts';

const OFFICE_97 = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Streams of a Word 97 file, and those that say a password protects it. */
const WORD_STREAM = Buffer.from('WordDocument', 'utf16le');
const LOCKED_STREAMS = ['EncryptedPackage', 'EncryptionInfo', 'DRMEncrypted'].map((name) => Buffer.from(name, 'utf16le'));
const ODT_TYPE = 'application/vnd.oasis.opendocument.text';
/** An OpenDocument package says what it is in its first entry, stored as plain text. */
const ODT_HEAD = `mimetype${ODT_TYPE}`;

/** Null for anything else, .docx included. */
export function convertibleFrom(data: Uint8Array): Convertible | null {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  if (OFFICE_97.every((byte, i) => bytes[i] === byte))
    return bytes.includes(WORD_STREAM) && !LOCKED_STREAMS.some((name) => bytes.includes(name)) ? 'doc' : null;
  const head = bytes.subarray(0, 200).toString('latin1');
  if (head.startsWith('{\\rtf')) return 'rtf';
  return head.startsWith('PK') && head.includes(ODT_HEAD) ? 'odt' : null;
}
