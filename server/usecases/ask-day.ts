import { type Day, isDay } from '#shared/days.ts';
import { type Refusal, refuse } from '#shared/errors.ts';
import type { Clock } from '../context.ts';

/** The day the law is asked for: the one given, else today. A day that is not in the calendar is refused. */
export function askedDay(clock: Clock, on: string | undefined): Day | Refusal {
  if (on === undefined) return clock.today();
  return isDay(on) ? on : refuse('INVALID_DATE', `Le ${on} n’existe pas dans le calendrier.`);
}
