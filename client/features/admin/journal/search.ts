import { ENTITY_LABELS } from '#shared/audit/labels.ts';
import { type Day, isDay } from '#shared/days.ts';
import { isKeyOf } from '../../../labels.ts';

/** `?personne=…&sorte=tender&du=2026-11-01&au=2026-11-30`: what the journal is narrowed to. */
export type JournalSearch = { personne?: string; sorte?: keyof typeof ENTITY_LABELS; du?: Day; au?: Day };

const isId = (value: unknown): value is string => typeof value === 'string' && /^[A-Za-z0-9._-]{1,80}$/.test(value);
const dayOf = (value: unknown): Day | undefined => (typeof value === 'string' && isDay(value) ? value : undefined);

/** What does not hold is forgotten: an address is typed by hand too. */
export function readJournalSearch(search: Record<string, unknown>): JournalSearch {
  const { personne, sorte } = search;
  const du = dayOf(search['du']);
  const au = dayOf(search['au']);
  return {
    ...(isId(personne) ? { personne } : {}),
    ...(isKeyOf(ENTITY_LABELS, sorte) ? { sorte } : {}),
    ...(du ? { du } : {}),
    ...(au ? { au } : {}),
  };
}

/** A line and its fingerprint as noted elsewhere, whatever stands between: « ligne 812, 9f86…0a08 ». Null when one is missing. */
export function readNoted(typed: string): { seq: number; hash: string } | null {
  const hash = /\b[0-9a-f]{64}\b/i.exec(typed)?.[0];
  const seq = hash && /\d+/.exec(typed.replace(hash, ' '))?.[0];
  return hash && seq && Number(seq) > 0 && Number.isSafeInteger(Number(seq)) ? { seq: Number(seq), hash: hash.toLowerCase() } : null;
}

/** What is given to note; read back by `readNoted`. */
export const notedText = ({ seq, hash }: { seq: number; hash: string }): string => `ligne ${seq} – ${hash}`;
