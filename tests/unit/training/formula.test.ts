/** Formulas typed by a trainer: arithmetic, and nothing that runs. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Formula, readFormula } from '../../../shared/training/formula.ts';

const NAMES = ['a', 'b', 'prix-ht'];
const read = (text: string): Formula => {
  const formula = readFormula(text, NAMES);
  if ('fault' in formula) throw new Error(`${text}: ${formula.fault}`);
  return formula;
};
const compute = (text: string, values: Record<string, number> = {}): number => read(text)(new Map(Object.entries(values)));

/** A formula, and the number it makes with a and b. */
type Written = { text: string; of: (a: number, b: number) => number };
const SIGNS = {
  '+': (x: number, y: number) => x + y,
  '-': (x: number, y: number) => x - y,
  '*': (x: number, y: number) => x * y,
  '/': (x: number, y: number) => x / y,
};
const { written } = fc.letrec<{ written: Written }>((tie) => ({
  written: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<Written>({ text: 'a', of: (a) => a }, { text: 'b', of: (_a, b) => b }),
    fc.nat(500).map((value): Written => ({ text: `${value}`, of: () => value })),
    fc
      .tuple(tie('written'), fc.constantFrom('+', '-', '*', '/'), tie('written'))
      .map(([left, sign, right]): Written => ({ text: `(${left.text} ${sign} ${right.text})`, of: (a, b) => SIGNS[sign](left.of(a, b), right.of(a, b)) })),
    fc
      .tuple(tie('written'), tie('written'))
      .map(([one, two]): Written => ({ text: `min(${one.text}, ${two.text})`, of: (a, b) => Math.min(one.of(a, b), two.of(a, b)) })),
  ),
}));

describe('a formula', () => {
  it('is worth what its arithmetic is worth, whatever the numbers', () => {
    fc.assert(
      fc.property(written, fc.integer({ min: -999, max: 999 }), fc.integer({ min: -999, max: 999 }), ({ text, of }, a, b) => {
        if (text.length <= 300) expect(compute(text, { a, b })).toBe(of(a, b));
      }),
    );
  });

  it.each([
    ['2 + 3 * 4', 14],
    ['(2 + 3) * 4', 20],
    ['10 - 4 - 3', 3],
    ['100 / 10 / 5', 2],
    ['-2 * -3', 6],
    ['ceil(7 / 2) + floor(7 / 2)', 7],
    ['round(2.5)', 3],
    ['max(1, 2, 3) - min(4, 5)', -1],
    ['0,5 * 4', 2],
    ['prix-ht - a', 7],
  ])('reads as it is written: %s', (text, value) => expect(compute(text, { a: 3, b: 4, 'prix-ht': 10 })).toBe(value));

  it.each([
    '',
    'a +',
    '(a',
    'a)',
    'a b',
    'c',
    'constructor',
    'toString()',
    'sqrt(4)',
    'round(1, 2)',
    'min(1)',
    'a; b',
    'process.exit()',
    'a ** b',
    '1e9',
    '__proto__',
    '('.repeat(60),
    'a + '.repeat(200),
  ])('is refused with its reason: %j', (text) => {
    expect(readFormula(text, NAMES)).toEqual({ fault: expect.stringMatching(/\p{L}{3}/u) });
  });

  it('is read or refused, never thrown, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80, unit: fc.constantFrom(...'ab0123456789+-*/(),. \u00a0€{}[]$minmaxroud'.split('')) }), (text) => {
        const formula = readFormula(text, NAMES);
        expect(
          typeof ('fault' in formula
            ? formula.fault
            : formula(
                new Map([
                  ['a', 1],
                  ['b', 2],
                  ['prix-ht', 3],
                ]),
              )),
        ).toMatch(/string|number/);
      }),
      { numRuns: 500 },
    );
  });
});
