import type { NetworkEvent } from '#shared/api/network.ts';
import { calendarFile } from '#shared/network/calendar.ts';

export type CalendarFile = { file: Uint8Array; name: string; mediaType: string };

/** @param title the name calendars give to it @param now instant it is made at, ISO 8601 */
export const calendarOf = (name: string, title: string, events: readonly NetworkEvent[], now: string): CalendarFile => ({
  file: new TextEncoder().encode(calendarFile(events, title, now)),
  name,
  mediaType: 'text/calendar; charset=utf-8',
});

/** Something due on a day, at no hour and in no place. */
export const dueDay = (day: Pick<NetworkEvent, 'id' | 'on' | 'title' | 'notes'>): NetworkEvent => ({
  ...day,
  ...{ kind: 'other', startsAt: null, endsAt: null, place: '' },
});
