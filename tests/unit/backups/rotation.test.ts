import { describe, expect, it } from 'vitest';
import { backupInstant, backupName } from '../../../shared/backup/manifest.ts';
import { backupsToLetGo, type Dated } from '../../../shared/backup/rotation.ts';
import { LIMITS } from '../../../shared/limits.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (instant: number): string => new Date(instant).toISOString();
const dated = (instant: string): Dated => ({ name: backupName(instant), at: instant });

/** Makes one every so often, letting the old ones go each time, as the server does. */
function run(from: string, days: number, everyHours = 24): Dated[] {
  let kept: Dated[] = [];
  for (let now = Date.parse(from); now < Date.parse(from) + days * DAY; now += everyHours * HOUR) {
    kept.push(dated(at(now)));
    const gone = new Set(backupsToLetGo(kept, at(now)));
    kept = kept.filter(({ name }) => !gone.has(name));
  }
  return kept;
}

const days = (kept: readonly Dated[]): string[] => kept.map((backup) => backup.at.slice(0, 10));

describe('backups kept', () => {
  it('are those of the last seven days, the last of four weeks and of six months, after a year of one a day', () => {
    expect(days(run('2026-01-01T03:00:00.000Z', 365))).toEqual([
      ...['2026-07-31', '2026-08-31', '2026-09-30', '2026-10-31', '2026-11-30'],
      ...['2026-12-13', '2026-12-20'],
      ...['2026-12-25', '2026-12-26', '2026-12-27', '2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31'],
    ]);
  });

  it('are never more than one a period, however many were made in a day', () => {
    const kept = run('2026-03-02T00:00:00.000Z', 60, 1);
    expect(kept.length).toBeLessThanOrEqual(LIMITS.backupsDaily + LIMITS.backupsWeekly + LIMITS.backupsMonthly);
    expect(kept.at(-1)?.at).toBe('2026-04-30T23:00:00.000Z');
    expect(new Set(days(kept)).size).toBe(kept.length);
  });

  it('are the last of their week when the year turns inside it', () => {
    // Monday 28 December 2026 to Sunday 3 January 2027 is one week.
    expect(days(run('2026-12-01T00:00:00.000Z', 60))).toContain('2026-12-31');
    const week = ['2026-12-28', '2027-01-03', '2027-01-04'].map((day) => dated(`${day}T00:00:00.000Z`));
    expect(backupsToLetGo(week, '2027-01-05T00:00:00.000Z')).toEqual([]);
  });

  it('lose, after a year without any, no more than the one that each rule lets go for a new one', () => {
    const kept = run('2025-01-01T00:00:00.000Z', 40);
    const back = dated('2026-06-01T00:00:00.000Z');
    expect(backupsToLetGo([...kept, back], back.at).length).toBeLessThanOrEqual(3);
  });
});

describe('a clock that jumps', () => {
  it('set back, keeps the backups of a time to come, and gives their places to nobody', () => {
    const kept = run('2026-01-01T00:00:00.000Z', 90);
    const now = '2026-02-01T12:00:00.000Z';
    const gone = backupsToLetGo([...kept, dated(now)], now);
    for (const { name, at: made } of kept) if (made > now) expect(gone).not.toContain(name);
    expect(gone).not.toContain(backupName(now));
  });

  it('set forward by years, removes at most what one more day would', () => {
    const kept = run('2026-01-01T00:00:00.000Z', 90);
    const now = '2099-01-01T00:00:00.000Z';
    expect(backupsToLetGo([...kept, dated(now)], now).length).toBeLessThanOrEqual(3);
  });
});

describe('the name of a backup', () => {
  it('says its instant, to the second', () => {
    expect(backupName('2026-11-23T09:00:07.512Z')).toBe('clausier-2026-11-23T09-00-07Z.db');
    expect(backupInstant('clausier-2026-11-23T09-00-07Z.db')).toBe('2026-11-23T09:00:07.000Z');
  });

  it.each(['clausier.db', 'clausier-2026-11-23.db', 'clausier-2026-99-99T99-99-99Z.db', 'clausier-2026-11-23T09-00-07Z.db.en-cours-12', 'photo.jpg'])(
    '%s is not ours',
    (name) => expect(backupInstant(name)).toBeNull(),
  );
});
