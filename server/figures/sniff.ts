/** What can be refused of a file by its first bytes, whatever its name says, before the rest of it is sent. The reading looks closer. */
import { type Refusal, refuse } from '../../shared/errors.ts';

const starts = (data: Uint8Array, ...bytes: number[]): boolean => bytes.every((byte, position) => data[position] === byte);
const unsupported = (message: string, remedy: string): Refusal => refuse('UNSUPPORTED_FILE', message, { remedy });

const AS_CSV = 'Ouvrez-le dans votre tableur, enregistrez-le au format CSV UTF-8, puis importez ce fichier.';
const UNPACK = 'Décompressez-le, puis importez le fichier qu’il contient.';

function packed(first: Uint8Array): Refusal {
  const names = Buffer.from(first.buffer, first.byteOffset, first.byteLength).toString('latin1');
  if (/xl\/|\[Content_Types\]\.xml|mimetypeapplication\/vnd\.oasis/.test(names))
    return unsupported('Ce fichier est un classeur de tableur, même si son nom dit autre chose.', AS_CSV);
  return unsupported('Ce fichier est une archive ZIP.', UNPACK);
}

/** Null for what may be read. */
export function sniff(first: Uint8Array): Refusal | null {
  if (first.byteLength === 0)
    return refuse('UNREADABLE_FILE', 'Ce fichier est vide.', { remedy: 'Téléchargez-le de nouveau, ou exportez-le de nouveau, puis recommencez.' });
  if (starts(first, 0x50, 0x4b)) return packed(first);
  if (starts(first, 0xd0, 0xcf, 0x11, 0xe0)) return unsupported('Ce fichier est un classeur à l’ancien format, ou protégé par un mot de passe.', AS_CSV);
  if (starts(first, 0x1f, 0x8b)) return unsupported('Ce fichier est compressé (gzip).', UNPACK);
  if (starts(first, 0x25, 0x50, 0x44, 0x46))
    return unsupported('Ce fichier est un PDF.', 'Demandez les données elles-mêmes (JSON, XML ou CSV), puis importez ce fichier.');
  const beginning = Buffer.from(first.subarray(0, 400)).toString('latin1');
  if (/^(?:ï»¿)?\s*(?:<!--[\s\S]*?-->\s*)?<(?:!doctype html|html|head|body)/i.test(beginning))
    return unsupported(
      'Ce fichier est une page web, sans doute un message d’erreur du site.',
      'Téléchargez de nouveau le fichier de données, puis recommencez.',
    );
  return null;
}
