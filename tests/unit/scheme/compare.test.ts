/** What differs between two texts of a scheme: rows followed by their identifier, fields one by one, nothing forgotten. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SchemeContent } from '../../../shared/api/schemes.ts';
import { compareContent, same, type SectionChange } from '../../../shared/scheme/compare.ts';
import { emptyScheme } from '../../../shared/scheme/empty.ts';
import { anAction, anAxis, anIndicator, completeScheme } from '../../support/scheme.ts';

const withAxes = (...axes: SchemeContent['axes']): SchemeContent => ({ ...emptyScheme('Schéma'), axes });
const changesOf = (found: readonly SectionChange[], section: keyof SchemeContent) => found.find((one) => one.section === section)?.changes ?? [];

describe('two texts of a scheme', () => {
  it('that are the same differ in nothing', () => {
    expect(compareContent(completeScheme(), completeScheme())).toEqual([]);
  });

  it('say a row added and a row taken away by their names, under the rows that hold them', () => {
    const [before, after] = [
      withAxes(anAxis('social', 'social', '', [anAction('a1', { title: 'Réserver des lots' })])),
      withAxes(anAxis('social', 'social', '', [anAction('a2', { title: 'Former les acheteurs' })])),
    ];
    expect(
      changesOf(compareContent(before, after), 'axes').map(({ kind, field, ...change }) => [
        kind,
        field,
        'name' in change ? change.name : '',
        change.trail.map(({ name }) => name),
      ]),
    ).toEqual([
      ['removed', 'actions', 'Réserver des lots', ['Axe social', 'Objectif social']],
      ['added', 'actions', 'Former les acheteurs', ['Axe social', 'Objectif social']],
    ]);
  });

  it('say one row moved when one row moved, not all those it passed', () => {
    const rows = ['a', 'b', 'c', 'd'].map((id) => anAxis(id, 'social'));
    const [a, b, c, d] = rows;
    if (!a || !b || !c || !d) throw new Error('four axes');
    expect(changesOf(compareContent(withAxes(a, b, c, d), withAxes(d, a, b, c)), 'axes')).toMatchObject([{ kind: 'moved', name: 'Axe d', from: 4, to: 1 }]);
  });

  it('follow a row that moved and changed', () => {
    const [a, b] = [anAxis('a', 'social'), anAxis('b', 'social')];
    const found = changesOf(compareContent(withAxes(a, b), withAxes({ ...b, title: 'Autre' }, a)), 'axes');
    expect(found.map(({ kind }) => kind).sort()).toEqual(['moved', 'value']);
    expect(found.find(({ kind }) => kind === 'value')).toMatchObject({
      field: 'title',
      before: 'Axe b',
      after: 'Autre',
      trail: [{ field: 'axes', name: 'Autre' }],
    });
  });

  it('follow a target by its year, and tell unknown from zero', () => {
    const before = {
      ...emptyScheme('S'),
      indicators: [
        anIndicator('i', {
          targets: [
            { year: 2028, value: null },
            { year: 2030, value: 2000 },
          ],
        }),
      ],
    };
    const after = {
      ...emptyScheme('S'),
      indicators: [
        anIndicator('i', {
          targets: [
            { year: 2028, value: 0 },
            { year: 2030, value: 2000 },
          ],
        }),
      ],
    };
    expect(changesOf(compareContent(before, after), 'indicators')).toMatchObject([{ kind: 'value', field: 'value', before: null, after: 0 }]);
  });

  it('give a rich text whole on both sides', () => {
    const after = completeScheme();
    after.texts = { ...after.texts, foreword: [{ kind: 'paragraph', content: [{ kind: 'text', text: 'Nouveau mot.' }] }] };
    expect(changesOf(compareContent(completeScheme(), after), 'texts')).toMatchObject([{ kind: 'blocks', field: 'foreword', after: after.texts.foreword }]);
  });

  it('leave out a section that one of the two does not hold', () => {
    expect(compareContent({ title: 'Un' }, { title: 'Deux', axes: [anAxis('a', 'social')] })).toMatchObject([{ section: 'title' }]);
  });
});

describe('whatever was changed', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd');
  const text = fc.constantFrom('', 'un', 'deux');
  const action = fc.record({ id, title: text, steps: fc.array(text, { maxLength: 3 }) }).map(({ id: key, ...more }) => anAction(key, more));
  const axis = fc
    .record({ id, title: text, actions: fc.array(action, { maxLength: 4 }) })
    .map(({ id: key, title, actions }) => ({ ...anAxis(key, 'social', '', actions), title }));
  const content = fc.record({ axes: fc.array(axis, { maxLength: 4 }), title: text }).map(({ axes, title }) => ({ ...emptyScheme(title), axes }));

  it('something is said exactly when the two are not the same, even with identifiers used twice', () => {
    fc.assert(
      fc.property(content, content, (before, after) => {
        const found = compareContent(before, after);
        expect(found.map(({ section }) => section)).toEqual((['title', 'axes'] as const).filter((section) => !same(before[section], after[section])));
      }),
    );
  });

  it('and what one way adds, the other takes away', () => {
    const names = (found: readonly SectionChange[], kind: 'added' | 'removed') =>
      found.flatMap(({ changes }) => changes.flatMap((change) => (change.kind === kind ? [`${change.field} ${change.name}`] : []))).sort();
    fc.assert(
      fc.property(content, content, (before, after) => {
        expect(names(compareContent(before, after), 'added')).toEqual(names(compareContent(after, before), 'removed'));
      }),
    );
  });
});
