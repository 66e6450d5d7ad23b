/** The keys a server trusts, and the private key a pack is signed with: Ed25519 alone, as PEM. */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

/** `fingerprint`: SHA-256 of the SPKI form, hexadecimal. */
export type TrustedKey = { fingerprint: string; key: KeyObject };

/** A key that cannot be used, with the sentence that says why. */
export class KeyFault extends Error {}

const PEM = /-----BEGIN ([A-Z ]+)-----[\s\S]+?-----END \1-----/g;

export const fingerprintOf = (key: KeyObject): string =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');

function publicKey(pem: string): TrustedKey {
  if (/PRIVATE/.test(pem)) throw new KeyFault('c’est une clé privée : donnez la clé publique, et gardez l’autre hors du serveur');
  let key: KeyObject;
  try {
    key = createPublicKey(pem);
  } catch {
    throw new KeyFault('une clé ne peut pas être lue : donnez une clé publique au format PEM (« clausier contenu cles » en fait une)');
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new KeyFault('une clé n’est pas de la sorte Ed25519 : « clausier contenu cles » en fait une');
  return { fingerprint: fingerprintOf(key), key };
}

/**
 * Keys written one after the other, or the file that holds them.
 * @throws KeyFault when the file cannot be read, holds none, or one that cannot be used
 */
export function readTrustedKeys(written: string): TrustedKey[] {
  let text = written.replaceAll('\\n', '\n');
  if (!text.includes('-----BEGIN')) {
    if (!existsSync(written)) throw new KeyFault('ce fichier n’existe pas');
    try {
      text = readFileSync(written, 'utf8');
    } catch {
      throw new KeyFault('ce fichier ne peut pas être lu');
    }
  }
  const keys = (text.match(PEM) ?? []).map(publicKey);
  if (keys.length === 0) throw new KeyFault('aucune clé publique au format PEM n’y est écrite');
  return keys;
}

/** @throws KeyFault when it is no Ed25519 private key */
export function readPrivateKey(pem: string): KeyObject {
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    throw new KeyFault('la clé privée ne peut pas être lue : donnez le fichier PEM fait par « clausier contenu cles »');
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new KeyFault('la clé privée n’est pas de la sorte Ed25519');
  return key;
}

export const publicKeyOf = (privateKey: KeyObject): KeyObject => createPublicKey(privateKey);

/** Both halves as PEM. */
export function makeKeys(): { privatePem: string; publicPem: string; fingerprint: string } {
  const { privateKey, publicKey: shared } = generateKeyPairSync('ed25519');
  return {
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicPem: shared.export({ type: 'spki', format: 'pem' }).toString(),
    fingerprint: fingerprintOf(shared),
  };
}
