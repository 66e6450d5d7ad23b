import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReference, readThreshold } from '../../../shared/law/read.ts';
import { inForce, statusOn } from '../../../shared/law/in-force.ts';
import { byId, present, shippedContent } from '../../support/content.ts';

const reference = (id: string, on: string) => readReference(byId(shippedContent().references, id), on);
const threshold = (id: string, on: string) => readThreshold(byId(shippedContent().thresholds, id), on);

const versions = [
  { from: '2020-01-01', until: '2023-10-25' },
  { from: '2023-10-25', until: '2026-08-22' },
];

describe('the version of a text on a day', () => {
  it('starts on its first day and stops the day its end names', () => {
    expect(inForce(versions, '2019-12-31')).toBeNull();
    expect(inForce(versions, '2020-01-01')).toBe(versions[0]);
    expect(inForce(versions, '2023-10-24')).toBe(versions[0]);
    expect(inForce(versions, '2023-10-25')).toBe(versions[1]);
    expect(inForce(versions, '2026-08-22')).toBeNull();
  });

  it('is not yet, in force, then repealed', () => {
    expect(['2019-12-31', '2020-01-01', '2026-08-21', '2026-08-22'].map((day) => statusOn(versions, day))).toEqual([
      'not-yet',
      'in-force',
      'in-force',
      'repealed',
    ]);
  });

  it('is not yet in a gap that a later version closes', () => {
    expect(statusOn([{ from: '2020-01-01', until: '2021-01-01' }, { from: '2022-01-01' }], '2021-06-01')).toBe('not-yet');
  });

  it('never goes back to not-yet once every version has started', () => {
    const day = fc.integer({ min: 1990, max: 2060 }).map((year) => `${year}-06-15`);
    fc.assert(fc.property(day, (on) => on < '2023-10-25' || statusOn(versions, on) !== 'not-yet'));
  });
});

describe('the switch of August 2026', () => {
  it('gives the social condition of L. 2112-2-1 two answers', () => {
    expect(reference('ccp-l2112-2-1', '2026-06-01')).toMatchObject({ status: 'not-yet', current: null, on: '2026-06-01' });
    expect(reference('ccp-l2112-2-1', '2026-09-01')).toMatchObject({ status: 'in-force', current: { from: '2026-08-22' } });
  });

  it('ends the single price criterion of R. 2152-7 and asks for an environmental one', () => {
    const [before, after] = [present(reference('ccp-r2152-7', '2026-06-01').current), present(reference('ccp-r2152-7', '2026-09-01').current)];
    expect(before.says).toMatch(/critère unique du prix/i);
    expect(after.says).toMatch(/au moins un critère environnemental/i);
    expect(after.says).not.toMatch(/critère unique du prix/i);
  });

  it('stands on the 21st for the decree and on the 22nd for the law', () => {
    expect(present(reference('ccp-r2152-7', '2026-08-21').current).from).toBe('2026-08-21');
    expect(present(reference('ccp-l2112-2', '2026-08-21').current).from).not.toBe('2026-08-22');
    expect(present(reference('ccp-l2112-2', '2026-08-22').current).from).toBe('2026-08-22');
  });

  it('opens four exceptions for contracts and two only for concessions', () => {
    expect(present(reference('ccp-l2112-2-1', '2026-09-01').current).says).toMatch(/quatre/);
    expect(reference('ccp-l3114-2-1', '2026-06-01').status).toBe('not-yet');
    expect(present(reference('ccp-l3114-2-1', '2026-09-01').current).says).toMatch(/deux/i);
    expect(threshold('works-exception-duration', '2026-06-01')).toMatchObject({ status: 'not-yet', value: null, display: null });
    expect(threshold('works-exception-duration', '2026-09-01')).toMatchObject({ value: 6, comparison: 'less-than', display: '6\u00a0mois' });
  });
});

describe('amounts that moved', () => {
  it('direct award of supplies and services goes from 40 000 to 60 000 euros on 1 April 2026', () => {
    expect(threshold('direct-award-supplies-services', '2026-03-31')).toMatchObject({
      value: 4_000_000,
      display: '40\u202f000\u00a0€ HT',
      comparison: 'less-than',
      until: '2026-04-01',
    });
    expect(threshold('direct-award-supplies-services', '2026-04-01')).toMatchObject({ value: 6_000_000, display: '60\u202f000\u00a0€ HT', until: null });
  });

  it('direct award of works goes to 100 000 euros on 1 January 2026', () => {
    expect([threshold('direct-award-works', '2025-12-31').value, threshold('direct-award-works', '2026-01-01').value]).toEqual([4_000_000, 10_000_000]);
  });

  it('the turnover asked from candidates goes from twice to one and a half times the estimate', () => {
    expect([threshold('turnover-cap', '2025-12-31').display, threshold('turnover-cap', '2026-01-01').display]).toEqual(['200\u00a0%', '150\u00a0%']);
  });

  it('the scheme is owed above 100, then above 50 million euros', () => {
    expect(threshold('spaser-annual-purchases', '2022-12-31').value).toBe(10_000_000_000);
    expect(threshold('spaser-annual-purchases', '2023-01-01')).toMatchObject({ value: 5_000_000_000, comparison: 'more-than' });
  });

  it('European thresholds of 2026-2027 are unknown after 2027, not zero', () => {
    expect(threshold('eu-supplies-services-local', '2027-12-31').value).toBe(21_600_000);
    expect(threshold('eu-supplies-services-local', '2028-01-01')).toMatchObject({ status: 'repealed', value: null, display: null });
  });
});
