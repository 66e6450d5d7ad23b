import { describe, expect, it } from 'vitest';
import { makePresence } from '../../../server/presence.ts';
import type { SchemeAnchor } from '../../../shared/api/together.ts';
import { findPlace, placesOf } from '../../../shared/scheme/anchors.ts';
import { STEPS } from '../../../shared/scheme/steps.ts';
import { byUrgency, isLate } from '../../../shared/scheme/tasks.ts';
import { anAction, anAxis, completeScheme } from '../../support/scheme.ts';
import { paragraph } from '../../support/two-people.ts';

const scheme = completeScheme();
const anchor = (part: Partial<SchemeAnchor>): SchemeAnchor => ({ step: 'axes', rowId: null, field: null, quote: '', ...part });

describe('the places of a scheme', () => {
  it('are every step, every row with an id and every text, each once', () => {
    const places = placesOf(scheme);
    expect(places.filter(({ rowId, field }) => rowId === null && field === null).map(({ step }) => step)).toEqual(STEPS.map(({ id }) => id));
    const names = places.map(({ step, rowId, field }) => `${rowId ?? ''} ${field ?? ''} ${rowId ? '' : step}`);
    expect(new Set(names).size).toBe(names.length);
    expect(places.find(({ rowId }) => rowId === 'social-1')).toMatchObject({
      step: 'axes',
      axisId: 'social',
      rows: ['social', 'social-objective', 'social-1'],
    });
    expect(places.find(({ rowId }) => rowId === 'copil')?.label).toBe('Instance\u00a01 · Comité de pilotage');
    expect(places.filter(({ field }) => field !== null)).toHaveLength(Object.keys(scheme.texts).length);
  });

  it('follow their row when it moves, say when its words changed, and when it is gone', () => {
    const on = (quote: string) => anchor({ rowId: 'social-1', quote });
    const moved = { ...scheme, axes: [anAxis('neuf', 'social'), ...scheme.axes].reverse() };
    expect(findPlace(placesOf(moved), on('Action social-1')).state).toBe('here');
    const renamed = { ...scheme, axes: [anAxis('social', 'social', '', [anAction('social-1', { title: 'Autre titre' })])] };
    expect(findPlace(placesOf(renamed), on('Action social-1'))).toMatchObject({ state: 'changed', place: { axisId: 'social' } });
    expect(findPlace(placesOf({ ...scheme, axes: [] }), on('Action social-1'))).toEqual({ place: null, state: 'gone' });
  });

  it('a passage of a text is looked for across spaces, and an emptied text is gone', () => {
    const texts = (text: string) => ({ ...scheme, texts: { ...scheme.texts, foreword: text === '' ? [] : [paragraph(text)] } });
    const state = (text: string) => findPlace(placesOf(texts(text)), anchor({ step: 'textes', field: 'foreword', quote: 'nos  achats\nutiles' })).state;
    expect([state('Rendre nos achats utiles.'), state('Autre chose.'), state('')]).toEqual(['here', 'changed', 'gone']);
  });
});

describe('tasks', () => {
  it('are late the day after their day, never once done', () => {
    const late = (dueOn: string | null, doneAt: string | null = null) => isLate({ dueOn, doneAt }, '2026-11-23');
    expect([late('2026-11-22'), late('2026-11-23'), late(null), late('2026-11-01', '2026-11-20T09:00:00.000Z')]).toEqual([true, false, false, false]);
  });

  it('read late first, then by day, those without a day after, those done at the end', () => {
    const task = (dueOn: string | null, doneAt: string | null = null) => ({ dueOn, doneAt });
    const sorted = [task('2026-01-01', '2026-02-01'), task(null), task('2027-01-01'), task('2026-01-01'), task(null, '2026-03-01')].sort(byUrgency);
    expect(sorted).toEqual([task('2026-01-01'), task('2027-01-01'), task(null), task(null, '2026-03-01'), task('2026-01-01', '2026-02-01')]);
  });
});

describe('presence', () => {
  const at = (seconds: number): string => new Date(Date.parse('2026-11-23T09:00:00.000Z') + seconds * 1000).toISOString();
  const on = (personId: string, step: 'axes' | 'cadre' = 'axes') => ({ personId, step, axisId: null });

  it('tells the others of one scheme, where each was last', async () => {
    const presence = makePresence();
    expect(await presence.beat('s', on('a'), at(0))).toEqual([]);
    await presence.beat('s', on('a', 'cadre'), at(5));
    expect(await presence.beat('s', on('b'), at(6))).toEqual([on('a', 'cadre')]);
    expect(await presence.beat('autre', on('b'), at(6))).toEqual([]);
  });

  it('forgets who gives no sign for forty seconds, and whoever a clock set back would keep for ever', async () => {
    const presence = makePresence();
    await presence.beat('s', on('a'), at(0));
    expect(await presence.beat('s', on('b'), at(39))).toEqual([on('a')]);
    expect(await presence.beat('s', on('b'), at(40))).toEqual([]);
    await presence.beat('s', on('c'), at(100_000));
    expect(await presence.beat('s', on('b'), at(50))).toEqual([]);
  });
});
