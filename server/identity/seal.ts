/** Seals what the database or a cookie must not show in clear (AES-256-GCM, one key a purpose drawn from the server's secret by HKDF). */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

export type Purpose = 'second-factor' | 'sso-token' | 'sso-flow' | 'participation-form';

export type Seal = {
  seal: (text: string, purpose: Purpose) => string;
  /** Null when it was sealed with another secret, for another purpose, or changed since. */
  open: (sealed: string, purpose: Purpose) => string | null;
  /** Tells two secrets apart without saying anything of them. */
  fingerprint: string;
};

const NONCE = 12;
const TAG = 16;

export function makeSeal(secret: string): Seal {
  const keys = new Map<Purpose, Buffer>();
  const keyOf = (purpose: Purpose): Buffer => {
    const key = keys.get(purpose) ?? Buffer.from(hkdfSync('sha256', secret, 'clausier', purpose, 32));
    keys.set(purpose, key);
    return key;
  };
  return {
    seal: (text, purpose) => {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', keyOf(purpose), nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    open: (sealed, purpose) => {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length < NONCE + TAG) return null;
      const decipher = createDecipheriv('aes-256-gcm', keyOf(purpose), bytes.subarray(0, NONCE));
      decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
      try {
        return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
    fingerprint: createHmac('sha256', secret).update('clausier fingerprint').digest('hex').slice(0, 32),
  };
}
