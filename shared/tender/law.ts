/**
 * The law a consultation is checked against: everything comes from the content, read for the day of the notice or
 * launch. No date and no threshold lives in the code; a value absent that day is null, never guessed.
 */
import type { Ccag } from '../api/clauses.ts';
import type { Confidence } from '../api/common.ts';
import type { LawSwitch, LegalReference, Threshold } from '../api/references.ts';
import type { Day } from '../days.ts';

export type KnownReference = Pick<LegalReference, 'id' | 'citation' | 'status' | 'confidence'>;

export type Law = {
  /** The day the law is asked for. */
  on: Day;
  thresholds: readonly Threshold[];
  references: readonly KnownReference[];
  /** Days the law changed, by id. */
  switches: readonly LawSwitch[];
  ccags: readonly Ccag[];
};

export type KnownThreshold = Threshold & { value: number };

/** A threshold that has a value that day, or null. */
export function thresholdOf(law: Law, id: string): KnownThreshold | null {
  const found = law.thresholds.find((threshold) => threshold.id === id);
  return found && found.value !== null ? { ...found, value: found.value } : null;
}

/** Whether the law's day is on or after a known change. An unknown change has not happened. */
export const hasSwitched = (law: Law, id: string): boolean => law.switches.some((change) => change.id === id && change.on <= law.on);

/** The change of August 2026: environment everywhere, social above the European thresholds. */
export const CLIMATE_SWITCH = 'climat-resilience-2026';
/** The end of « niveau 2 » among EGalim products. */
export const EGALIM_SWITCH = 'agec-egalim-2027';

const ORDER: readonly Confidence[] = ['confirmed', 'single-source', 'unverified'];

/** The least sure of several. */
export const weakest = (...confidences: readonly Confidence[]): Confidence =>
  confidences.reduce((a, b) => (ORDER.indexOf(b) > ORDER.indexOf(a) ? b : a), 'confirmed');
