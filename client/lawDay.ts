/**
 * The date of law: the day every answer is given for. Kept on this computer, « aujourd’hui » when nothing is chosen.
 * Every query that depends on the law sends it as `on` and keeps it in its key.
 */
import { useSyncExternalStore } from 'react';
import { type Day, isDay } from '#shared/days.ts';

const STORED = 'clausier.lawDay';
const listeners = new Set<() => void>();

/** Today on this computer's clock. */
export function today(): Day {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function readStored(): Day | null {
  try {
    const stored = localStorage.getItem(STORED);
    return stored && isDay(stored) ? stored : null;
  } catch {
    return null; // Storage may be forbidden: the choice then lasts as long as the page.
  }
}

let chosen: Day | null = readStored();

/** Chooses the date of law; null follows the calendar again. */
export function chooseLawDay(day: Day | null): void {
  chosen = day === today() ? null : day;
  try {
    if (chosen) localStorage.setItem(STORED, chosen);
    else localStorage.removeItem(STORED);
  } catch {
    // Same as above.
  }
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The day to ask the law for, and whether it is simply today. */
export function useLawDay(): { on: Day; isToday: boolean } {
  const day = useSyncExternalStore(subscribe, () => chosen);
  return { on: day ?? today(), isToday: day === null };
}
