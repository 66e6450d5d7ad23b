import { sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPack, readPrivateKey, readTrustedKeys, sealPack } from '../../../server/packs/index.ts';
import { isFor, rangeFrom } from '../../../server/packs/product-version.ts';
import { isRefusal } from '../../../shared/errors.ts';
import { LIMITS } from '../../../shared/limits.ts';
import { ANY_PRODUCT, KEYS, OTHER_KEYS } from '../../support/packs.ts';

const trusted = readTrustedKeys(KEYS.publicPem);
const small = (product = ANY_PRODUCT, privatePem = KEYS.privatePem): string =>
  sealPack(
    {
      edition: { number: 12, day: '2027-02-01' },
      product,
      files: [
        { path: 'doutes.yaml', text: '[]\n# é « \u2028 » "\\" \u0001' },
        { path: 'references/ccp.yaml', text: '' },
      ],
    },
    readPrivateKey(privatePem),
  );
const opened = (text: string | Uint8Array, keys = trusted, version = '1.2.3') => openPack(typeof text === 'string' ? Buffer.from(text) : text, keys, version);
/** Why it was refused; null when it was not. */
const faultOf = (text: string | Uint8Array, keys = trusted, version = '1.2.3'): unknown => {
  const answer = opened(text, keys, version);
  return isRefusal(answer) ? answer.extra?.fault : null;
};
/** Any object signed as a pack is: what a careless or hostile maker with the right key could write. */
function signed(value: Record<string, unknown>): string {
  const body = JSON.stringify(value);
  return `${body.slice(0, -1)},"signature":${JSON.stringify(sign(null, Buffer.from(body), readPrivateKey(KEYS.privatePem)).toString('base64'))}}\n`;
}
const members = (text: string): Record<string, unknown> => {
  const { signature: _signature, ...rest } = JSON.parse(text);
  return rest;
};

describe('a pack', () => {
  it('is read back as it was written', () => {
    expect(opened(small())).toMatchObject({
      edition: { number: 12, day: '2027-02-01' },
      files: [{ path: 'doutes.yaml' }, { path: 'references/ccp.yaml', text: '' }],
    });
  });

  it('is the same file whenever it is made of the same content and key', () => {
    expect(small()).toBe(small());
  });

  it('is refused when any one of its bytes is another', () => {
    const bytes = Buffer.from(small());
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ flip;
        expect(faultOf(changed)).not.toBeNull();
      }),
      { numRuns: 1000 },
    );
  });

  it('is refused cut anywhere, and with anything added', () => {
    const text = small();
    for (let length = 0; length < text.length; length += 7) expect(faultOf(text.slice(0, length)), String(length)).not.toBeNull();
    for (const other of [`${text} `, `${text}\n`, ` ${text}`, `\ufeff${text}`, text.trimEnd(), text + text]) expect(faultOf(other)).not.toBeNull();
  });

  it('is refused written otherwise, though it says the same', () => {
    const value = JSON.parse(small());
    expect(faultOf(`${JSON.stringify(value, null, 2)}\n`)).toBe('altered');
    expect(faultOf(small().replace('"number":12', '"number":12.0'))).toBe('altered');
    expect(faultOf(small().replace('"number":12', '"number":11,"number":12'))).toBe('altered');
    expect(faultOf(small().replace('« ', '\\u00ab '))).toBe('altered');
    const { signature, ...rest } = value;
    expect(faultOf(`${JSON.stringify({ signature, ...rest })}\n`)).toBe('altered');
  });
});

describe('why a pack is refused', () => {
  it.each<[string, () => unknown]>([
    ['no-key', () => faultOf(small(), [])],
    ['unknown-key', () => faultOf(small(ANY_PRODUCT, OTHER_KEYS.privatePem))],
    ['signature', () => faultOf(signedByAnother())],
    ['signature', () => faultOf(small().replace('[]', '{}'))],
    ['truncated', () => faultOf(small().slice(0, 200))],
    ['not-a-pack', () => faultOf('{"format":"autre"}')],
    ['not-a-pack', () => faultOf('')],
    ['not-a-pack', () => faultOf('null')],
    ['not-a-pack', () => faultOf('[1]')],
    ['not-a-pack', () => faultOf(Uint8Array.of(0x50, 0x4b, 3, 4, 0xff, 0xfe))],
    ['format', () => faultOf(small().replace('"formatVersion":1', '"formatVersion":2'))],
    ['product', () => faultOf(small({ from: '2.0.0', before: '3.0.0' }))],
    ['product', () => faultOf(small({ from: '0.1.0', before: '1.2.3' }))],
    ['too-large', () => faultOf(Buffer.alloc(LIMITS.packBytes + 1, 0x20))],
  ])('%s', (fault, refused) => {
    expect(refused()).toBe(fault);
  });

  it('says each time that nothing changed, and what to do', () => {
    for (const text of ['', small().slice(0, 200), small().replace('[]', '{}'), small({ from: '2.0.0', before: '3.0.0' })]) {
      const refusal = opened(text);
      expect(refusal).toMatchObject({
        refused: 'PACK_REFUSED',
        message: expect.stringMatching(/Rien n’a été changé\.$/),
        remedy: expect.stringMatching(/\.$/),
      });
    }
  });
});

