/**
 * The file of a pack: written, signed, read, verified. Promises that one content signed with one key is one file, byte for
 * byte, and that any other byte is refused: what is read is written again, and must be the same. See `docs/format-paquet.md`.
 */
import { type KeyObject, sign, verify } from 'node:crypto';
import { Value } from 'typebox/value';
import { Pack, PACK_FORMAT, PACK_FORMAT_VERSION, type PackFile } from '#shared/api/packs.ts';
import { isDay } from '#shared/days.ts';
import { type Refusal, refuse } from '#shared/errors.ts';
import { formatNumber } from '#shared/format.ts';
import { LIMITS } from '#shared/limits.ts';
import { fingerprintOf, publicKeyOf, type TrustedKey } from './keys.ts';
import { isFor, type ProductRange } from './product-version.ts';

/** Told to the page and to the command line beside the sentence. */
export type PackFault =
  | 'no-key'
  | 'too-large'
  | 'not-a-pack'
  | 'truncated'
  | 'format'
  | 'unknown-key'
  | 'altered'
  | 'signature'
  | 'product'
  | 'not-newer'
  | 'content';

type Unsigned = Omit<Pack, 'signature'>;

/** The one way to write a pack: members in this order, no space, one line break at the end. */
const signedPart = ({ edition, product, files, key }: Unsigned): string =>
  JSON.stringify({
    format: PACK_FORMAT,
    formatVersion: PACK_FORMAT_VERSION,
    edition: { number: edition.number, day: edition.day },
    product: { from: product.from, before: product.before },
    files: files.map(({ path, text }) => ({ path, text })),
    key,
  });

/** Bytes that the signature is of. */
const signedBytes = (pack: Unsigned): Buffer => Buffer.from(signedPart(pack), 'utf8');
const written = (pack: Pack): string => `${signedPart(pack).slice(0, -1)},"signature":${JSON.stringify(pack.signature)}}\n`;

/** The whole file. `files` in the order of their paths. */
export function sealPack(content: { edition: Pack['edition']; product: ProductRange; files: PackFile[] }, privateKey: KeyObject): string {
  const pack: Unsigned = { format: PACK_FORMAT, formatVersion: PACK_FORMAT_VERSION, ...content, key: fingerprintOf(publicKeyOf(privateKey)) };
  return written({ ...pack, signature: sign(null, signedBytes(pack), privateKey).toString('base64') });
}

const NOTHING_CHANGED = 'Rien n’a été changé.';
export const packRefusal = (fault: PackFault, sentence: string, remedy: string): Refusal =>
  refuse('PACK_REFUSED', `${sentence} ${NOTHING_CHANGED}`, { remedy, extra: { fault } });

const ASK_AGAIN = 'Demandez de nouveau le paquet à qui le diffuse, et comparez son empreinte SHA-256.';
const NOT_A_PACK = (): Refusal =>
  packRefusal('not-a-pack', 'Ce fichier n’est pas un paquet de mise à jour de Clausier.', 'Choisissez le fichier .json du paquet.');
const ALTERED = (): Refusal => packRefusal('altered', 'Ce paquet a été modifié depuis sa signature, ou abîmé en route.', ASK_AGAIN);

const NO_KEY = (): Refusal =>
  packRefusal(
    'no-key',
    'Ce serveur ne fait confiance à aucune clé\u202f: aucun paquet n’est accepté.',
    'La personne qui tient le serveur donne la clé publique de qui diffuse les paquets dans CLAUSIER_PACK_KEYS, puis redémarre\u202f: voyez le guide d’exploitation.',
  );

/** The bytes as an object, or why they are none. */
function parsed(bytes: Uint8Array): { value: object } | Refusal {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return NOT_A_PACK();
  }
  const begins = text.startsWith(`{"format":"${PACK_FORMAT}"`);
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { value } : NOT_A_PACK();
  } catch {
    return begins ? packRefusal('truncated', 'Ce paquet est incomplet ou abîmé\u202f: sa lecture s’arrête avant la fin.', ASK_AGAIN) : NOT_A_PACK();
  }
}

/** A pack of the one format this version reads, not trusted yet. */
function shaped(value: object): Pack | Refusal {
  if (!('format' in value) || value.format !== PACK_FORMAT) return NOT_A_PACK();
  const version = 'formatVersion' in value ? value.formatVersion : undefined;
  if (typeof version === 'number' && version !== PACK_FORMAT_VERSION)
    return packRefusal(
      'format',
      `Ce paquet est au format ${formatNumber(version)}\u202f; cette version de Clausier lit le format ${PACK_FORMAT_VERSION}.`,
      version > PACK_FORMAT_VERSION
        ? 'Installez une version plus récente de Clausier, puis recommencez.'
        : 'Demandez un paquet fait pour cette version de Clausier.',
    );
  if (!Value.Check(Pack, value) || !isDay(value.edition.day)) return ALTERED();
  return value;
}

/** Its signature, by one of the keys trusted, over these very bytes. */
function authentic(pack: Pack, bytes: Uint8Array, keys: readonly TrustedKey[]): Refusal | null {
  const trusted = keys.find(({ fingerprint }) => fingerprint === pack.key);
  if (!trusted)
    return packRefusal(
      'unknown-key',
      `Ce paquet est signé par une clé que ce serveur ne connaît pas (${pack.key.slice(0, 16)}…).`,
      'Si elle est bien celle de qui diffuse vos paquets, ajoutez sa clé publique à CLAUSIER_PACK_KEYS et redémarrez.',
    );
  if (!Buffer.from(written(pack), 'utf8').equals(bytes)) return ALTERED();
  const signature = Buffer.from(pack.signature, 'base64');
  if (signature.toString('base64') !== pack.signature || !verify(null, signedBytes(pack), trusted.key, signature))
    return packRefusal(
      'signature',
      'La signature de ce paquet n’est pas valable\u202f: il n’a pas été fait par la clé qu’il nomme, ou il a été modifié.',
      ASK_AGAIN,
    );
  return null;
}

/**
 * A pack that one of these keys signed, for this version of Clausier; else the exact reason. Its content is still to be checked.
 * @param version of this Clausier
 */
export function openPack(bytes: Uint8Array, keys: readonly TrustedKey[], version: string): Pack | Refusal {
  if (keys.length === 0) return NO_KEY();
  if (bytes.byteLength > LIMITS.packBytes)
    return packRefusal(
      'too-large',
      `Ce paquet dépasse ${formatNumber(LIMITS.packBytes / 1_000_000)}\u00a0Mo.`,
      'Vérifiez que c’est bien un paquet de mise à jour.',
    );
  const read = parsed(bytes);
  if ('refused' in read) return read;
  const pack = shaped(read.value);
  if ('refused' in pack) return pack;
  const refusal = authentic(pack, bytes, keys);
  if (refusal) return refusal;
  if (isFor(pack.product, version)) return pack;
  const { from, before } = pack.product;
  return packRefusal(
    'product',
    `Ce paquet est fait pour Clausier ${from} et suivants, avant ${before}\u202f; celui-ci est en version ${version}.`,
    'Demandez un paquet fait pour votre version, ou installez une version qui convient.',
  );
}
