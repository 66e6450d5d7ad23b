/** The second factor: six digits that change every thirty seconds (RFC 6238), and recovery codes for the day the telephone is lost. */
import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { LIMITS } from '#shared/limits.ts';
import { digest } from './tokens.ts';

// What every authenticator application knows; others are ignored by some of them.
const PARAMETERS = { algorithm: 'SHA1', digits: 6, period: 30 };
/** One step before and after: telephones drift, people type slowly. */
const WINDOW = 1;

/** `secret` in base32, to type; `uri` for the picture to scan (`otpauth:`). Nothing is kept here. */
export function newSecondFactor(email: string, organisation: string): { secret: string; uri: string } {
  // A colon would end the issuer in the label of the address.
  const issuer = `Clausier ${organisation}`.replaceAll(':', ' ');
  const totp = new TOTP({ ...PARAMETERS, issuer, label: email, secret: new Secret({ size: 20 }) });
  return { secret: totp.secret.base32, uri: totp.toString() };
}

/**
 * The thirty-second step this code is of; null when it is wrong. The caller uses the step once (`people.spendTotpStep`).
 * @param secret base32
 * @param nowMs milliseconds since 1970
 */
export function checkCode(secret: string, code: string, nowMs: number): number | null {
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const delta = TOTP.validate({ token, secret: Secret.fromBase32(secret), ...PARAMETERS, timestamp: nowMs, window: WINDOW });
  return delta === null ? null : TOTP.counter({ period: PARAMETERS.period, timestamp: nowMs }) + delta;
}

/** Crockford's: no letter that looks like a digit. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const GROUPS = 4;
const GROUP = 4;

/** Eighty random bits each, « 7k3m-x0qd-9fhp-2wzt »; shown once, kept as `digestRecoveryCode`. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: LIMITS.recoveryCodes }, () =>
    Array.from(randomBytes(GROUPS * GROUP), (byte, index) => `${index > 0 && index % GROUP === 0 ? '-' : ''}${ALPHABET[byte % ALPHABET.length]}`).join(''),
  );

/** As it is kept: SHA-256, whatever the capitals, spaces, hyphens, and look-alikes it was typed with. */
export const digestRecoveryCode = (code: string): string =>
  digest(
    code
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '')
      .replaceAll('o', '0')
      .replace(/[il]/g, '1'),
  );
