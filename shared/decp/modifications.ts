/** What modifications made of a contract: the last one that says an amount, the last one that says a duration. */
import type { Day } from '../days.ts';
import { type Amount, judgeAmount } from './amounts.ts';
import { readDay } from './dates.ts';
import { note, type Notes } from './notes.ts';
import { readNumber, readWhole, type Writing } from './numbers.ts';
import { type Raw, readItems } from './raw.ts';
import type { ContractRecord } from './record.ts';

export type Modified = { count: number; amount: Amount | null; months: number | null };

const FIELD = 'modifications';
const NONE: Modified = { count: 0, amount: null, months: null };

type Dated = { raw: Raw; on: string; position: number };

/** By day, undated ones first as nobody knows when they were, then in the order of the file. */
const inOrder = (left: Dated, right: Dated): number => (left.on === right.on ? left.position - right.position : left.on < right.on ? -1 : 1);

/** Less than a euro says nothing of the new amount. */
function amountOf(raw: Raw, kind: ContractRecord['kind'], writing: Writing, notes: Notes): Amount | null {
  const value = kind === 'concession' ? (raw['valeurGlobale'] ?? raw['montant']) : raw['montant'];
  if (value === undefined || value === null) return null;
  const euros = readNumber(value, `${FIELD}.montant`, writing, notes);
  if (euros === null) return null;
  const amount = judgeAmount(euros, value, `${FIELD}.montant`, kind, notes);
  return amount.cents !== null && amount.cents < 100 ? null : amount;
}

export type ModificationContext = { kind: ContractRecord['kind']; wrapped: boolean; today: Day; writing: Writing };

export function readModifications(raw: Raw, { kind, wrapped, today, writing }: ModificationContext, notes: Notes): Modified {
  const value = raw[FIELD];
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return NONE;
  const { items } = readItems(value, FIELD, 'modification', wrapped, notes);
  const dated = items.map((item, position) => ({
    raw: item,
    on: readDay(item['dateNotificationModification'] ?? item['dateSignatureModification'], `${FIELD}.date`, today, notes, true) ?? '',
    position,
  }));
  const found: Modified = { count: items.length, amount: null, months: null };
  for (const { raw: item } of dated.sort(inOrder)) {
    found.amount = amountOf(item, kind, writing, notes) ?? found.amount;
    const months = item['dureeMois'] === undefined ? null : readWhole(item['dureeMois'], `${FIELD}.dureeMois`, writing, notes);
    if (months !== null && months >= 1) found.months = months;
  }
  if (items.length === 0 && value !== '') note(notes, 'EMPTY_LIST', FIELD, value);
  return found;
}
