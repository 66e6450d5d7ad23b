import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cut, JsonCutter } from '../../../server/decp/readers/json-cutter.ts';

type Found = { text: string; line: number; cut: Cut };

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
const isContract = (value: unknown): boolean => typeof value === 'object' && value !== null && 'acheteur' in value;

/** Every record the cutter gives, the file coming in chunks of those sizes, over and over. What is not counted is taken as the reader takes it. */
function cutAll(file: string, sizes: readonly number[]): { found: Found[]; end: string; broken: number } {
  const found: Found[] = [];
  let broken = 0;
  const cutter = new JsonCutter({
    record: (bytes, line, _list, cut) => {
      const text = bytes.toString('utf8');
      const value = parsed(text);
      if ((cut === 'guessed' && value === null) || (cut === 'tentative' && !isContract(value))) return false;
      if (value === null) broken += 1;
      else found.push({ text, line, cut });
      return true;
    },
    broken: () => {
      broken += 1;
    },
  });
  const bytes = Buffer.from(file);
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? bytes.length;
    cutter.push(bytes.subarray(at, at + size));
    at += size;
  }
  return { found, end: cutter.end(), broken };
}

/** `loose`: no list around the records. */
type Layout = { of: (records: string[]) => string; loose: boolean };
const inList = (of: Layout['of']): Layout => ({ of, loose: false });
const halves = (records: string[]): [string, string] => {
  const half = Math.ceil(records.length / 2);
  return [records.slice(0, half).join(',\n'), records.slice(half).join(',')];
};

const LAYOUTS: Record<string, Layout> = {
  'one a line, in lists': inList((records) => `{"marches":{"marche":[\n${records.join(',\n')}\n]}}`),
  'without a space': inList((records) => `{"marches":[${records.join(',')}]}`),
  'an indented list': inList((records) => `[\r\n    ${records.join(',\r\n    ')}\r\n]\r\n \t\n`),
  'two lists': inList((records) => {
    const [first, second] = halves(records);
    return `{"marches":{"marche":[${first}],"contrat-concession":[${second}]},"source":"}]{\\""}`;
  }),
  'one object a line': { of: (records) => records.join('\n'), loose: true },
};

/** What looks like the place between two records, inside a record. */
const misleading = fc.constantFrom('},\n{"id"', '},{"id":', '}\n{"id":"', '}\r\n{"id"', '\\"}', '\\', '"', '{', ']', 'é𝒳');
const value = fc.oneof(fc.jsonValue({ maxDepth: 3 }), misleading, fc.array(fc.record({ id: misleading }), { maxLength: 3 }));
/** Without a list around it, a record is known by a key of a contract; an object of any other name may come before that key. */
const record = fc.record(
  {
    id: fc.oneof(fc.string(), misleading),
    unknown: fc.constant({ a: { b: '}' } }),
    titulaires: fc.array(fc.record({ id: fc.oneof(fc.string(), misleading) }), { maxLength: 3 }),
    other: value,
  },
  { requiredKeys: ['id', 'titulaires', 'other'] },
);
const records = fc.array(record, { minLength: 1, maxLength: 12 });
const indents = fc.constantFrom(0, 2);
const sizes = fc.oneof(
  fc.integer({ min: 1, max: 4_000 }).map((size) => [size]),
  fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 12 }),
);
const share = fc.integer({ min: 0, max: 9_999 });

type Value = { id: string; unknown?: unknown; titulaires: { id: string }[]; other: unknown };

const textsOf = (values: Value[], { loose }: Layout, indent: number): string[] =>
  values.map((one, index) => JSON.stringify({ ...one, acheteur: index }, null, loose ? 0 : indent));

const holders = (count: number): { id: string }[] => Array.from({ length: count }, () => ({ id: '' }));
/** One object a line: a chunk ends inside the first key of the last record, and the next one holds all that is left (seed 830821546). */
const ENDS_IN_FIRST_KEY: [Value[], number, number[]] = [
  [
    { id: '', titulaires: holders(2), other: '{' },
    { id: '', titulaires: holders(3), other: '},\n{"id"' },
    { id: '', titulaires: holders(1), other: 7.07e-322 },
    { id: '', titulaires: holders(2), other: '\\"}' },
    { id: '', titulaires: [], other: '},\n{"id"' },
  ],
  0,
  [151],
];

