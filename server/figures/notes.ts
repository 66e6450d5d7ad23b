/** Anomalies of one import: every one is counted, the first of each kind are written with their line so that somebody can open the record. */
import type { AnomalyCount } from '../../shared/api/imports.ts';
import { ANOMALIES, type AnomalyCode } from '../../shared/decp/anomalies.ts';
import type { Anomaly } from '../../shared/decp/record.ts';
import { LIMITS } from '../../shared/limits.ts';
import type { FiguresWriter } from '../../db/figures/write.ts';

/** What is shown of a value; the file has the rest. */
const SHOWN = 200;

export type AnomalyNotes = {
  note: (anomaly: Anomaly, line: number, subject: string) => void;
  /** Most frequent first. */
  counts: () => AnomalyCount[];
};

const shown = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

export function makeAnomalyNotes(writer: Pick<FiguresWriter, 'anomaly'>, importId: string): AnomalyNotes {
  const counted = new Map<AnomalyCode, number>();
  return {
    note: ({ code, field, original, kept }, line, subject) => {
      const count = (counted.get(code) ?? 0) + 1;
      counted.set(code, count);
      if (count > LIMITS.anomaliesKept) return;
      writer.anomaly({ code, field: shown(field), original: shown(original), kept: kept === null ? null : shown(kept) }, importId, line, shown(subject));
    },
    counts: () => [...counted].map(([code, count]) => ({ code, ...ANOMALIES[code], count })).sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
  };
}
