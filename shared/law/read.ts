/** A stored reference or threshold, answered for a day. */
import type { LegalReference, Threshold } from '../api/references.ts';
import type { Day } from '../days.ts';
import { formatHours, formatMoney, formatNumber, formatRate } from '../format.ts';
import { inForce, statusOn } from './in-force.ts';

type StoredReference = Omit<LegalReference, 'on' | 'status' | 'current'>;
type StoredThreshold = Omit<Threshold, 'on' | 'status' | 'value' | 'display' | 'from' | 'until' | 'confidence'> & {
  versions: { from: Day; until?: Day; value: number; confidence: Threshold['confidence']; note?: string }[];
};

export function readReference(stored: StoredReference, on: Day): LegalReference {
  const { id, text, textName, number, citation, title, url, checkedOn, confidence, confidenceNote, versions } = stored;
  return {
    id,
    text,
    textName,
    number,
    citation,
    title,
    url,
    checkedOn,
    confidence,
    ...(confidenceNote ? { confidenceNote } : {}),
    on,
    status: statusOn(versions, on),
    current: inForce(versions, on),
    versions,
  };
}

/** A stored value with its unit: « 216 000 € HT », « 50 % », « 3 ans ». */
export function displayThreshold(kind: Threshold['kind'], value: number): string {
  switch (kind) {
    case 'money':
      return `${formatMoney(value)} HT`;
    case 'rate':
      return formatRate(value);
    case 'hours':
      return formatHours(value);
    case 'months':
      return `${formatNumber(value)}\u00a0mois`;
    case 'years':
      return `${formatNumber(value)}\u00a0${value < 2 ? 'an' : 'ans'}`;
    case 'count':
      return formatNumber(value);
  }
}

export function readThreshold({ versions, note, ...stored }: StoredThreshold, on: Day): Threshold {
  const current = inForce(versions, on);
  const notes = [note, current?.note].filter(Boolean).join(' ');
  return {
    ...stored,
    on,
    status: statusOn(versions, on),
    value: current?.value ?? null,
    display: current ? displayThreshold(stored.kind, current.value) : null,
    from: current?.from ?? null,
    until: current?.until ?? null,
    confidence: current?.confidence ?? versions.at(-1)?.confidence ?? 'unverified',
    ...(notes ? { note: notes } : {}),
  };
}

/** Whether an amount crosses a threshold, by its own comparison (≥, >, <, ≤). Both in the threshold's stored unit. */
export function crosses(comparison: Threshold['comparison'], amount: number, value: number): boolean {
  switch (comparison) {
    case 'at-least':
      return amount >= value;
    case 'more-than':
      return amount > value;
    case 'less-than':
      return amount < value;
    case 'at-most':
      return amount <= value;
  }
}
