import { describe, expect, it } from 'vitest';
import { addMonths, proposeCalendar } from '../../../client/features/schemes/steps/calendar.ts';
import type { SchemeContent } from '../../../shared/api/schemes.ts';
import { emptyScheme } from '../../../shared/scheme/empty.ts';

const scheme = (from: string | null, to: string | null, followUp: Partial<SchemeContent['followUp']> = {}): Pick<SchemeContent, 'period' | 'followUp'> => {
  const empty = emptyScheme('S');
  return { period: { ...empty.period, from, to }, followUp: { ...empty.followUp, ...followUp } };
};
const days = (events: ReturnType<typeof proposeCalendar>, kind: string): (string | null)[] => events.filter((event) => event.kind === kind).map(({ on }) => on);

describe('months later', () => {
  it.each([
    ['2027-01-31', 1, '2027-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2027-11-15', 3, '2028-02-15'],
    ['2027-12-31', 12, '2028-12-31'],
    ['2028-01-10', -9, '2027-04-10'],
    ['2027-12-01', -12, '2026-12-01'],
  ])('%s + %d months is %s', (day, months, expected) => expect(addMonths(day, months)).toBe(expected));
});

describe('the calendar proposed', () => {
  it('is empty without a period, or with one upside down', () => {
    expect(proposeCalendar(scheme(null, '2029-12-31'), 24)).toEqual([]);
    expect(proposeCalendar(scheme('2027-01-01', null), 24)).toEqual([]);
    expect(proposeCalendar(scheme('2029-01-01', '2027-01-01'), 24)).toEqual([]);
  });

  it('has a review a year, in order, and the next scheme before the end', () => {
    const events = proposeCalendar(scheme('2027-01-01', '2029-12-31'), 24);
    expect(days(events, 'annual-review')).toEqual(['2028-05-31', '2029-05-31', '2030-05-31']);
    expect(days(events, 'revision')).toEqual(['2028-07-01']);
    expect(days(events, 'other')).toEqual(['2029-03-30']);
    expect(days(events, 'committee')).toEqual(['2027-07-01', '2028-01-01', '2028-07-01', '2029-01-01', '2029-07-01']);
    const order = events.map(({ on }) => on ?? '');
    expect(order).toEqual([...order].sort());
  });

  it('never publishes less often than the article allows', () => {
    expect(days(proposeCalendar(scheme('2027-01-01', '2030-12-31', { publicationMonths: 60 }), 24), 'publication')).toEqual([
      '2027-01-01',
      '2029-01-01',
      '2031-01-01',
    ]);
    expect(days(proposeCalendar(scheme('2027-01-01', '2028-12-31', { publicationMonths: 12 }), 24), 'publication')).toEqual([
      '2027-01-01',
      '2028-01-01',
      '2029-01-01',
    ]);
  });

  it('does not propose again what is there', () => {
    const first = proposeCalendar(scheme('2027-01-01', '2029-12-31'), 24);
    const calendar = first.map((event, index) => ({ ...event, id: `e${index}` }));
    expect(proposeCalendar(scheme('2027-01-01', '2029-12-31', { calendar }), 24)).toEqual([]);
  });
});
