import { describe, expect, it } from 'vitest';
import { makeSeal } from '../../../server/identity/seal.ts';
import { digest, newToken } from '../../../server/identity/tokens.ts';

const SECRET = 'un-secret-de-test-assez-long-pour-etre-accepte';
const { seal, open, fingerprint } = makeSeal(SECRET);

describe('what is sealed', () => {
  it('is read again with the same secret, also after a restart', () => {
    expect(open(seal('clé exemple', 'second-factor'), 'second-factor')).toBe('clé exemple');
    expect(makeSeal(SECRET).open(seal('', 'sso-token'), 'sso-token')).toBe('');
  });

  it('does not show what it holds, nor that two hold the same', () => {
    const sealed = seal('JBSWY3DPEHPK3PXP', 'second-factor');
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('JBSWY3DP');
    expect(seal('JBSWY3DPEHPK3PXP', 'second-factor')).not.toBe(sealed);
  });

  it('is not read with another secret, nor for another purpose', () => {
    const sealed = seal('clé', 'second-factor');
    expect(makeSeal(`${SECRET}.`).open(sealed, 'second-factor')).toBeNull();
    expect(open(sealed, 'sso-flow')).toBeNull();
  });

  it('is not read once any of its bytes changed, or some are gone', () => {
    const bytes = Buffer.from(seal('clé', 'sso-flow'), 'base64url');
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(open(changed.toString('base64url'), 'sso-flow'), `byte ${at}`).toBeNull();
      expect(open(bytes.subarray(0, at).toString('base64url'), 'sso-flow'), `cut at ${at}`).toBeNull();
    }
    expect(open('n’importe quoi', 'sso-flow')).toBeNull();
  });
});

it('two secrets are told apart by a fingerprint that says nothing of them', () => {
  expect(makeSeal(SECRET).fingerprint).toBe(fingerprint);
  expect(makeSeal(`${SECRET}.`).fingerprint).not.toBe(fingerprint);
  expect(fingerprint).toMatch(/^[0-9a-f]{32}$/);
});

it('a token holds 256 bits, never twice the same; its digest does not give it back', () => {
  const token = newToken();
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  expect(newToken()).not.toBe(token);
  expect(digest('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
