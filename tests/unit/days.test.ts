import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addYears, dayBefore, isDay, yearOf } from '../../shared/days.ts';

const anyDay = fc
  .date({ min: new Date('1900-01-02T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('days', () => {
  it('accept every day of the calendar', () => {
    fc.assert(fc.property(anyDay, (day) => isDay(day)));
  });

  it.each(['2026-02-29', '2026-02-30', '2100-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '2026-12-32', '1899-12-31', '2200-01-01'])(
    '%s does not exist',
    (day) => {
      expect(isDay(day)).toBe(false);
    },
  );

  it.each(['2024-02-29', '2000-02-29', '2028-02-29'])('%s is a leap day', (day) => {
    expect(isDay(day)).toBe(true);
  });

  it.each(['2026-1-1', '20260101', '2026-01-01T00:00', ' 2026-01-01', '2026-01-01\n', '22/08/2026', '', '２０２６-01-01'])(
    '%j is not written as a day',
    (day) => {
      expect(isDay(day)).toBe(false);
    },
  );

  it('know the day before across months, years and leap days', () => {
    expect([dayBefore('2026-08-22'), dayBefore('2026-01-01'), dayBefore('2024-03-01'), dayBefore('2026-03-01')]).toEqual([
      '2026-08-21',
      '2025-12-31',
      '2024-02-29',
      '2026-02-28',
    ]);
  });

  it('compare as text in the order of the calendar', () => {
    fc.assert(fc.property(anyDay, (day) => dayBefore(day) < day && isDay(dayBefore(day))));
  });

  it('add years without ever making a day that does not exist', () => {
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
    expect(addYears('2024-02-29', 4)).toBe('2028-02-29');
    fc.assert(
      fc.property(
        anyDay.filter((day) => yearOf(day) < 2180),
        fc.integer({ min: 0, max: 19 }),
        (day, years) => isDay(addYears(day, years)) && yearOf(addYears(day, years)) === yearOf(day) + years,
      ),
    );
  });
});
