/** What a file is by its first bytes, whatever its name says. */
import { type Refusal, refuse } from '#shared/errors.ts';

/** `office97`: a .doc, or a .docx under a password; both live in the same container. */
export type Magic = 'zip' | 'office97' | 'encrypted' | 'pdf' | 'picture' | 'rtf' | 'html' | 'empty' | 'other';

const starts = (data: Uint8Array, ...bytes: number[]): boolean => bytes.every((byte, i) => data[i] === byte);
const startsText = (data: Uint8Array, text: string): boolean => starts(data, ...[...text].map((letter) => letter.charCodeAt(0)));

/** Names of the streams that Office writes around an encrypted package. */
const ENCRYPTED = ['EncryptedPackage', 'EncryptionInfo', 'DRMEncrypted'];

function isPicture(data: Uint8Array): boolean {
  return (
    starts(data, 0x89, 0x50, 0x4e, 0x47) ||
    starts(data, 0xff, 0xd8, 0xff) ||
    startsText(data, 'GIF8') ||
    startsText(data, 'BM') ||
    starts(data, 0x49, 0x49, 0x2a, 0) ||
    starts(data, 0x4d, 0x4d, 0, 0x2a) ||
    startsText(data, 'RIFF')
  );
}

function magicOf(data: Uint8Array): Magic {
  if (data.byteLength === 0) return 'empty';
  if (starts(data, 0x50, 0x4b)) return 'zip';
  if (starts(data, 0xd0, 0xcf, 0x11, 0xe0)) {
    const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
    return ENCRYPTED.some((name) => bytes.includes(Buffer.from(name, 'utf16le'))) ? 'encrypted' : 'office97';
  }
  if (startsText(data, '%PDF')) return 'pdf';
  if (startsText(data, '{\\rtf')) return 'rtf';
  if (isPicture(data)) return 'picture';
  return /^\s*<(!doctype html|html)/i.test(Buffer.from(data.subarray(0, 200)).toString('latin1')) ? 'html' : 'other';
}

const AS_DOCX = 'Ouvrez-le dans Word ou LibreOffice, enregistrez-le au format .docx, puis recommencez.';

const WORDS: Record<Exclude<Magic, 'zip'>, readonly [message: string, remedy: string]> = {
  empty: ['Ce fichier est vide : ce n’est pas un fichier Word.', 'Vérifiez qu’il s’ouvre dans Word, puis recommencez.'],
  encrypted: ['Ce fichier est protégé par mot de passe.', 'Retirez le mot de passe dans Word (Fichier › Informations), enregistrez, puis recommencez.'],
  office97: [
    'Ce fichier est protégé par mot de passe ou à l’ancien format .doc.',
    'Ouvrez-le dans Word, retirez le mot de passe, enregistrez-le au format .docx ou .dotx, puis recommencez.',
  ],
  pdf: ['Ce fichier est un PDF, pas un fichier Word.', 'Demandez le fichier Word d’origine, puis recommencez.'],
  picture: ['Ce fichier est une image, pas un fichier Word.', 'Choisissez un fichier .docx ou .dotx.'],
  rtf: ['Ce fichier est au format RTF.', AS_DOCX],
  html: ['Ce fichier est une page web, pas un fichier Word.', AS_DOCX],
  other: ['Ce fichier n’est pas un fichier Word.', 'Choisissez un fichier .docx ou .dotx.'],
};

/** Refuses what is not a zip, in words that say what it is. */
export function magicRefusal(data: Uint8Array): Refusal | null {
  const magic = magicOf(data);
  if (magic === 'zip') return null;
  const [message, remedy] = WORDS[magic];
  return refuse('UNSUPPORTED_FILE', message, { remedy });
}
