import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClauseSummary } from '../../../shared/api/clauses.ts';
import { type ClauseFilters, countFacets, matchesFilters } from '../../../shared/clause/facets.ts';
import { shippedContent } from '../../support/content.ts';

const families: ClauseSummary[] = shippedContent().families;
const family = (more: Partial<ClauseSummary>): ClauseSummary => ({
  slug: 's',
  title: 't',
  summary: 's',
  levers: [],
  pieces: [],
  confidence: 'confirmed',
  themes: [],
  contractTypes: [],
  cpv: [],
  ccag: [],
  ...more,
});

describe('filtering clauses', () => {
  it('keeps a family without CCAG or CPV for all of them', () => {
    expect(matchesFilters(family({}), { ccag: 'tic', cpv: '45210000-2' })).toBe(true);
  });

  it('reads a whole CPV code by its division', () => {
    expect([
      matchesFilters(family({ cpv: ['45'] }), { cpv: '45210000-2' }),
      matchesFilters(family({ cpv: ['45'] }), { cpv: '90910000' }),
      matchesFilters(family({ cpv: ['90'] }), { cpv: '90' }),
    ]).toEqual([true, false, true]);
  });

  it('asks for every filter at once', () => {
    const one = family({ levers: ['reserved-lot'], pieces: ['avis'] });
    expect([
      matchesFilters(one, { lever: 'reserved-lot', piece: 'avis' }),
      matchesFilters(one, { lever: 'reserved-lot', piece: 'rc' }),
      matchesFilters(one, {}),
    ]).toEqual([true, false, true]);
  });
});

describe('the count beside each choice', () => {
  const filters: fc.Arbitrary<ClauseFilters> = fc.record(
    {
      lever: fc.constantFrom('execution-condition', 'reserved-lot'),
      piece: fc.constantFrom('avis', 'ccap'),
      theme: fc.constantFrom('insertion', 'environment'),
      ccag: fc.constantFrom('travaux', 'fcs'),
      cpv: fc.constantFrom('45', '90'),
      contractType: fc.constantFrom('works', 'services'),
    },
    { requiredKeys: [] },
  );

  it('is what the next click leaves', () => {
    fc.assert(
      fc.property(filters, (chosen) => {
        const facets = countFacets(families, chosen);
        for (const facet of ['lever', 'piece', 'contractType', 'theme', 'ccag', 'cpv'] as const) {
          for (const [value, count] of Object.entries(facets[facet])) {
            const after: ClauseFilters = { ...chosen, [facet]: value };
            expect(`${facet} ${value}: ${count}`).toBe(`${facet} ${value}: ${families.filter((item) => matchesFilters(item, after)).length}`);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
