/** Two people wrote at once: nothing of either is lost, and only the same place changed both ways is asked about. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCHEME_SECTIONS } from '../../../client/features/schemes/save/sections.ts';
import { mergeDocuments } from '../../../client/save/merge.ts';
import type { Block } from '../../../shared/api/blocks.ts';
import type { SchemeContent } from '../../../shared/api/schemes.ts';
import type { Choice, MergeConflict } from '../../../shared/merge/conflict.ts';
import { rowsOf } from '../../../shared/merge/rows.ts';
import { differences, paragraph, sayings, sharedScheme, workOf } from '../../support/two-people.ts';

type Change = (scheme: SchemeContent) => SchemeContent;
const base = sharedScheme();
/** The whole scheme after a save met another one: the other's, and the sections of this page as they were put together. */
const mergeSchemes = (sides: { base: SchemeContent; mine: SchemeContent; theirs: SchemeContent }, choices?: ReadonlyMap<string, Choice>) => {
  const { content, conflicts } = mergeDocuments(SCHEME_SECTIONS, sides, choices);
  return { content: SCHEME_SECTIONS.apply(sides.theirs, content), conflicts };
};
const merged = (mine: Change, theirs: Change, choices?: ReadonlyMap<string, Choice>) =>
  mergeSchemes({ base, mine: mine(sharedScheme()), theirs: theirs(sharedScheme()) }, choices);
const keysOf = (conflicts: readonly MergeConflict[]): string[] => conflicts.map(({ kind, key }) => `${kind} ${key}`);

const figures =
  (change: (list: SchemeContent['figures']) => SchemeContent['figures']): Change =>
  (scheme) => ({ ...scheme, figures: change(scheme.figures) });
const figure = (id: string, part: Partial<SchemeContent['figures'][number]>): Change =>
  figures((list) => list.map((one) => (one.id === id ? { ...one, ...part } : one)));
const newFigure = (id: string) => ({ id, label: id, unit: 'count' as const, value: null, year: null, source: '' });
const foreword =
  (change: (list: Block[]) => Block[]): Change =>
  (scheme) => ({ ...scheme, texts: { ...scheme.texts, foreword: change(scheme.texts.foreword) } });
const rewrite = (place: number, text: string): Change => foreword((list) => list.map((block, index) => (index === place ? paragraph(text) : block)));
const firstAction =
  (part: object): Change =>
  (scheme) => ({
    ...scheme,
    axes: scheme.axes.map((axis) =>
      axis.id === 'a1'
        ? {
            ...axis,
            objectives: axis.objectives.map((one) => ({
              ...one,
              actions: one.actions.map((action) => (action.id === 'a1-x' ? { ...action, ...part } : action)),
            })),
          }
        : axis,
    ),
  });
const idsOf = (content: SchemeContent): string[] => content.figures.map(({ id }) => id);
const textOf = (content: SchemeContent): string[] =>
  content.texts.foreword.map((block) => ('content' in block ? block.content.map((inline) => (inline.kind === 'text' ? inline.text : '')).join('') : ''));

