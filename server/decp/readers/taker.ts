/** Between the cutters and `take`: normalises, counts, and knows when a file turns out not to hold published contracts. */
import { CONCESSION_MARKS, ONLY_2022 } from '../../../shared/decp/fields.ts';
import type { Notes } from '../../../shared/decp/notes.ts';
import { isRaw, type Raw } from '../../../shared/decp/raw.ts';
import { readRecord } from '../../../shared/decp/read-record.ts';
import type { Anomaly, ContractRecord, RecordFormat } from '../../../shared/decp/record.ts';
import { LIMITS } from '../../../shared/limits.ts';
import type { ReadOptions } from './reading.ts';

export type Taker = {
  /** Counts in it what the reader itself repaired. */
  value: (value: unknown, place: Place, repaired: Notes) => void;
  broken: (line: number, anomaly: Anomaly) => void;
  counts: { records: number; broken: number; empty: number };
  format: () => RecordFormat | null;
  /** Many records, none of them a contract. */
  isOther: () => boolean;
};

export type Place = { line: number; fingerprint: number /** Name of the list it comes from. */; list: string; xml: boolean };

const CONCESSION_LISTS = new Set(['contrat-concession', 'contrats-concession', 'concessions']);
const LIST_2022 = new Set(['marche', 'contrat-concession']);

function kindOf(raw: Raw, list: string): ContractRecord['kind'] {
  if (raw['acheteur'] !== undefined || raw['montant'] !== undefined) return 'contract';
  return CONCESSION_LISTS.has(list) || CONCESSION_MARKS.some((field) => raw[field] !== undefined) ? 'concession' : 'contract';
}

/** XML has the same lists in both formats: only its fields tell them apart. */
function formatOf(raw: Raw, { list, xml }: Place): RecordFormat {
  const recent = (!xml && LIST_2022.has(list)) || ONLY_2022.some((field) => raw[field] !== undefined);
  return recent ? (xml ? 'xml-2022' : 'json-2022') : xml ? 'xml-2019' : 'json-2019';
}

const NO_RAW: Raw = {};

/** A wrapper around the record hides its fields. */
function bare(value: unknown): Raw {
  if (!isRaw(value)) return NO_RAW;
  const inner = value['marche'] ?? value['contrat-concession'];
  return isRaw(inner) ? inner : value;
}

export function makeTaker({ today, take, broken }: ReadOptions): Taker {
  const counts = { records: 0, broken: 0, empty: 0 };
  const formats = new Map<RecordFormat, number>();
  const refuse = (line: number, anomaly: Anomaly): void => {
    counts.broken += 1;
    broken?.({ line, anomaly });
  };
  return {
    counts,
    broken: refuse,
    value: (value, place, repaired) => {
      const raw = bare(value);
      const format = formatOf(raw, place);
      const read = readRecord(value, { kind: kindOf(raw, place.list), format, today });
      const first = read.anomalies[0];
      if (first?.code === 'RECORD_EMPTY') {
        counts.empty += 1;
        refuse(place.line, first);
        return;
      }
      if (repaired.length > 0) read.anomalies.unshift(...repaired);
      counts.records += 1;
      formats.set(format, (formats.get(format) ?? 0) + 1);
      take({ read, line: place.line, fingerprint: place.fingerprint });
    },
    format: () => [...formats].sort(([, left], [, right]) => right - left)[0]?.[0] ?? null,
    isOther: () => counts.records === 0 && counts.broken >= LIMITS.strangeRecords,
  };
}
