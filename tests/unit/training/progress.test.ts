/** Where somebody is in a module, from what they did and what the law became. */
import { describe, expect, it } from 'vitest';
import { addMonths } from '../../../shared/days.ts';
import { type AttemptSummary, moduleProgress, type ProgressFacts } from '../../../shared/training/progress.ts';
import { byId, shippedContent } from '../../support/content.ts';
import { drawContextOn } from './support.ts';

const module = byId(shippedContent().modules, 'droit-et-cibles');
const FIRST = module.lessons[0]?.id ?? '';

const attempt = (more: Partial<AttemptSummary> = {}): AttemptSummary => ({
  id: 'a',
  purpose: 'module',
  startedAt: '2026-11-23T09:00:00.000Z',
  finishedAt: '2026-11-23T09:20:00.000Z',
  basisPoints: 8000,
  passed: true,
  ...more,
});
const OPEN = attempt({ id: 'ouverte', finishedAt: null, basisPoints: null, passed: null });
const FAILED = attempt({ basisPoints: 4000, passed: false });

const progress = (attempts: readonly AttemptSummary[], on = '2026-11-23', more: Partial<ProgressFacts> = {}) =>
  moduleProgress({ module, attempts, reading: null, references: drawContextOn(on).references, on, ...more });

describe('a module', () => {
  it('is new, then started by reading or by an attempt', () => {
    expect(progress([])).toMatchObject({ state: 'new', openAttempt: null, best: null, passedOn: null, refreshOn: null, lastLesson: null });
    expect(progress([], '2026-11-23', { reading: { lessons: [FIRST, 'retirée'], lastLesson: FIRST } })).toMatchObject({
      state: 'started',
      lessonsRead: [FIRST],
      lastLesson: FIRST,
    });
    expect(progress([OPEN])).toMatchObject({ state: 'started', openAttempt: 'ouverte', best: null });
    expect(progress([FAILED])).toMatchObject({ state: 'started', best: 4000, passedOn: null });
  });

  it('is passed on the day in Paris of the last success, whatever comes after', () => {
    const late = attempt({ finishedAt: '2026-11-23T23:30:00.000Z' });
    expect(progress([late, FAILED], '2026-11-24')).toMatchObject({ state: 'passed', passedOn: '2026-11-24', best: 8000, refreshOn: '2027-11-24' });
  });

  it('keeps its best mark from whole attempts, never from a refresher', () => {
    expect(progress([attempt(), attempt({ purpose: 'refresher', basisPoints: 10_000 })]).best).toBe(8000);
  });

  it('is to be refreshed after a year, and no longer once the refresher is passed', () => {
    const unchanging = { ...module, lessons: [], case: null, questions: [] };
    const at = (on: string, ...more: AttemptSummary[]) => progress([attempt(), ...more], on, { module: unchanging }).state;
    expect([at('2027-11-22'), at('2027-11-23')]).toEqual(['passed', 'refresh']);
    expect(at('2027-11-23', attempt({ purpose: 'refresher', finishedAt: '2027-11-23T10:00:00.000Z' }))).toBe('passed');
  });

  it('says which articles changed since the success, until a new one', () => {
    expect(progress([attempt()], '2026-12-31').state).toBe('passed');
    const changed = progress([attempt()], '2027-01-01');
    expect([changed.state, changed.changedReferences.includes('crpm-l230-5-1')]).toEqual(['law-changed', true]);
    expect(progress([attempt(), attempt({ purpose: 'refresher', finishedAt: '2027-01-01T10:00:00.000Z' })], '2027-01-02').state).toBe('passed');
  });
});

describe('months later', () => {
  it('is the same day, or the last of a shorter month', () => {
    expect([addMonths('2026-11-23', 12), addMonths('2024-02-29', 12), addMonths('2026-08-31', 6), addMonths('2026-12-31', 1)]).toEqual([
      '2027-11-23',
      '2025-02-28',
      '2027-02-28',
      '2027-01-31',
    ]);
  });
});