/** Signed by another key under the fingerprint of a trusted one. */
function signedByAnother(): string {
  const own = JSON.parse(small());
  const other = JSON.parse(small(ANY_PRODUCT, OTHER_KEYS.privatePem));
  return small().replace(own.signature, other.signature);
}

describe('a pack signed by the right key is still only what the format allows', () => {
  it.each<[string, (value: Record<string, unknown>) => object]>([
    ['a member more', (value) => ({ ...value, more: 1 })],
    ['a member less', ({ product: _product, ...value }) => value],
    ['a path that climbs', (value) => ({ ...value, files: [{ path: '../../etc/passwd.yaml', text: '' }] })],
    ['an absolute path', (value) => ({ ...value, files: [{ path: '/etc/a.yaml', text: '' }] })],
    ['another sort of file', (value) => ({ ...value, files: [{ path: 'a.ts', text: '' }] })],
    ['no file', (value) => ({ ...value, files: [] })],
    ['a text that is none', (value) => ({ ...value, files: [{ path: 'a.yaml', text: 1 }] })],
    ['a number that is none', (value) => ({ ...value, edition: { number: 1e300, day: '2027-02-01' } })],
    ['a day that does not exist', (value) => ({ ...value, edition: { number: 12, day: '2027-02-31' } })],
    ['a version that is none', (value) => ({ ...value, product: { from: 'x', before: '1.0.0' } })],
  ])('%s', (_name, change) => {
    expect(faultOf(signed({ ...change(members(small())) }))).toBe('altered');
  });
});

describe('the versions a pack is for', () => {
  it('compares numbers, not letters', () => {
    expect(isFor({ from: '1.9.0', before: '1.10.0' }, '1.9.5')).toBe(true);
    expect(isFor({ from: '1.9.0', before: '1.10.0' }, '1.10.0')).toBe(false);
    expect(isFor({ from: '1.9.0', before: '2.0.0' }, '1.8.99')).toBe(false);
    expect(isFor({ from: '0.0.0', before: '1.0.0' }, '0.0.0-test')).toBe(true);
  });
  it('holds the version that made it, and not the next major one', () => {
    fc.assert(
      fc.property(fc.nat(99), fc.nat(99), fc.nat(99), (major, minor, patch) => {
        const range = rangeFrom(`${major}.${minor}.${patch}`);
        expect(isFor(range, `${major}.${minor}.${patch}`)).toBe(true);
        expect(isFor(range, `${major}.${minor + 1}.0`)).toBe(true);
        expect(isFor(range, `${major + 1}.0.0`)).toBe(false);
      }),
    );
  });
});

describe('trusted keys', () => {
  it('are several, one after the other, their line breaks kept or written', () => {
    expect(readTrustedKeys(KEYS.publicPem + OTHER_KEYS.publicPem).map(({ fingerprint }) => fingerprint)).toEqual([KEYS.fingerprint, OTHER_KEYS.fingerprint]);
    expect(readTrustedKeys(KEYS.publicPem.replaceAll('\n', '\\n'))).toHaveLength(1);
  });
  it.each([
    ['a private one', () => KEYS.privatePem, /clé privée/],
    ['a text', () => '-----BEGIN PUBLIC KEY-----\nx\n-----END PUBLIC KEY-----', /ne peut pas être lue/],
    ['a file that is not there', () => '/nulle/part.pem', /n’existe pas/],
  ])('are never %s', (_name, written, said) => {
    expect(() => readTrustedKeys(written())).toThrow(said);
  });
});
