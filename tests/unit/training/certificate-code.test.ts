import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_BYTES, certificateCode, parseCertificateCode, printedCode } from '../../../shared/training/certificate-code.ts';

const bytes = fc.uint8Array({ minLength: CODE_BYTES, maxLength: CODE_BYTES });
const SIGNS = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];

describe('the code of a certificate', () => {
  it('is eight groups of four signs, none of which is read for another', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        expect(printedCode(certificateCode(random))).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){7}$/);
      }),
    );
  });

  it('carries 140 bits: each of them changes it, those behind do not', () => {
    const zero = new Uint8Array(CODE_BYTES);
    const codes = new Set<string>([certificateCode(zero)]);
    for (let bit = 0; bit < 140; bit += 1) {
      const one = Uint8Array.from(zero);
      one[Math.floor(bit / 8)] = 0x80 >> (bit % 8);
      codes.add(certificateCode(one));
    }
    expect(codes.size).toBe(141);
    expect(certificateCode(Uint8Array.from([...zero.slice(0, 17), 0x0f]))).toBe(certificateCode(zero));
  });

  it('is understood in any case, with spaces or dashes, with O for 0 and I or L for 1', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const code = certificateCode(random);
        const typed = ` ${printedCode(code).toLowerCase().replaceAll('-', ' – ').replaceAll('0', 'o').replace('1', 'l').replaceAll('1', 'I')} `;
        expect(parseCertificateCode(typed)).toEqual({ code });
      }),
    );
  });

  it('shows one wrong sign, and two swapped, as a mistake', () => {
    fc.assert(
      fc.property(bytes, fc.nat(31), fc.constantFrom(...SIGNS), (random, at, sign) => {
        const code = certificateCode(random);
        const wrong = code.slice(0, at) + sign + code.slice(at + 1);
        if (wrong !== code) expect(parseCertificateCode(wrong)).toBe('mistyped');
        const swapped = code.slice(0, at) + (code[at + 1] ?? '') + (code[at] ?? '') + code.slice(at + 2);
        if (swapped !== code) expect(parseCertificateCode(swapped)).toBe('mistyped');
      }),
    );
  });

  it('is a mistake when it is too short, too long, or of other signs', () => {
    const code = certificateCode(new Uint8Array(CODE_BYTES));
    for (const typed of ['', code.slice(1), `${code}0`, code.replace('0', 'U'), code.replace('0', 'é'), '🎓'.repeat(32)])
      expect([typed, parseCertificateCode(typed)]).toEqual([typed, 'mistyped']);
  });

  it('is not made from too little chance', () => {
    expect(() => certificateCode(new Uint8Array(CODE_BYTES - 1))).toThrow();
  });
});
