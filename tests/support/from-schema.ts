/** JSON schema → values that nearly fit: mostly right, wrong in places, as a faulty program or a hostile one sends. */
import fc from 'fast-check';
import { ID_PATTERN } from '../../shared/api/common.ts';

export type Schema = {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  required?: string[];
  pattern?: string;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  maxItems?: number;
};

const HOSTILE = [
  '',
  ' ',
  '\u0000',
  '\u2028',
  '<script>',
  "'; DROP TABLE schemes; --",
  '../../etc/passwd',
  '%00',
  '😀',
  '{{7*7}}',
  '2026-02-30',
  '2026-08-22',
  '9999999999999999',
  '-1',
  'NaN',
  'x'.repeat(600),
  '__proto__',
  'constructor',
  'exemple',
  'ccap',
  'true',
];
/** A text that nobody means well with, or nobody means. */
export const hostile = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'grapheme', maxLength: 20 }));
const noise: fc.Arbitrary<unknown> = fc.oneof(hostile, fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.jsonValue({ maxDepth: 2 }));

function text({ pattern }: Schema): fc.Arbitrary<unknown> {
  if (!pattern) return hostile;
  // What a schema cannot say: days that exist, SIREN with a right key.
  if (pattern.includes('\\d{4}-\\d{2}'))
    return fc.oneof(
      { weight: 30, arbitrary: fc.constantFrom('2026-08-21', '2027-01-01', '2030-12-31') },
      { weight: 1, arbitrary: fc.stringMatching(new RegExp(pattern)) },
    );
  if (pattern.includes('\\d{9}'))
    return fc.oneof({ weight: 30, arbitrary: fc.constantFrom('', '732829320') }, { weight: 1, arbitrary: fc.stringMatching(new RegExp(pattern)) });
  // Identifiers: some that exist, so that requests go further than a refusal.
  if (pattern === ID_PATTERN)
    return fc.oneof(
      { weight: 30, arbitrary: fc.constantFrom('heures-insertion-services', 'lot-reserve-insertion', 'lot-1', 'end', 'a', 'b') },
      { weight: 10, arbitrary: fc.stringMatching(new RegExp(pattern)).map((value) => value.slice(0, 60)) },
      { weight: 1, arbitrary: hostile },
    );
  // What must not follow cannot be drawn: without it, most still fit.
  const drawn = new RegExp(pattern.replace(/\(\?!.*?\)/g, ''));
  return fc.oneof({ weight: 50, arbitrary: fc.stringMatching(drawn).map((value) => value.slice(0, 60)) }, { weight: 1, arbitrary: hostile });
}

function fitting(schema: Schema, depth: number): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((branch) => nearly(branch, depth)));
  switch (schema.type) {
    case 'string':
      return text(schema);
    case 'integer': {
      const min = schema.minimum ?? -10;
      return fc.oneof(
        { weight: 50, arbitrary: fc.integer({ min, max: Math.max(min, Math.min(schema.maximum ?? 1000, 2 ** 31 - 1)) }) },
        { weight: 1, arbitrary: fc.maxSafeInteger() },
      );
    }
    case 'number':
      return fc.double();
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return depth <= 0 ? fc.constant([]) : fc.array(nearly(schema.items ?? {}, depth - 1), { maxLength: 2 });
    case 'object': {
      if (!schema.properties)
        return fc.dictionary(fc.constantFrom('heures', 'facilitateur', 'lot', 'plafond', '__proto__x', 'toString'), noise, { maxKeys: 3 });
      const known = fc
        .record(Object.fromEntries(Object.entries(schema.properties).map(([name, property]) => [name, nearly(property, depth - 1)])), {
          requiredKeys: schema.required ?? [],
        })
        .map((value) => (schema.required ? value : Object.fromEntries(Object.entries(value).slice(0, 3))));
      return fc.oneof(
        { weight: 80, arbitrary: known },
        { weight: 1, arbitrary: fc.tuple(known, hostile, noise).map(([value, name, more]) => ({ ...value, [name]: more })) },
      );
    }
    default:
      return noise;
  }
}

/** A value of this schema, with anything at all in one place out of a hundred. */
export const nearly = (schema: Schema, depth = 7): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 100, arbitrary: fitting(schema, depth) }, { weight: 1, arbitrary: noise });
