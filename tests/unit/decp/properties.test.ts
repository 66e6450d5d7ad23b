import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths } from '../../../shared/days.ts';
import { dayAfterMonths } from '../../../shared/decp/dates.ts';
import { siretKeyIsRight } from '../../../shared/decp/identifiers.ts';
import { NumberSet } from '../../../shared/decp/number-set.ts';
import { readRecord } from '../../../shared/decp/read-record.ts';
import { RECORD_FORMATS } from '../../../shared/decp/record.ts';
import { repairMojibake } from '../../../shared/decp/text.ts';
import { isDay } from '../../../shared/days.ts';
import { isRefusal } from '../../../shared/errors.ts';
import { isSiret } from '../../../shared/siren.ts';
import { contract2022, FIVE_FORMATS, readText, SAMPLE_TODAY } from '../../support/decp-samples.ts';

const whole = (value: number | null): boolean => value === null || Number.isSafeInteger(value);

describe('whatever a record holds', () => {
  const fields = Object.keys(contract2022());
  const anything = fc.oneof(fc.jsonValue(), fc.string(), fc.double(), fc.constantFrom('NC', '2025-01-01', '1e17', '45000000-7', 'Clause sociale', ''));

  it('it is read without a throw, into values the database takes', () => {
    const raw = fc.oneof(
      fc.jsonValue(),
      fc
        .dictionary(fc.constantFrom(...fields, 'modifications', 'actesSousTraitance', '__proto__', ' id'), anything)
        .map((changes) => ({ ...contract2022(), ...changes })),
    );
    fc.assert(
      fc.property(raw, fc.constantFrom(...RECORD_FORMATS), fc.constantFrom('contract', 'concession'), (value, format, kind) => {
        const { record, anomalies } = readRecord(value, { kind, format, today: SAMPLE_TODAY });
        for (const number of [record.amountCents, record.initialAmountCents, record.months, record.offers, record.advanceBasisPoints])
          expect(whole(number)).toBe(true);
        for (const day of [record.notifiedOn, record.publishedOn]) expect(day === null || (isDay(day) && day <= SAMPLE_TODAY)).toBe(true);
        expect(record.amountState === 'known' ? (record.amountCents ?? 0) >= 100 : true).toBe(true);
        for (const { state, bits } of [record.social, record.environment]) expect(state === 'unknown').toBe(bits === null);
        for (const { original } of anomalies) expect(original.length).toBeLessThanOrEqual(201);
      }),
      { numRuns: 1_500 },
    );
  });
});

describe('whatever is done to a file', () => {
  it('it ends in records or in a refusal', async () => {
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      remove: fc.nat(40),
      insert: fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('"', '{', '}', ']', '<', '&', '\\', '\u0000', '</marche>', '},{')),
    });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.values(FIVE_FORMATS)), fc.array(change, { minLength: 1, maxLength: 4 }), async (content, changes) => {
        const text = changes.reduce((kept, { at, remove, insert }) => {
          const position = Math.floor(at * kept.length);
          return kept.slice(0, position) + insert + kept.slice(position + remove);
        }, content);
        const { facts, taken } = await readText(text);
        expect(isRefusal(facts) || facts.records === taken.length).toBe(true);
      }),
      { numRuns: 250 },
    );
  });
});

describe('the quick ways give what the plain ones give', () => {
  it('the day after some months', () => {
    const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 1_200 }), (from, months) => {
        expect(dayAfterMonths(from, months)).toBe(addMonths(from, months));
      }),
    );
  });

  it('the key of a SIRET', () => {
    const digits = fc.oneof(
      fc.stringMatching(/^\d{14}$/),
      fc.stringMatching(/^356000000\d{5}$/),
      fc.constantFrom('00000000000000', '35600000000048', '99000001100018'),
    );
    fc.assert(
      fc.property(digits, (value) => {
        expect(siretKeyIsRight(value)).toBe(isSiret(value));
      }),
      { numRuns: 2_000 },
    );
  });

  it('a set of numbers', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.nat(50),
            fc.maxSafeNat().map((value) => Math.floor(value / 2)),
          ),
          { maxLength: 6_000 },
        ),
        (values) => {
          const [quick, plain] = [new NumberSet(), new Set<number>()];
          for (const value of values) {
            expect(quick.add(value)).toBe(!plain.has(value));
            plain.add(value);
          }
          expect(quick.size).toBe(plain.size);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('damaged accents come back whole, or not at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('é', 'à', '’', 'œ', 'a', ' ', '°', '«') }), (text) => {
        const damaged = Buffer.from(text, 'utf8').toString('latin1');
        expect(repairMojibake(damaged)).toBe(damaged === text ? null : text);
        expect(repairMojibake(`${damaged}é`)).toBeNull();
      }),
    );
  });
});
