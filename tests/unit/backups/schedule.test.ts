import { describe, expect, it } from 'vitest';
import { backupIsDue, backupIsLate, nextBackup } from '../../../shared/backup/schedule.ts';

const plan = (madeAt: readonly string[], failedAt: string | null = null, everyHours = 24) => ({ everyHours, madeAt, failedAt });
const NOON = '2026-11-23T12:00:00.000Z';

describe('the next backup', () => {
  it('is due at once when there is none', () => {
    expect(backupIsDue(plan([]), NOON)).toBe(true);
  });

  it('waits its hours after the last one, whatever their order', () => {
    const made = ['2026-11-23T11:00:00.000Z', '2026-11-21T11:00:00.000Z'];
    expect(nextBackup(plan(made), NOON)).toBe('2026-11-24T11:00:00.000Z');
    expect(backupIsDue(plan(made), '2026-11-24T10:59:00.000Z')).toBe(false);
    expect(backupIsDue(plan(made), '2026-11-24T11:00:00.000Z')).toBe(true);
  });

  it('is never made when none is asked for', () => {
    expect(nextBackup(plan([], null, 0), NOON)).toBeNull();
    expect(backupIsDue(plan([], null, 0), NOON)).toBe(false);
  });

  it('is tried again a quarter of an hour after a failure, not each minute', () => {
    expect(backupIsDue(plan([], '2026-11-23T11:50:00.000Z'), NOON)).toBe(false);
    expect(nextBackup(plan([], '2026-11-23T11:50:00.000Z'), NOON)).toBe('2026-11-23T12:05:00.000Z');
    expect(backupIsDue(plan([], '2026-11-23T11:45:00.000Z'), NOON)).toBe(true);
  });

  it('is late once two of them should have been made', () => {
    expect(backupIsLate(plan(['2026-11-22T12:00:00.000Z']), NOON)).toBe(false);
    expect(backupIsLate(plan(['2026-11-21T11:00:00.000Z']), NOON)).toBe(true);
    expect(backupIsLate(plan(['2026-01-01T11:00:00.000Z'], null, 0), NOON)).toBe(false);
  });
});

/** A server that checks each minute of a clock that jumps at some of its checks; gives the instants of the backups it made. */
function live(minutes: number, jumps: Record<number, string>): string[] {
  const made: string[] = [];
  let now = Date.parse(NOON);
  for (let check = 0; check < minutes; check++) {
    const jump = jumps[check];
    now = jump === undefined ? now + 60_000 : Date.parse(jump);
    const at = new Date(now).toISOString();
    if (backupIsDue(plan(made), at)) made.push(at);
  }
  return made;
}

describe('a clock that jumps', () => {
  it('makes no burst and skips no day', () => {
    expect(live(3 * 1440, {})).toHaveLength(3);
    expect(live(3 * 1440, { 100: '2036-01-01T00:00:00.000Z' })).toHaveLength(4);
    expect(live(3 * 1440, { 100: '2016-01-01T00:00:00.000Z' })).toHaveLength(4);
  });

  it('gone far ahead then put right, does not stop the backups of the days after', () => {
    const made = live(4 * 1440, { 200: '2036-01-01T00:00:00.000Z', 400: '2026-11-23T18:00:00.000Z' });
    expect(made.map((at) => at.slice(0, 10))).toEqual(['2026-11-23', '2036-01-01', '2026-11-24', '2026-11-25', '2026-11-26']);
  });

  it('gone back and forth each hour makes one backup a place, not one an hour', () => {
    const jumps = Object.fromEntries(
      Array.from({ length: 20 }, (_, i) => [100 + i * 60, i % 2 === 0 ? '2016-01-01T00:00:00.000Z' : '2026-11-23T18:00:00.000Z'] as const),
    );
    expect(live(100 + 20 * 60, jumps)).toHaveLength(2);
  });

  it('set back after a failure does not wait for the failure to come round again', () => {
    expect(backupIsDue(plan([], '2036-01-01T00:00:00.000Z'), NOON)).toBe(true);
  });
});
