import { describe, expect, it } from 'vitest';
import { type DueScheme, type Made, pressing, schemeDues } from '../../../shared/reviews/due.ts';

const LAW = { today: '2026-11-23', legalMonths: 24 };
const scheme = (more: Partial<DueScheme['followUp']> = {}, period: Partial<DueScheme['period']> = {}): DueScheme => ({
  id: 'scheme-1',
  title: 'Schéma',
  period: { from: '2025-01-01', to: '2028-12-31', adoptedOn: null, deliberation: '', ...period },
  followUp: { annualReview: '', publicationMonths: null, publicationPlace: '', calendar: [], ...more },
});
const published = (kind: Made['kind'], year: number, publishedOn: string | null): Made => ({ kind, year, publishedOn });
const event = (kind: 'annual-review' | 'publication', on: string | null, what = '') => ({ id: on ?? 'x', on, what, kind });
const days = (kind: Made['kind'], one: DueScheme, made: Made[] = []): string[] =>
  schemeDues(one, made, LAW)
    .filter((due) => due.kind === kind)
    .map(({ dueOn, year, state }) => `${dueOn} ${year} ${state}`);

describe('what is due', () => {
  it('from the period alone: a review each year, a publication every two years, with the article as the reason', () => {
    expect(days('annual-review', scheme())).toEqual(['2026-05-31 2025 overdue', '2027-05-31 2026 later', '2028-05-31 2027 later', '2029-05-31 2028 later']);
    expect(days('publication', scheme())).toEqual(['2027-01-01 2026 soon', '2029-01-01 2028 later']);
    expect(schemeDues(scheme(), [], LAW).every(({ reason }) => reason.includes('L. 2111-3'))).toBe(true);
  });

  it('from the calendar of the scheme when it has dates; the scheme being put online is no publication of indicators', () => {
    const calendar = [
      event('publication', '2025-01-01', 'Mise en ligne du schéma'),
      event('publication', '2026-12-15'),
      event('annual-review', '2026-06-10', 'Bilan annuel 2025 présenté'),
      event('annual-review', null, 'Chaque année'),
    ];
    expect(days('publication', scheme({ calendar }))).toEqual(['2026-12-15 2025 soon']);
    expect(days('annual-review', scheme({ calendar }))).toEqual(['2026-06-10 2025 overdue']);
  });

  it('a written rhythm is never longer than the article', () => {
    expect(days('publication', scheme({ publicationMonths: 36 }))[0]).toBe('2027-01-01 2026 soon');
    expect(days('publication', scheme({ publicationMonths: 12 }))[0]).toBe('2026-01-01 2025 overdue');
  });

  it('soon is sixty days, overdue the day after', () => {
    const at = (on: string) => days('publication', scheme({ calendar: [event('publication', on)] }))[0]?.split(' ')[2];
    expect([at('2026-11-22'), at('2026-11-23'), at('2027-01-22'), at('2027-01-23')]).toEqual(['overdue', 'soon', 'soon', 'later']);
  });

  it('nothing without a period, nor a rule', () => {
    expect(schemeDues(scheme({}, { from: null, to: null }), [], LAW)).toEqual([]);
    expect(schemeDues(scheme(), [], { today: '2026-11-23', legalMonths: null }).filter(({ kind }) => kind === 'publication')).toEqual([]);
  });

  it('a scheme without an end is followed until now, not for ever', () => {
    expect(days('annual-review', scheme({}, { to: null }))).toEqual(['2026-05-31 2025 overdue', '2027-05-31 2026 later']);
  });
});

describe('what was published is done', () => {
  it('a review of that year marked as presented; one only made is still due', () => {
    expect(days('annual-review', scheme(), [published('annual-review', 2025, '2026-06-20')])[0]).toBe('2027-05-31 2026 later');
    expect(days('annual-review', scheme(), [published('annual-review', 2025, null)])[0]).toBe('2026-05-31 2025 overdue');
  });

  it('the next publication is counted from the last', () => {
    expect(days('publication', scheme(), [published('publication', 2026, '2026-11-02')])).toEqual(['2028-11-02 2027 later']);
  });

  const calendar = [event('publication', '2026-03-01'), event('publication', '2027-03-01'), event('publication', '2030-03-01')];
  it('a late one makes up for the dates before it, not for the next', () => {
    expect(days('publication', scheme({ calendar }), [published('publication', 2024, '2026-05-05')])).toEqual([
      '2027-03-01 2026 later',
      '2030-03-01 2029 later',
    ]);
  });

  it('after it, the article brings forward a date that the calendar sets too far', () => {
    const made = [published('publication', 2024, '2026-02-10'), published('publication', 2025, '2026-10-01')];
    const [next] = schemeDues(scheme({ calendar }), made, LAW).filter(({ kind }) => kind === 'publication');
    expect(next).toMatchObject({ dueOn: '2028-10-01', year: 2027 });
    expect(next?.reason).toContain('1er octobre 2026');
  });
});

it('a person is reminded of the last date missed and of the next, older ones said in words', () => {
  const all = schemeDues(scheme({}, { from: '2022-01-01' }), [], LAW);
  expect(pressing(all).map(({ kind, dueOn }) => `${kind} ${dueOn}`)).toEqual([
    'publication 2026-01-01',
    'annual-review 2026-05-31',
    'annual-review 2027-05-31',
    'publication 2028-01-01',
  ]);
  expect(pressing(all).find(({ dueOn }) => dueOn === '2026-05-31')?.reason).toContain('3 dates plus anciennes');
});
