/** The dates of the network as a calendar shows them. Pure. */
import type { NetworkEvent } from '#shared/api/network.ts';
import type { Day } from '#shared/days.ts';

/** `id`: « 2027-03 ». */
export type Month = { id: string; events: NetworkEvent[] };

const inOrder = (left: NetworkEvent, right: NetworkEvent): number => `${left.on} ${left.startsAt ?? ''}`.localeCompare(`${right.on} ${right.startsAt ?? ''}`);

export function byMonth(events: readonly NetworkEvent[]): Month[] {
  const months = new Map<string, NetworkEvent[]>();
  for (const event of [...events].sort(inOrder)) {
    const id = event.on.slice(0, 7);
    months.set(id, [...(months.get(id) ?? []), event]);
  }
  return [...months].map(([id, list]) => ({ id, events: list }));
}

const month = new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const dayName = new Intl.DateTimeFormat('fr-FR', { weekday: 'long', timeZone: 'UTC' });

/** « 2027-03 » → « Mars 2027 ». */
export function monthName(id: string): string {
  const name = month.format(new Date(`${id}-01T00:00:00Z`));
  return name.charAt(0).toUpperCase() + name.slice(1);
}

export const weekday = (day: Day): string => dayName.format(new Date(`${day}T00:00:00Z`));

const hour = (time: string): string => time.replace(/^0/, '').replace(':', '\u00a0h\u00a0');

/** « 9 h 30 – 12 h 00 », « 14 h 00 », or nothing for the whole day. */
export function timesOf({ startsAt, endsAt }: NetworkEvent): string {
  if (startsAt === null) return '';
  return endsAt === null ? hour(startsAt) : `${hour(startsAt)} – ${hour(endsAt)}`;
}
