/** Two people on one scheme: random edits of each, and what a document says taken apart, to see that nothing of either was lost. */
import fc from 'fast-check';
import type { Block } from '../../shared/api/blocks.ts';
import type { SchemeContent } from '../../shared/api/schemes.ts';
import { rowsOf } from '../../shared/merge/rows.ts';
import { fingerprint, isRecord } from '../../shared/merge/same.ts';
import { emptyScheme } from '../../shared/scheme/empty.ts';
import { anAction, anAxis, anIndicator } from './scheme.ts';

export const paragraph = (text: string): Block => ({ kind: 'paragraph', content: [{ kind: 'text', text }] });

/** Enough of everything that merges: nested rows, texts, lines, codes, units. */
export function sharedScheme(): SchemeContent {
  const empty = emptyScheme('Schéma');
  return {
    ...empty,
    texts: { ...empty.texts, foreword: ['Un', 'Deux', 'Trois', 'Quatre'].map(paragraph), context: [paragraph('Contexte')] },
    figures: ['f1', 'f2', 'f3', 'f4'].map((id) => ({ id, label: id, unit: 'count', value: 1, year: null, source: '' })),
    axes: ['a1', 'a2'].map((id) =>
      anAxis(
        id,
        'social',
        '',
        ['x', 'y', 'z'].map((name) => anAction(`${id}-${name}`, { steps: ['Début', 'Milieu', 'Fin'] })),
      ),
    ),
    indicators: ['i1', 'i2'].map((id) => anIndicator(id, { targets: [2027, 2028, 2030].map((year) => ({ year, value: year })) })),
    clauseSlugs: ['clause-1', 'clause-2', 'clause-3'],
  };
}

type Edit = (scheme: SchemeContent, word: string) => SchemeContent;

const at = <T>(list: readonly T[], place: number): number => (list.length === 0 ? -1 : place % list.length);
const changed = <T>(list: readonly T[], place: number, change: (item: T) => T): T[] =>
  list.map((item, index) => (index === at(list, place) ? change(item) : item));
const removed = <T>(list: readonly T[], place: number): T[] => list.filter((_, index) => index !== at(list, place));
const inserted = <T>(list: readonly T[], place: number, item: T): T[] => [...list.slice(0, at(list, place) + 1), item, ...list.slice(at(list, place) + 1)];
const moved = <T>(list: readonly T[], from: number, to: number): T[] => {
  const item = list[at(list, from)];
  return item === undefined ? [...list] : inserted(removed(list, from), to, item);
};

type ListEdit = <T>(list: readonly T[], change: (item: T) => T, make: () => T) => T[];
const listEdit: fc.Arbitrary<ListEdit> = fc
  .record({ what: fc.constantFrom('change', 'add', 'remove', 'move'), place: fc.nat(8), to: fc.nat(8) })
  .map(({ what, place, to }): ListEdit => {
    if (what === 'change') return (list, change) => changed(list, place, change);
    if (what === 'add') return (list, _change, make) => inserted(list, place, make());
    return what === 'remove' ? (list) => removed(list, place) : (list) => moved(list, place, to);
  });

const actions = (
  scheme: SchemeContent,
  place: number,
  edit: (list: SchemeContent['axes'][number]['objectives'][number]['actions']) => typeof list,
): SchemeContent => ({
  ...scheme,
  axes: changed(scheme.axes, place, (axis) => ({ ...axis, objectives: changed(axis.objectives, 0, (one) => ({ ...one, actions: edit(one.actions) })) })),
});