describe('edits in different places', () => {
  it('two fields of one row, deep in the axes, are both there', () => {
    const { content, conflicts } = merged(firstAction({ lead: 'Achats' }), firstAction({ means: 'Un poste' }));
    expect(conflicts).toEqual([]);
    expect(content.axes[0]?.objectives[0]?.actions[0]).toMatchObject({ lead: 'Achats', means: 'Un poste' });
  });

  it('rows added by both, one removed, one changed: the list holds all of it', () => {
    const { content, conflicts } = merged(
      figures((list) => [...list.filter(({ id }) => id !== 'f1'), newFigure('mien')]),
      figures((list) => [newFigure('leur'), ...list].map((one) => (one.id === 'f2' ? { ...one, label: 'Changé' } : one))),
    );
    expect(conflicts).toEqual([]);
    expect(idsOf(content)).toEqual(['leur', 'f2', 'f3', 'f4', 'mien']);
    expect(content.figures.find(({ id }) => id === 'f2')?.label).toBe('Changé');
  });

  it('a row moved by one and changed by the other is moved and changed', () => {
    const { content, conflicts } = merged(
      figures((list) => [...list.slice(1), ...list.slice(0, 1)]),
      figure('f1', { label: 'Changé' }),
    );
    expect(conflicts).toEqual([]);
    expect(content.figures.at(-1)).toMatchObject({ id: 'f1', label: 'Changé' });
  });

  it('two rows moved, each by one, are where each put it', () => {
    const { content, conflicts } = merged(
      figures(([one, two, three, four]) => [two, one, three, four].flatMap((row) => row ?? [])),
      figures(([one, two, three, four]) => [one, two, four, three].flatMap((row) => row ?? [])),
    );
    expect(conflicts).toEqual([]);
    expect(idsOf(content)).toEqual(['f2', 'f1', 'f4', 'f3']);
  });

  it('neighbouring paragraphs rewritten, one added, one taken away', () => {
    const { content, conflicts } = merged(
      (scheme) => rewrite(0, 'Un, réécrit ici')(foreword((list) => list.filter((_, index) => index !== 3))(scheme)),
      (scheme) =>
        foreword(([one, two, ...rest]) => [one, two, paragraph('Ajouté là'), ...rest].flatMap((block) => block ?? []))(rewrite(1, 'Deux, réécrit là')(scheme)),
    );
    expect(conflicts).toEqual([]);
    expect(textOf(content)).toEqual(['Un, réécrit ici', 'Deux, réécrit là', 'Ajouté là', 'Trois']);
  });

  it('two paragraphs added at one point of a text are two paragraphs', () => {
    const { content, conflicts } = merged(
      foreword((list) => [...list, paragraph('Mien')]),
      foreword((list) => [...list, paragraph('Leur')]),
    );
    expect(conflicts).toEqual([]);
    expect(textOf(content)).toEqual(['Un', 'Deux', 'Trois', 'Quatre', 'Leur', 'Mien']);
  });

  it('codes: what either took away goes, what either added comes, once', () => {
    const slugs =
      (...clauseSlugs: string[]): Change =>
      (scheme) => ({ ...scheme, clauseSlugs });
    const { content, conflicts } = merged(slugs('clause-1', 'clause-3', 'neuve'), slugs('clause-1', 'clause-2', 'neuve', 'autre'));
    expect(conflicts).toEqual([]);
    expect(content.clauseSlugs).toEqual(['clause-1', 'neuve', 'autre']);
  });

  it('targets of different years', () => {
    const target =
      (year: number, value: number): Change =>
      (scheme) => ({
        ...scheme,
        indicators: scheme.indicators.map((one) => ({ ...one, targets: one.targets.map((aim) => (aim.year === year ? { year, value } : aim)) })),
      });
    const { content, conflicts } = merged(target(2027, 1), target(2030, 9));
    expect(conflicts).toEqual([]);
    expect(content.indicators[0]?.targets.map(({ value }) => value)).toEqual([1, 2028, 9]);
  });
});

