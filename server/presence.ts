/**
 * Who is on which scheme now. In the memory of this process alone; on PostgreSQL, which several processes share, in a table that is not
 * logged and holds nothing else. Neither how long nor how often is kept, and somebody who gives no sign for a while was never there. One
 * person counts once, where they were last.
 */
import type { Pool } from 'pg';
import type { PresenceBeat } from '#shared/api/together.ts';
import { LIMITS } from '#shared/limits.ts';

/** Where somebody is, and when they last said so, in milliseconds. */
type Seen = { step: PresenceBeat['step']; axisId: string | null; at: number };
export type Somebody = { personId: string; step: PresenceBeat['step']; axisId: string | null };

export type Presence = {
  /** Notes where the person is, and gives everybody else on the scheme. */
  beat: (schemeId: string, somebody: Somebody, now: string) => Promise<Somebody[]>;
};

export function makePresence(): Presence {
  const schemes = new Map<string, Map<string, Seen>>();

  const forget = (now: number): void => {
    for (const [schemeId, there] of schemes) {
      for (const [personId, { at }] of there) if (Math.abs(now - at) >= LIMITS.presenceForgetSeconds * 1000) there.delete(personId);
      if (there.size === 0) schemes.delete(schemeId);
    }
  };

  return {
    beat: async (schemeId, { personId, step, axisId }, instant) => {
      const now = Date.parse(instant);
      forget(now);
      const there = schemes.get(schemeId) ?? new Map<string, Seen>();
      schemes.set(schemeId, there.set(personId, { step, axisId, at: now }));
      return [...there].filter(([id]) => id !== personId).map(([id, seen]) => ({ personId: id, step: seen.step, axisId: seen.axisId }));
    },
  };
}

/** One statement, outside of the unit of work: it waits for nobody's writing, and the next sign makes up for one that is lost. */
const BEAT = `
WITH old AS (SELECT ctid FROM presence WHERE abs($5 - at) >= $6 AND NOT (scheme_id = $1 AND person_id = $2) FOR UPDATE SKIP LOCKED),
  gone AS (DELETE FROM presence WHERE ctid IN (SELECT ctid FROM old)),
  here AS (INSERT INTO presence (scheme_id, person_id, step, axis_id, at) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (scheme_id, person_id) DO UPDATE SET step = excluded.step, axis_id = excluded.axis_id, at = excluded.at)
SELECT person_id AS "personId", step, axis_id AS "axisId" FROM presence
WHERE scheme_id = $1 AND person_id <> $2 AND abs($5 - at) < $6`;

/** For all the processes of one database. */
export const makeSharedPresence = (pool: Pool): Presence => ({
  beat: async (schemeId, { personId, step, axisId }, instant) => {
    const values = [schemeId, personId, step, axisId, Date.parse(instant), LIMITS.presenceForgetSeconds * 1000];
    const { rows } = await pool.query<Somebody>(BEAT, values);
    return rows;
  },
});
