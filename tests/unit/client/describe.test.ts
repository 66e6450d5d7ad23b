import { describe, expect, it } from 'vitest';
import { describeSection } from '../../../client/features/schemes/save/describe.ts';
import { SCHEME_SECTIONS } from '../../../client/features/schemes/save/sections.ts';
import { emptyScheme } from '../../../shared/scheme/empty.ts';
import { present, shippedContent } from '../../support/content.ts';
import { anIndicator, stored } from '../../support/scheme.ts';

const said = (slug: string): string => `Clause ${slug}`;

describe('a section for a person to compare', () => {
  it('says « Vide » when nothing is written', () => {
    expect(describeSection(stored(emptyScheme('S')), 'figures', said)).toEqual(['Vide']);
  });

  it('writes amounts, days and measures as one reads them', () => {
    const empty = emptyScheme('S');
    const scheme = stored({
      ...empty,
      period: { from: '2027-01-01', to: null, adoptedOn: null, deliberation: '' },
      figures: [{ id: 'f', label: 'Part', unit: 'rate', value: 1250, year: 2025, source: '' }],
      clauseSlugs: ['heures'],
    });
    expect(describeSection(scheme, 'period', said).join('\n').replace(/\s/g, ' ')).toContain('Premier jour : 1er janvier 2027');
    expect(describeSection(scheme, 'figures', said).join('\n').replace(/\s/g, ' ')).toContain('12,5 %');
    expect(describeSection(scheme, 'clauseSlugs', said)).toEqual(['Clause heures']);
  });

  it('names the buyer and the indicator of each figure of a shared scheme, in the indicator’s unit', () => {
    const scheme = stored({
      ...emptyScheme('S'),
      legal: { ...emptyScheme('S').legal, shared: true, buyers: [{ id: 'v', name: 'Ville exemple', siren: '' }] },
      indicators: [anIndicator('i', { title: 'Taux', unit: 'rate' })],
      buyerFigures: [
        { id: 'v.i', buyerId: 'v', indicatorId: 'i', baseline: 1250, baselineYear: 2025, baselineSource: '', targets: [{ year: 2030, value: 2000 }] },
      ],
    });
    const lines = describeSection(scheme, 'buyerFigures', said).join('\n').replace(/\s/g, ' ');
    for (const written of ['Ville exemple – Taux', '12,5 %', 'Cible 2030 : 20 %']) expect(lines).toContain(written);
    expect(lines).not.toContain('v.i');
  });

  it('names every field of the worked example in French, and no id', () => {
    const scheme = stored(present(shippedContent().example, 'example'));
    const lines = SCHEME_SECTIONS.all.flatMap((section) => describeSection(scheme, section, said));
    // A field without a label would show its name in code: camelCase before the colon.
    expect(lines.filter((line) => /^\s*[a-z]+[A-Za-z]*\u202f:/.test(line))).toEqual([]);
    expect(lines.filter((line) => /catalogueId|undefined|\[object/.test(line))).toEqual([]);
  });
});