describe('the same place', () => {
  it('a field given two values is the only question; each answer gives its text', () => {
    const [mine, theirs] = [firstAction({ aim: 'Le mien', lead: 'Achats' }), firstAction({ aim: 'Le leur', means: 'Un poste' })];
    const { content, conflicts } = merged(mine, theirs);
    expect(keysOf(conflicts)).toEqual(['field axes/[a1]/objectives/[a1-objective]/actions/[a1-x]/aim']);
    expect(conflicts[0]).toMatchObject({ base: '', mine: 'Le mien', theirs: 'Le leur' });
    expect(content.axes[0]?.objectives[0]?.actions[0]).toMatchObject({ aim: 'Le mien', lead: 'Achats', means: 'Un poste' });
    const chosen = (choice: Choice): string | undefined =>
      merged(mine, theirs, new Map(conflicts.map(({ key }) => [key, choice]))).content.axes[0]?.objectives[0]?.actions[0]?.aim;
    expect([chosen('mine'), chosen('theirs'), chosen('both')]).toEqual(['Le mien', 'Le leur', 'Le leur\nLe mien']);
  });

  it('both cannot be kept of a title, nor of a code', () => {
    const { conflicts } = merged(
      (scheme) => figure('f1', { unit: 'rate' })({ ...scheme, title: 'A' }),
      (scheme) => figure('f1', { unit: 'money' })({ ...scheme, title: 'B' }),
    );
    expect(conflicts.map(({ both }) => both)).toEqual([undefined, undefined]);
  });

  it('a paragraph rewritten by both is shown alone, and both can stay', () => {
    const [mine, theirs] = [rewrite(1, 'Le mien'), rewrite(1, 'Le leur')];
    const { conflicts } = merged(mine, theirs);
    expect(keysOf(conflicts)).toEqual(['passage texts/foreword#1']);
    const kept = merged(mine, theirs, new Map([['texts/foreword#1', 'both']]));
    expect(textOf(kept.content)).toEqual(['Un', 'Le leur', 'Le mien', 'Trois', 'Quatre']);
  });

  it('a text begun apart by both is asked about, whole', () => {
    const begin =
      (text: string): Change =>
      (scheme) => ({ ...scheme, texts: { ...scheme.texts, summary: [paragraph(text)] } });
    expect(keysOf(merged(begin('A'), begin('B')).conflicts)).toEqual(['passage texts/summary#0']);
  });

  it('a paragraph moved by one and taken away by the other makes one question of the text', () => {
    const [mine, theirs] = [foreword(([one, two, ...rest]) => [two, one, ...rest].flatMap((block) => block ?? [])), foreword((list) => list.slice(1))];
    const asked = [merged(mine, theirs), merged(theirs, mine)].map(({ conflicts }) => keysOf(conflicts));
    expect(asked).toEqual([['passage texts/foreword#whole'], ['passage texts/foreword#whole']]);
  });

  it('a row removed by one and changed by the other waits for a choice', () => {
    const [mine, theirs] = [figures((list) => list.filter(({ id }) => id !== 'f2')), figure('f2', { label: 'Changé' })];
    const { conflicts } = merged(mine, theirs);
    expect(keysOf(conflicts)).toEqual(['row figures/[f2]']);
    expect(idsOf(merged(mine, theirs, new Map([['figures/[f2]', 'theirs']])).content)).toEqual(['f1', 'f2', 'f3', 'f4']);
    expect(idsOf(merged(mine, theirs, new Map([['figures/[f2]', 'mine']])).content)).toEqual(['f1', 'f3', 'f4']);
  });

  it('a row moved by both to different places: one of the two orders, and the rows of both', () => {
    const [mine, theirs] = [
      figures(([one, two, three, four]) => [two, three, four, one].flatMap((row) => row ?? [])),
      figures(([one, two, three, four]) => [two, one, three, newFigure('leur'), four].flatMap((row) => row ?? [])),
    ];
    const { conflicts, content } = merged(mine, theirs);
    expect(keysOf(conflicts)).toEqual(['order figures#order']);
    expect(idsOf(content)).toEqual(['f2', 'f3', 'leur', 'f4', 'f1']);
    expect(idsOf(merged(mine, theirs, new Map([['figures#order', 'theirs']])).content)).toEqual(['f2', 'f1', 'f3', 'leur', 'f4']);
  });

  it('a value is never read in a unit that it was not written for', () => {
    const { conflicts, content } = merged(figure('f1', { value: 12, source: 'Bilan' }), figure('f1', { unit: 'rate', label: 'Part' }));
    expect(conflicts[0]).toMatchObject({ mine: { unit: 'count', value: 12 }, theirs: { unit: 'rate', value: 1 } });
    expect(content.figures[0]).toMatchObject({ unit: 'count', value: 12, source: 'Bilan', label: 'Part' });
  });
});

