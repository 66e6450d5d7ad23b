/**
 * The code of a certificate: 140 random bits as 28 signs, then 4 signs of control, in eight groups of four. Signs that are read one for
 * another (I, L, O, U) are not used, and those typed in their place are understood. Pure: the bits are given.
 */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_SIGNS = 28;
const CONTROL_SIGNS = 4;
const GROUP = 4;
/** The largest prime that four signs can hold: one wrong sign, or two swapped, always shows. */
const PRIME = 1_048_573;

/** Bytes that a code is made of: 140 bits of them are used. */
export const CODE_BYTES = 18;

function controlOf(random: string): string {
  let rest = [...random].reduce((sum, sign) => (sum * SIGNS.length + SIGNS.indexOf(sign)) % PRIME, 0);
  let control = '';
  for (let i = 0; i < CONTROL_SIGNS; i += 1) {
    control = (SIGNS[rest % SIGNS.length] ?? '') + control;
    rest = Math.floor(rest / SIGNS.length);
  }
  return control;
}

/** A code as it is kept, without dashes. @param bytes at least `CODE_BYTES`, from a source nobody can guess */
export function certificateCode(bytes: Uint8Array): string {
  if (bytes.length < CODE_BYTES) throw new Error('a certificate code needs more random bytes');
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const random = Array.from({ length: RANDOM_SIGNS }, (_, i) => SIGNS[Number.parseInt(bits.slice(i * 5, i * 5 + 5), 2)] ?? '').join('');
  return random + controlOf(random);
}

/** « 7QHD-0W2K-… », as it is printed. */
export const printedCode = (code: string): string => code.match(new RegExp(`.{1,${GROUP}}`, 'g'))?.join('-') ?? '';

/** What was typed as it is kept: case, spaces and dashes do not count, O is 0, I and L are 1. `mistyped`: no certificate can have this code. */
export function parseCertificateCode(typed: string): { code: string } | 'mistyped' {
  const code = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const random = code.slice(0, RANDOM_SIGNS);
  const whole = code.length === RANDOM_SIGNS + CONTROL_SIGNS && [...code].every((sign) => SIGNS.includes(sign));
  return whole && controlOf(random) === code.slice(RANDOM_SIGNS) ? { code } : 'mistyped';
}
