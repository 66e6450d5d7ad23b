import { describe, expect, it } from 'vitest';
import { checkText } from '../../../shared/rules/index.ts';
import { lawOn } from '../tender/support.ts';
import { familyTexts } from './families.ts';

/** Warnings that our own texts raise, each known and accepted. */
const KNOWN: readonly string[] = [];

const raised = (kind: 'open' | 'filled', whole: boolean, severity: string, on?: string): string[] =>
  familyTexts(kind, whole, on).flatMap(({ slug, facts, paragraphs }) =>
    checkText(facts, paragraphs, lawOn(on))
      .filter((finding) => finding.severity === severity)
      .map((finding) => `${slug} ${facts.kind} ${finding.rule}`),
  );

describe('our own clauses', () => {
  for (const kind of ['open', 'filled'] as const) {
    for (const whole of [false, true]) {
      it(`raise nothing blocking, variables ${kind}, read as ${whole ? 'a whole piece' : 'an excerpt'}`, () => {
        expect(raised(kind, whole, 'blocking')).toEqual([]);
      });

      it(`raise only the known warnings, variables ${kind}, read as ${whole ? 'a whole piece' : 'an excerpt'}`, () => {
        expect(raised(kind, whole, 'attention')).toEqual(KNOWN);
      });
    }
  }

  it('stay silent after the end of level two of EGalim', () => {
    expect([...raised('filled', false, 'blocking', '2027-02-01'), ...raised('filled', false, 'attention', '2027-02-01')]).toEqual([]);
  });
});