describe('whatever two people did', () => {
  const both = fc.tuple(workOf('mine'), workOf('theirs'));

  it('each change of either is in the result, or in a conflict that shows it', () => {
    fc.assert(
      fc.property(both, ([mine, theirs]) => {
        const { content, conflicts } = mergeSchemes({ base, mine, theirs });
        const isAsked = (path: string): boolean =>
          conflicts.some(({ key }) => path.startsWith(key.replace(/#.*$/, '')) || path.startsWith(`${key.replace(/\/[^/]*#unit$/, '')}/`));
        const saysIt = sayings(content);
        const left = new Set(differences(base, content).gone.map(({ path, says }) => `${path} ${says}`));
        const lost = [mine, theirs].flatMap((side) => {
          const { added, gone } = differences(base, side);
          return [
            ...added.filter((atom) => !saysIt(atom) && !isAsked(atom.path)).map(({ path, says }) => `${path} = ${says}`),
            ...gone.filter(({ path, says }) => !left.has(`${path} ${says}`) && !isAsked(path)).map(({ path, says }) => `${path} without ${says}`),
          ];
        });
        expect(lost).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('the result says nothing that neither wrote', () => {
    fc.assert(
      fc.property(both, ([mine, theirs]) => {
        const { content } = mergeSchemes({ base, mine, theirs });
        const [here, there] = [sayings(mine), sayings(theirs)];
        for (const atom of differences(base, content).added) expect(here(atom) || there(atom), atom.path).toBe(true);
      }),
    );
  });

  it('a conflict holds what each side has at that place', () => {
    fc.assert(
      fc.property(both, ([mine, theirs]) => {
        const { conflicts } = mergeSchemes({ base, mine, theirs });
        for (const { kind, path, mine: here, theirs: there } of conflicts.filter(({ key }) => !key.includes('#'))) {
          expect([kind, valueAt(mine, path), valueAt(theirs, path)]).toEqual([kind, here, there]);
        }
      }),
    );
  });

  it('one who changed nothing asks nothing, and gets the other’s scheme', () => {
    fc.assert(
      fc.property(workOf('mine'), (work) => {
        expect(mergeSchemes({ base, mine: work, theirs: base })).toEqual({ content: work, conflicts: [] });
        expect(mergeSchemes({ base, mine: base, theirs: work })).toEqual({ content: work, conflicts: [] });
        expect(mergeSchemes({ base, mine: work, theirs: work })).toEqual({ content: work, conflicts: [] });
      }),
    );
  });

  it('the same places are in conflict whoever saved first, and taking theirs everywhere is their taking their own', () => {
    fc.assert(
      fc.property(both, ([mine, theirs]) => {
        const one = mergeSchemes({ base, mine, theirs });
        const other = mergeSchemes({ base, mine: theirs, theirs: mine });
        expect(keysOf(other.conflicts).sort()).toEqual(keysOf(one.conflicts).sort());
        const all = new Map(one.conflicts.map(({ key }): [string, Choice] => [key, 'theirs']));
        const [taken, kept] = [mergeSchemes({ base, mine, theirs }, all).content, other.content];
        const { added, gone } = differences(taken, kept);
        expect([added, gone]).toEqual([[], []]);
      }),
    );
  });
});

function valueAt(document: unknown, path: MergeConflict['path']): unknown {
  return path.reduce<unknown>((value, step) => {
    if (typeof step !== 'string') return rowsOf(value)?.get(step.row);
    return typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === step)?.[1] : undefined;
  }, document);
}

describe('two long texts without a paragraph in common', () => {
  it('are one question, not thousands', () => {
    const long = (word: string): Change => foreword(() => Array.from({ length: 2_000 }, (_, index) => paragraph(`${word} ${index}`)));
    const { conflicts } = merged(long('mien'), long('leur'));
    expect(keysOf(conflicts)).toEqual(['passage texts/foreword#0']);
  });
});
