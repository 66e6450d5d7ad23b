import { Ajv } from 'ajv';
import fastJsonStringify from 'fast-json-stringify';
import fc from 'fast-check';
import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { withSharedParts } from '../../server/plugins/shared-parts.ts';
import { Blocks } from '../../shared/api/blocks.ts';
import { nearly } from '../support/from-schema.ts';

const Place = Type.Object({ street: Type.String(), town: Type.String(), code: Type.String() });

describe('a schema that repeats itself', () => {
  it('says each part once', () => {
    const schema = Type.Object({ home: Place, work: Place, name: Type.String(), nick: Type.String() });
    const shared = JSON.stringify(withSharedParts(schema));
    expect(shared.split('"street"').length - 1).toBe(2); // once a property, once required
    expect(shared.match(/"\$ref":/g)).toHaveLength(2);
  });

  it('stays as it is when no part is worth a call', () => {
    const schema = Type.Object({ name: Type.String(), nick: Type.String() });
    expect(JSON.parse(JSON.stringify(withSharedParts(schema)))).toEqual(JSON.parse(JSON.stringify(schema)));
  });

  it('keeps where it is a part that sets a default', () => {
    const Page = Type.Object({ from: Type.Integer({ default: 0 }), count: Type.Integer(), word: Type.String() });
    const schema = Type.Object({ one: Page, two: Page });
    expect(JSON.stringify(withSharedParts(schema))).not.toContain('$ref');
  });
});

describe('blocks of text, their parts shared', () => {
  const Texts = Type.Object({ foreword: Blocks, context: Blocks });
  const options = { allErrors: true, strict: false } as const;
  const whole = new Ajv(options).compile<unknown>(Texts);
  const parted = new Ajv({ ...options, inlineRefs: false }).compile(withSharedParts(Texts));
  const blocks = nearly(JSON.parse(JSON.stringify(Blocks)));
  const values = fc.record({ foreword: blocks, context: blocks });

  it('are refused for the same faults, at the same places', () => {
    const faults = ({ errors }: typeof whole): string[] => (errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`).sort();
    let refused = 0;
    fc.assert(
      fc.property(values, (value) => {
        expect(parted(value)).toBe(whole(value));
        expect(faults(parted)).toEqual(faults(whole));
        refused += whole.errors ? 1 : 0;
      }),
      { seed: 1, numRuns: 200 },
    );
    expect(refused).toBeGreaterThan(20);
    expect(refused).toBeLessThan(180);
  });

  it('are written the same', () => {
    const [plainly, shared] = [fastJsonStringify(Texts), fastJsonStringify(withSharedParts(Texts))];
    fc.assert(
      fc.property(
        values.filter((value) => whole(value)),
        (value) => {
          expect(shared(value)).toBe(plainly(value));
        },
      ),
      { seed: 2, numRuns: 100 },
    );
  });
});