/** What is left of the file once the records found are taken out of it, in order: nothing is forgotten when the two make the file. */
function between(file: string, found: readonly Found[]): string {
  let left = '';
  let from = 0;
  for (const { text, line } of found) {
    const at = file.indexOf(text, from);
    expect(line).toBe(file.slice(0, at).split('\n').length);
    left += file.slice(from, at);
    from = at + text.length;
  }
  return left + file.slice(from);
}

describe('cutting a JSON file into its records', () => {
  for (const [name, layout] of Object.entries(LAYOUTS)) {
    it(`${name}: each record to the byte and to the line, wherever the chunks end`, () => {
      fc.assert(
        fc.property(records, indents, sizes, (values, indent, every) => {
          const texts = textsOf(values, layout, indent);
          const file = layout.of(texts);
          const { found, end, broken } = cutAll(file, every);
          expect(found.map(({ text }) => text)).toEqual(texts);
          expect(between(file, found)).toBe(layout.of(texts.map(() => '')));
          expect([end, broken]).toEqual(['whole', 0]);
        }),
        { numRuns: 200, examples: [ENDS_IN_FIRST_KEY] },
      );
    });

    it(`${name}: cut short anywhere, it gives the records before, and never passes for whole`, () => {
      fc.assert(
        fc.property(records, indents, sizes, share, (values, indent, every, part) => {
          const texts = textsOf(values, layout, indent);
          const whole = layout.of(texts);
          const file = whole.slice(0, Math.floor((part / 10_000) * whole.trimEnd().length));
          const { found, end, broken } = cutAll(file, every);
          expect(found.map(({ text }) => text)).toEqual(texts.slice(0, found.length));
          const last = found.at(-1);
          const rest = last === undefined ? file : file.slice(file.lastIndexOf(last.text) + last.text.length);
          expect(rest).not.toContain(texts[found.length] ?? file.padEnd(1));
          // Behind a brace or a bracket that a string holds, a quote may as well be missing: the record is said.
          if (layout.loose ? rest.trim() !== '' : file !== '') expect(end === 'cut' || (broken > 0 && /[}\]]\s*$/.test(rest))).toBe(true);
        }),
        { numRuns: 100 },
      );
    });

    it(`${name}: one byte wrong, no other record is lost without a word`, () => {
      fc.assert(
        fc.property(records, indents, sizes, share, fc.constantFrom('', '{', '}', '[', ']', '"', ',', ':', '\\', 'x'), (values, indent, every, part, byte) => {
          const texts = textsOf(values, layout, indent);
          const whole = layout.of(texts);
          const at = Math.floor((part / 10_000) * whole.length);
          const file = `${whole.slice(0, at)}${byte}${whole.slice(at + 1)}`;
          const { found, end, broken } = cutAll(file, every);
          const given = new Set(found.map(({ text }) => text));
          const lost = texts.filter((text) => file.includes(text) && !given.has(text));
          if (lost.length > 0) expect(end !== 'whole' || broken > 0).toBe(true);
        }),
        { numRuns: 100 },
      );
    });
  }

  it('a quote too many between two lists is said: from there on, strings and what is not are inverted', () => {
    const [first, second] = ['1', '2'].map((id) => JSON.stringify({ id, acheteur: 1 }));
    const file = `{"marches":{"marche":[${first}],""contrat-concession":[${second}]},"source":"x"}`;
    expect(cutAll(file, [file.length])).toMatchObject({ found: [{ text: first }], end: 'cut', broken: 1 });
  });

  it('a contract whose buyer comes behind a list of unknown objects is said', () => {
    const { found, broken } = cutAll('{"id":"1","unknown":[{"a":1}],"acheteur":{"id":"x"}}\n{"id":"2","acheteur":{"id":"x"}}', [1 << 20]);
    expect([found.at(-1)?.line, broken]).toEqual([2, 1]);
  });

  it('guesses nearly all the ends of a regular file, and gives up guessing in one that misleads it', () => {
    const regular = Array.from({ length: 500 }, (_, index) => JSON.stringify({ id: String(index), acheteur: { id: 'x' } }));
    const guessed = (records: string[]): number => cutAll(`[${records.join(',\n')}]`, [1 << 20]).found.filter(({ cut }) => cut === 'guessed').length;
    expect(guessed(regular)).toBeGreaterThan(490);
    const holders = [{ id: 'a' }, { id: 'b' }];
    const nested = Array.from({ length: 500 }, (_, index) => JSON.stringify({ id: String(index), holders }));
    expect(cutAll(`[${nested.join(',')}]`, [1 << 20]).found.filter(({ cut }) => cut === 'guessed')).toEqual([]);
  });
});
