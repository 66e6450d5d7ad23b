import { describe, expect, it } from 'vitest';
import { SCHEME_SECTIONS } from '../../../client/features/schemes/save/sections.ts';
import { mergeDocuments, titleOf, valueAt } from '../../../client/save/merge.ts';
import type { SchemeContent } from '../../../shared/api/schemes.ts';
import { emptyScheme } from '../../../shared/scheme/empty.ts';
import { anAxis, stored } from '../../support/scheme.ts';

const scheme = (more: Partial<SchemeContent> = {}) => stored({ ...emptyScheme('Schéma'), ...more });

describe('what a page sends again after somebody else saved', () => {
  it('is what it changed, with the other’s changes in it, and nothing else', () => {
    const base = scheme();
    const mine = scheme({ organisation: { ...base.organisation, name: 'Ville' } });
    const theirs = scheme({ organisation: { ...base.organisation, region: 'Bretagne' }, clauseSlugs: ['heures'] });
    const { content, conflicts } = mergeDocuments(SCHEME_SECTIONS, { base, mine, theirs });
    expect(conflicts).toEqual([]);
    expect(Object.keys(content)).toEqual(['organisation']);
    expect(content.organisation).toMatchObject({ name: 'Ville', region: 'Bretagne' });
  });
});

describe('a place', () => {
  it('is found by the names of its rows, whatever their order', () => {
    const document = scheme({ axes: [anAxis('b', 'social'), anAxis('a', 'social')] });
    expect(valueAt(document, ['axes', { row: 'a' }, 'title'])).toBe('Axe a');
    expect(valueAt(document, ['axes', { row: 'gone' }, 'title'])).toBeUndefined();
  });

  it('has the name a person gives it', () => {
    expect([titleOf({ id: 'x', title: ' ', name: 'Comité' }), titleOf({ year: 2030, value: 1 }), titleOf({ id: 'x' })]).toEqual(['Comité', '2030', null]);
  });
});