/** One gesture; `word` is written nowhere else. */
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.constant<Edit>((scheme, word) => ({ ...scheme, title: word })),
  fc.constant<Edit>((scheme, word) => ({ ...scheme, organisation: { ...scheme.organisation, name: word } })),
  fc.constant<Edit>((scheme, word) => ({ ...scheme, organisation: { ...scheme.organisation, region: word } })),
  listEdit.map(
    (act): Edit =>
      (scheme, word) => {
        const foreword = act(
          scheme.texts.foreword,
          () => paragraph(word),
          () => paragraph(word),
        );
        return { ...scheme, texts: { ...scheme.texts, foreword } };
      },
  ),
  fc.tuple(listEdit, fc.constantFrom('label', 'source')).map(
    ([act, field]): Edit =>
      (scheme, word) => ({
        ...scheme,
        figures: act(
          scheme.figures,
          (one) => ({ ...one, [field]: word }),
          () => ({ id: word, label: '', unit: 'count', value: null, year: null, source: '' }),
        ),
      }),
  ),
  fc.tuple(fc.nat(3), fc.nat(9), fc.boolean()).map(
    ([place, value, isUnit]): Edit =>
      (scheme) => ({
        ...scheme,
        figures: changed(scheme.figures, place, (one) => (isUnit ? { ...one, unit: 'rate' } : { ...one, value: 100 + value })),
      }),
  ),
  fc.tuple(listEdit, fc.nat(1), fc.constantFrom('title', 'aim', 'lead')).map(
    ([act, axis, field]): Edit =>
      (scheme, word) =>
        actions(scheme, axis, (list) =>
          act(
            list,
            (one) => ({ ...one, [field]: word }),
            () => anAction(word),
          ),
        ),
  ),
  fc.tuple(listEdit, fc.nat(1), fc.nat(2)).map(
    ([act, axis, action]): Edit =>
      (scheme, word) =>
        actions(scheme, axis, (list) =>
          changed(list, action, (one) => ({
            ...one,
            steps: act(
              one.steps,
              () => word,
              () => word,
            ),
          })),
        ),
  ),
  listEdit.map(
    (act): Edit =>
      (scheme, word) => ({
        ...scheme,
        axes: act(
          scheme.axes,
          (one) => ({ ...one, intro: word }),
          () => anAxis(word, 'environment'),
        ),
      }),
  ),
  fc.tuple(fc.nat(1), fc.nat(2), fc.nat(99)).map(
    ([place, target, value]): Edit =>
      (scheme) => ({
        ...scheme,
        indicators: changed(scheme.indicators, place, (one) => ({ ...one, targets: changed(one.targets, target, (aim) => ({ ...aim, value: 5000 + value })) })),
      }),
  ),
  listEdit.map(
    (act): Edit =>
      (scheme, word) => ({
        ...scheme,
        clauseSlugs: act(
          scheme.clauseSlugs,
          (slug) => slug,
          () => word,
        ),
      }),
  ),
);

/** What one person made of the scheme: a few gestures, their words marked with who they are. */
export const workOf = (who: string): fc.Arbitrary<SchemeContent> =>
  fc.array(edit, { maxLength: 6 }).map((edits) => edits.reduce((scheme, act, index) => act(scheme, `${who}-${index}`), sharedScheme()));

/** A thing that a document says: a field, a row that is there, a paragraph or a code in its list. */
type Atom = { path: string; says: string };

const isNested = (value: unknown): boolean => rowsOf(value) !== null || (Array.isArray(value) && value.length > 0 && !isRecord(value[0]));

function atomsOf(value: unknown, path: string): Atom[] {
  if (Array.isArray(value)) {
    const rows = rowsOf(value);
    if (rows && isNested(value)) return [...rows].flatMap(([name, row]) => [{ path: `${path}/[${name}]`, says: 'here' }, ...atomsOf(row, `${path}/[${name}]`)]);
    return value.map((item) => ({ path: `${path}#`, says: fingerprint(item) }));
  }
  if (isRecord(value)) return Object.entries(value).flatMap(([key, inner]) => atomsOf(inner, path === '' ? key : `${path}/${key}`));
  return [{ path, says: JSON.stringify(value) }];
}

const keyOfAtom = ({ path, says }: Atom): string => `${path} = ${says}`;
const counted = (document: unknown): Map<string, { atom: Atom; count: number }> => {
  const counts = new Map<string, { atom: Atom; count: number }>();
  for (const atom of atomsOf(document, '')) counts.set(keyOfAtom(atom), { atom, count: (counts.get(keyOfAtom(atom))?.count ?? 0) + 1 });
  return counts;
};

/** What the second document says more than the first, and less. */
export function differences(before: unknown, after: unknown): { added: Atom[]; gone: Atom[] } {
  const [first, second] = [counted(before), counted(after)];
  return {
    added: [...second.values()].filter(({ atom, count }) => count > (first.get(keyOfAtom(atom))?.count ?? 0)).map(({ atom }) => atom),
    gone: [...first.values()].filter(({ atom, count }) => count > (second.get(keyOfAtom(atom))?.count ?? 0)).map(({ atom }) => atom),
  };
}

/** Whether a document says something, asked many times. */
export function sayings(document: unknown): (atom: Atom) => boolean {
  const said = counted(document);
  return (atom) => said.has(keyOfAtom(atom));
}
