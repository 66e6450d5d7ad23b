/**
 * The calendar of the network as an iCalendar file (RFC 5545). Times are floating (section 3.3.5): 14:00 is 14:00 on the
 * wall of the meeting room, in Lille as in Saint-Denis de La Réunion; a zone would move it for organisations overseas.
 */
import type { NetworkEvent } from '../api/network.ts';
import { EVENT_LABELS } from './labels.ts';

/** Octets of one line, the end of line left out (section 3.1). */
const LINE_OCTETS = 75;
const encoder = new TextEncoder();

/** Cut between characters; a line that goes on starts with a space. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const sign of line) {
    const size = encoder.encode(sign).length;
    if (octets + size > LINE_OCTETS) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += sign;
    octets += size;
  }
  return [...lines, current].map((part) => `${part}\r\n`).join('');
}

/** Section 3.3.11; other control characters have no place in a text. */
const escaped = (text: string): string =>
  text
    .replace(/\\/g, '\\\\')
    .replace(/[;,]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ');

const compact = (text: string): string => text.replace(/[-:]/g, '');
/** `2027-03-15` and `14:00` → `20270315T140000`. */
const floating = (day: string, time: string): string => `${compact(day)}T${compact(time)}00`;

/** A day without an hour lasts that day; an hour without an end leaves the end unsaid. */
function span({ on, startsAt, endsAt }: NetworkEvent): string[] {
  if (startsAt === null) return [`DTSTART;VALUE=DATE:${compact(on)}`];
  return [`DTSTART:${floating(on, startsAt)}`, ...(endsAt === null ? [] : [`DTEND:${floating(on, endsAt)}`])];
}

function eventLines(event: NetworkEvent, stamp: string): string[] {
  const { id, title, kind, place, notes } = event;
  return [
    'BEGIN:VEVENT',
    `UID:${id}@clausier`,
    `DTSTAMP:${stamp}`,
    ...span(event),
    `SUMMARY:${escaped(title)}`,
    `CATEGORIES:${escaped(EVENT_LABELS[kind])}`,
    ...(place ? [`LOCATION:${escaped(place)}`] : []),
    ...(notes ? [`DESCRIPTION:${escaped(notes)}`] : []),
    'END:VEVENT',
  ];
}

/**
 * @param name what an agenda calls it
 * @param now ISO 8601 instant, UTC
 */
export function calendarFile(events: readonly NetworkEvent[], name: string, now: string): string {
  const stamp = `${compact(now.slice(0, 19))}Z`;
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Clausier//Calendrier//FR',
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap((event) => eventLines(event, stamp)),
    'END:VCALENDAR',
  ]
    .map(folded)
    .join('');
}
