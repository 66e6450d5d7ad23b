/** Instants (ISO 8601, UTC) as read in Paris, wherever the browser is: the same on every page, and in the documents. */
import type { Day } from '#shared/days.ts';
import { formatDay } from '#shared/format.ts';

const PARIS = 'Europe/Paris';
const time = new Intl.DateTimeFormat('fr-FR', { hour: '2-digit', minute: '2-digit', timeZone: PARIS });
/** The Swedish calendar writes days as ISO 8601 does. */
const day = new Intl.DateTimeFormat('sv-SE', { timeZone: PARIS });

/** « 20:43 ». */
export const formatTime = (instant: string | Date): string => time.format(new Date(instant));
export const dayIn = (instant: string): Day => day.format(new Date(instant));
/** « 1er décembre 2026 à 20:43 ». */
export const formatMoment = (instant: string): string => `${formatDay(dayIn(instant))} à ${formatTime(instant)}`;
