import { describe, expect, it } from 'vitest';
import { CONTRADICTIONS, RULES } from '../../../shared/rules/index.ts';
import { DEAD_TERMS } from '../../../shared/rules/dead-terms.ts';
import { weakest } from '../../../shared/tender/law.ts';
import { shippedContent } from '../../support/content.ts';
import { AFTER, lawOn } from '../tender/support.ts';
import { TEXT_CASES } from './text-cases.ts';
import { TENDER_CASES } from './tender-cases.ts';

const ALL = [...RULES, ...CONTRADICTIONS];
/** Checks that need more than the consultation: without it they stay silent. */
const NEEDS_MORE: Readonly<Record<string, string>> = {
  L14: 'the buyer’s other consultations',
  L61: 'the buyer’s other consultations',
  L44: 'the answer « used by people », which no text gives',
  L58: 'several pieces together',
  L63: 'the family of the chosen clause',
  L66: 'the files of a concession',
};

describe('the registry of checks', () => {
  it('holds L01 to L66, each once and in order', () => {
    expect(RULES.map(({ id }) => id)).toEqual(Array.from({ length: 66 }, (_, index) => `L${String(index + 1).padStart(2, '0')}`));
  });

  it('gives every check at least one predicate', () => {
    expect(ALL.filter((rule) => !rule.tender && !rule.lot && !rule.text && !rule.across && !rule.scheme).map(({ id }) => id)).toEqual([]);
    expect(Object.keys(NEEDS_MORE).filter((id) => !RULES.some((rule) => rule.id === id))).toEqual([]);
  });

  it('cites references that exist in the content', () => {
    const known = new Set(shippedContent().references.map(({ id }) => id));
    expect(
      ALL.flatMap(({ id, references, seeAlso = [] }) =>
        [...references, ...seeAlso].filter((reference) => !known.has(reference)).map((reference) => `${id} ${reference}`),
      ),
    ).toEqual([]);
  });

  it('is never surer than the weakest article it rests on', () => {
    const { references } = shippedContent();
    const wrong = ALL.filter(
      (rule) =>
        rule.confidence !== weakest(rule.confidence, ...references.filter(({ id }) => rule.references.includes(id)).map(({ confidence }) => confidence)),
    );
    expect(wrong.map(({ id, confidence }) => `${id} ${confidence}`)).toEqual([]);
  });

  it('only advises on an unverified fact', () => {
    expect(ALL.filter(({ confidence, severity }) => confidence === 'unverified' && severity !== 'advice').map(({ id }) => id)).toEqual([]);
  });

  it('finds in the content the changes of law and thresholds it asks for', () => {
    const law = lawOn(AFTER);
    const asked = [
      'insertion-criterion-weight',
      'insertion-hours-min',
      'insertion-rate-max',
      'insertion-hourly-cost',
      'insertion-penalty-hour',
      'insertion-penalty-share',
      'reservation-share',
      'ess-duration',
      'ess-no-repeat',
      'sme-share-global',
      'turnover-cap',
      'direct-award-works',
      'direct-award-supplies-services',
      'works-exception-duration',
      'spaser-indicators-publication',
    ];
    expect(asked.filter((id) => law.thresholds.find((threshold) => threshold.id === id)?.value == null)).toEqual([]);
    expect(ALL.flatMap(({ since }) => since ?? []).filter((id) => !law.switches.some((change) => change.id === id))).toEqual([]);
  });

  it('explains itself and proposes something', () => {
    expect(ALL.filter(({ title, explanation, proposal }) => title.length < 8 || explanation.length < 40 || proposal.length < 15).map(({ id }) => id)).toEqual(
      [],
    );
    expect(ALL.filter(({ title, explanation, proposal }) => /\w'\w/.test(`${title}${explanation}${proposal}`)).map(({ id }) => id)).toEqual([]);
  });

  it('has an example for every check on data or text', () => {
    const tested = new Set([...TEXT_CASES, ...TENDER_CASES].map(({ rule }) => rule));
    const elsewhere = ['L50', 'L51', 'L52', 'L53', 'L54', 'L55', 'L58', 'L63', 'L66'];
    expect(RULES.filter(({ id }) => !tested.has(id) && !elsewhere.includes(id)).map(({ id }) => id)).toEqual([]);
  });

  it('keeps dead terms apart, each with what is written now', () => {
    expect(new Set(DEAD_TERMS.map(({ id }) => id)).size).toBe(DEAD_TERMS.length);
    expect(DEAD_TERMS.filter(({ now, old }) => !now || now === old)).toEqual([]);
  });
});
