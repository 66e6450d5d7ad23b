/** Secrets that a browser or a mail carries: 256 random bits; the database only holds their digest. */
import { createHash, randomBytes } from 'node:crypto';

/** Forty-three characters, fit for a cookie and for an address. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** SHA-256, hexadecimal. A random token needs no salt nor slowness. */
export const digest = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Bytes nobody can guess. */
export const randomBits = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes));
