/** The anomalies of one record, as they are met. */
import type { AnomalyCode } from './anomalies.ts';
import type { Anomaly } from './record.ts';

export type Notes = Anomaly[];

const SHOWN_LENGTH = 200;
const SHOWN_ITEMS = 5;

const cut = (text: string): string => (text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text);

/** What the file wrote, short enough for a report; never throws, however deep the value is. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return cut(value);
  if (value === undefined) return '';
  if (value === null || typeof value !== 'object') return String(value);
  const inner = Object.entries(value)
    .slice(0, SHOWN_ITEMS)
    .map(([key, part]) => {
      const text = part !== null && typeof part === 'object' ? (Array.isArray(part) ? '[…]' : '{…}') : shown(part);
      return Array.isArray(value) ? text : `${key}: ${text}`;
    })
    .join(', ');
  return cut(Array.isArray(value) ? `[${inner}]` : `{${inner}}`);
}

export function note(notes: Notes, code: AnomalyCode, field: string, original: unknown, kept: string | null = null): void {
  notes.push({ code, field, original: shown(original), kept });
}
