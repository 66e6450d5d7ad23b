/** The law in time: every question is asked for a day. */
import type { Day } from '../days.ts';

type Version = { from: Day; until?: Day };
export type Status = 'in-force' | 'not-yet' | 'repealed';

/** The version that applies on that day; `until` is the first day it no longer does. */
export const inForce = <T extends Version>(versions: readonly T[], on: Day): T | null =>
  versions.find((version) => version.from <= on && (version.until === undefined || on < version.until)) ?? null;

/** In force, not yet (a version is still to come and none applies), or repealed. */
export function statusOn(versions: readonly Version[], on: Day): Status {
  if (inForce(versions, on)) return 'in-force';
  return versions.some((version) => version.from > on) ? 'not-yet' : 'repealed';
}
