import { describe, expect, it } from 'vitest';
import { checkCode, digestRecoveryCode, newRecoveryCodes, newSecondFactor } from '../../../server/identity/totp.ts';

/** Of RFC 6238, appendix B: « 12345678901234567890 » in base32, and the last six digits of its codes. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('a code of six digits', () => {
  it.each([
    [59, '287082', 1],
    [1_111_111_109, '081804', 37_037_036],
    [1_234_567_890, '005924', 41_152_263],
    [2_000_000_000, '279037', 66_666_666],
  ])('at second %i of RFC 6238, %s is right', (second, code, step) => {
    expect(checkCode(RFC_SECRET, code, second * 1000)).toBe(step);
  });

  it('is taken one step early or late, and gives the step it is of', () => {
    expect(checkCode(RFC_SECRET, '287082', 61_000)).toBe(1);
    expect(checkCode(RFC_SECRET, '287082', 29_000)).toBe(1);
  });

  it('is refused two steps away', () => {
    expect(checkCode(RFC_SECRET, '287082', 91_000)).toBeNull();
  });

  it('may be typed with a space, never with anything else', () => {
    expect(checkCode(RFC_SECRET, '287 082', 59_000)).toBe(1);
    for (const wrong of ['', '28708', '2870820', '287082a', '٢٨٧٠٨٢', '000000']) expect(checkCode(RFC_SECRET, wrong, 59_000), wrong).toBeNull();
  });
});

describe('a new second factor', () => {
  it('has a secret of its own, that an application can read', () => {
    const { secret, uri } = newSecondFactor('claire@exemple.test', 'Ville : exemple');
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(newSecondFactor('claire@exemple.test', 'Ville : exemple').secret).not.toBe(secret);
    const address = new URL(uri);
    expect(address.protocol).toBe('otpauth:');
    expect(address.searchParams.get('secret')).toBe(secret);
    expect(address.searchParams.get('issuer')).toBe('Clausier Ville   exemple');
    expect(decodeURIComponent(address.pathname)).toMatch(/claire@exemple\.test$/);
  });
});

describe('recovery codes', () => {
  it('are ten, all different, readable', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){3}$/);
  });

  it('are recognised however they are typed', () => {
    expect(digestRecoveryCode(' 7K3M x0qd9fhp-21zt')).toBe(digestRecoveryCode('7k3m-x0qd-9fhp-21zt'));
    expect(digestRecoveryCode('7k3m-xOqd-9fhp-2lzt')).toBe(digestRecoveryCode('7k3m-x0qd-9fhp-21zt'));
    expect(digestRecoveryCode('7k3m-x0qd-9fhp-22zt')).not.toBe(digestRecoveryCode('7k3m-x0qd-9fhp-21zt'));
  });
});
