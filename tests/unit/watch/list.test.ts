import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WatchItem } from '../../../shared/api/watch.ts';
import { LIMITS } from '../../../shared/limits.ts';
import { isOld, type Judged, reasonsOf, sortItems, stateOf } from '../../../shared/watch/list.ts';
import { shippedContent } from '../../support/content.ts';

const { references } = shippedContent();
const SURE: Judged = { checkedOn: '2026-11-01', confidence: 'confirmed', confidenceNote: '', versions: [{ from: '2019-04-01' }], on: null, doubt: null };
const sections = (judged: Partial<Judged>, today = '2026-11-23') => reasonsOf({ ...SURE, ...judged }, today).map(({ section }) => section);
const whys = (judged: Partial<Judged>, today = '2026-11-23') => reasonsOf({ ...SURE, ...judged }, today).map(({ why }) => why);

describe('why something is to read again', () => {
  it('is nothing for what is sure, read lately, and does not move', () => {
    expect(sections({})).toEqual([]);
  });

  it('is its age, six months to the day after it was read', () => {
    expect(sections({ checkedOn: '2026-05-24' })).toEqual([]);
    expect(sections({ checkedOn: '2026-05-23' })).toEqual(['stale']);
  });

  it('is a version still to come, however far, and a change of the last months', () => {
    const versions = [
      { from: '2019-04-01', until: '2030-01-01' },
      { from: '2030-01-01', change: 'le seuil double' },
    ];
    expect(whys({ versions })).toEqual([expect.stringMatching(/^Une autre rédaction s’appliquera le 1er janvier 2030\u202f: le seuil double\.?$/)]);
    expect(sections({ versions }, '2030-06-30')).toContain('dated');
    expect(sections({ versions, checkedOn: '2030-06-30' }, '2030-07-01')).toEqual([]);
  });

  it('is an entry into force, when nothing was there before', () => {
    expect(whys({ versions: [{ from: '2026-08-22' }] })).toEqual(['Est entré en vigueur le 22 août 2026.']);
    expect(whys({ versions: [{ from: '2027-01-01' }] })).toEqual(['Entrera en vigueur le 1er janvier 2027.']);
  });

  it('is an end after which nothing is known', () => {
    expect(whys({ versions: [{ from: '2019-04-01', until: '2028-01-01' }] })).toEqual([
      'Rien n’est connu après\u202f: cessera de s’appliquer le 1er janvier 2028.',
    ]);
  });

  it('is not the first version of an old article, though it started one day', () => {
    expect(sections({ versions: [{ from: '2026-11-01', until: '2026-11-10' }, { from: '2026-11-10' }] })).toEqual(['dated']);
  });

  it('is a confidence that is not whole, with its note', () => {
    expect(whys({ confidence: 'single-source', confidenceNote: 'Lu dans une copie ancienne.' })).toEqual(['Une seule source lue. Lu dans une copie ancienne.']);
    expect(sections({ confidence: 'unverified' })).toEqual(['uncertain']);
  });

  it('is never a sentence left open', () => {
    for (const reference of references) {
      for (const { why } of reasonsOf({ ...reference, confidenceNote: reference.confidenceNote ?? '', on: null, doubt: null }, '2026-11-23'))
        expect(why).toMatch(/[.!?»]$/);
    }
  });
});

describe('whether it was read', () => {
  it('is only a recent « confirmée » of the text of today', () => {
    const last = { verdict: 'confirmed', on: '2026-11-01', current: true } as const;
    expect(stateOf(null, '2026-11-23')).toBe('to-read');
    expect(stateOf(last, '2026-11-23')).toBe('read');
    expect(stateOf({ ...last, current: false }, '2026-11-23')).toBe('again');
    expect(stateOf({ ...last, verdict: 'doubtful' }, '2026-11-23')).toBe('again');
    expect(stateOf(last, '2027-05-01')).toBe('again');
  });

  it('lasts as long as a reading of the content does', () => {
    const day = fc.integer({ min: 0, max: 700 }).map((count) => new Date(Date.UTC(2026, 0, 1 + count)).toISOString().slice(0, 10));
    fc.assert(fc.property(day, day, (on, today) => (stateOf({ verdict: 'confirmed', on, current: true }, today) === 'read') === !isOld(on, today)));
    expect(LIMITS.lawReviewMonths).toBe(6);
  });
});

describe('the order of the list', () => {
  const item = (more: Partial<WatchItem>): WatchItem => ({
    ...{
      section: 'uncertain',
      kind: 'reference',
      id: 'a',
      title: 'A',
      why: 'B.',
      day: null,
      severity: null,
      confidence: null,
      state: 'to-read',
      lastReview: null,
    },
    counts: { clauses: 0, checks: 0, questions: 0, tenders: 0, schemes: 0 },
    ...more,
  });
  it('puts what was read last, what touches work under way before the rest of its section', () => {
    const touching = item({ id: 'touching', counts: { ...item({}).counts, tenders: 2 } });
    const sorted = sortItems([
      item({ id: 'read', state: 'read', section: 'changed' }),
      item({ id: 'plain' }),
      touching,
      item({ id: 'changed', section: 'changed' }),
    ]);
    expect(sorted.map(({ id }) => id)).toEqual(['changed', 'touching', 'plain', 'read']);
  });
});
