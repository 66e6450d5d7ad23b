import { describe, expect, it } from 'vitest';
import { SCHEME_SECTIONS } from '../../../client/features/schemes/save/sections.ts';
import { type Conflict, clashes, keepBoth } from '../../../client/save/merge.ts';
import type { Block } from '../../../shared/api/blocks.ts';
import type { Scheme, SchemeContent, SchemeFigure } from '../../../shared/api/schemes.ts';
import { emptyScheme } from '../../../shared/scheme/empty.ts';
import { anAction, anAxis, stored } from '../../support/scheme.ts';

const scheme = (more: Partial<SchemeContent> = {}): Scheme => stored({ ...emptyScheme('Schéma'), ...more });
const conflict = (base: Partial<SchemeContent>, mine: Partial<SchemeContent>, theirs: Partial<SchemeContent>): Conflict<SchemeContent, Scheme> => ({
  base: scheme(base),
  mine: scheme(mine),
  theirs: scheme(theirs),
  sections: [],
});
let made = 0;
const newId = (): string => {
  made += 1;
  return `new-${made}`;
};
const figure = (id: string, label = id): SchemeFigure => ({ id, label, unit: 'count', value: null, year: null, source: '' });
const paragraph = (text: string): Block => ({ kind: 'paragraph', content: [{ kind: 'text', text }] });
const labels = (figures: readonly SchemeFigure[] | undefined): string[] => (figures ?? []).map(({ label }) => label);

describe('what clashes', () => {
  it('is what both changed, differently', () => {
    const base = scheme();
    expect(clashes(SCHEME_SECTIONS, base, scheme({ title: 'A' }), scheme({ clauseSlugs: ['x'] }))).toEqual([]);
    expect(clashes(SCHEME_SECTIONS, base, scheme({ title: 'A' }), scheme({ title: 'A' }))).toEqual([]);
    expect(clashes(SCHEME_SECTIONS, base, scheme({ title: 'A', clauseSlugs: ['x'] }), scheme({ title: 'B' }))).toEqual(['title']);
  });
});

describe('keeping both', () => {
  it('is impossible for one single value', () => {
    expect(keepBoth(conflict({}, { title: 'A' }, { title: 'B' }), 'title', newId)).toBeNull();
  });

  it('puts the lines of both together', () => {
    const merged = keepBoth(
      conflict({ figures: [figure('a')] }, { figures: [figure('a'), figure('b')] }, { figures: [figure('a'), figure('c')] }),
      'figures',
      newId,
    );
    expect(labels(merged?.figures)).toEqual(['a', 'b', 'c']);
  });

  it('drops a line removed on one side, unless the other worked on it', () => {
    const base = { figures: [figure('a'), figure('b')] };
    const removed = keepBoth(conflict(base, { figures: [figure('a', 'A'), figure('b')] }, { figures: [figure('a')] }), 'figures', newId);
    expect(labels(removed?.figures)).toEqual(['A']);
    const worked = keepBoth(conflict(base, { figures: [figure('a')] }, { figures: [figure('a'), figure('b', 'B')] }), 'figures', newId);
    expect(labels(worked?.figures)).toEqual(['a', 'B']);
  });

  it('joins the fields of one line, and doubles a line whose field has two values', () => {
    const base = { figures: [figure('a')] };
    const joined = keepBoth(conflict(base, { figures: [figure('a', 'A')] }, { figures: [{ ...figure('a'), source: 'DECP' }] }), 'figures', newId);
    expect(joined?.figures).toEqual([{ ...figure('a', 'A'), source: 'DECP' }]);
    const doubled = keepBoth(conflict(base, { figures: [figure('a', 'A')] }, { figures: [figure('a', 'B')] }), 'figures', newId);
    expect(labels(doubled?.figures)).toEqual(['A', 'B']);
    expect(new Set(doubled?.figures?.map(({ id }) => id)).size).toBe(2);
  });

  it('never doubles an axis: its actions are joined in place', () => {
    const axis = (title: string, ...ids: string[]) => ({
      ...anAxis(
        'axe',
        'social',
        '',
        ids.map((id) => anAction(id)),
      ),
      title,
    });
    const merged = keepBoth(
      conflict({ axes: [axis('Avant', 'un')] }, { axes: [axis('A', 'un', 'deux')] }, { axes: [axis('B', 'un', 'trois')] }),
      'axes',
      newId,
    );
    expect(merged?.axes).toHaveLength(1);
    expect(merged?.axes?.[0]?.title).toBe('A');
    expect(merged?.axes?.[0]?.objectives[0]?.actions.map(({ id }) => id)).toEqual(['un', 'deux', 'trois']);
  });

  it('puts two texts one after the other, and says so', () => {
    const texts = (text: string) => ({ texts: { ...emptyScheme('').texts, summary: [paragraph(text)] } });
    const merged = keepBoth(conflict(texts('Avant'), texts('A'), texts('B')), 'texts', newId);
    expect(merged?.texts?.summary).toMatchObject([paragraph('A'), { kind: 'paragraph' }, paragraph('B')]);
  });

  it('keeps this page’s value of a field given two, and the other’s of the rest', () => {
    const organisation = (name: string, region: string) => ({ organisation: { ...emptyScheme('').organisation, name, region } });
    const merged = keepBoth(conflict(organisation('', ''), organisation('A', ''), organisation('B', 'Bretagne')), 'organisation', newId);
    expect(merged?.organisation).toMatchObject({ name: 'A', region: 'Bretagne' });
  });

  it('joins the annexed clauses without doubles', () => {
    const merged = keepBoth(conflict({ clauseSlugs: ['a'] }, { clauseSlugs: ['a', 'b'] }, { clauseSlugs: ['c', 'a'] }), 'clauseSlugs', newId);
    expect(merged?.clauseSlugs).toEqual(['a', 'b', 'c']);
  });
});
