/** What a method gives: hours and every step that leads to them. */
import type { HoursMethod, HoursPerTranche, HoursPhase, HoursStep, LabourShare } from '../api/hours.ts';
import type { Ask } from './ask.ts';
import type { Formula } from './figures.ts';

/** Why no hour comes out at all. */
export type Nothing = 'no-labour' | 'all-transferred';

export type Working = {
  quarterHours: number;
  /** Work of the whole lot, before the insertion rate; null when the method does not compute it. */
  labourQuarterHours: number | null;
  steps: HoursStep[];
  /** Quarter-hours at both ends of the share's range; null when the share is one value. */
  range: { low: number; high: number } | null;
  nothing: Nothing | null;
  segments: LabourShare[];
  perTranche: HoursPerTranche | null;
  phases: HoursPhase[];
  /** Known months, for the whole-life check. */
  months: number | null;
};

/** A method reads what it needs first; its working runs only when nothing was at fault. */
export type Method = { id: HoursMethod; title: string; formula: Formula; prepare: (ask: Ask) => () => Working };

export const working = (parts: Pick<Working, 'quarterHours' | 'steps'> & Partial<Working>): Working => ({
  labourQuarterHours: null,
  range: null,
  nothing: null,
  segments: [],
  perTranche: null,
  phases: [],
  months: null,
  ...parts,
});
