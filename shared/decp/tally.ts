/**
 * Counts what the report of an import says of a file, as it is read: it keeps the numbers of the buyers and of the holders, nothing of the records. An
 * anomaly counts once for a record, however many of its fields have it: the report says how many contracts are touched.
 */
import type { AnomalyCount, Tally } from '../api/imports.ts';
import type { DecisionSubject } from '../api/indicators.ts';
import type { Day } from '../days.ts';
import { ANOMALIES, ANOMALY_CODES, type AnomalyCode } from './anomalies.ts';
import { considerationNames, NO_CONSIDERATION } from './consideration-words.ts';
import { hash64 } from './key.ts';
import { NumberSet } from './number-set.ts';
import type { Anomaly, Considerations, ContractRecord, ReadRecord } from './record.ts';

export type FileTally = {
  /** Records that come again to the letter. */
  strictDuplicates: number;
  buyers: number;
  holders: number;
  /** Records with at least one modification. */
  modified: number;
  firstDay: Day | null;
  lastDay: Day | null;
  /** Known amounts, each strict duplicate once, in cents. */
  amountCents: number;
  natures: Tally;
  procedures: Tally;
  holderIdKinds: Tally;
  social: Tally;
  environment: Tally;
  anomalies: AnomalyCount[];
};

export type FileTallier = {
  /** `fresh`: the file does not have it before, to the letter. */
  take: (taken: { read: ReadRecord; fresh: boolean }) => void;
  broken: (anomaly: Anomaly) => void;
  result: () => FileTally;
};

const UNSAID = '(non renseigné)';
/** A text of the file is not a closed list: past that many, the rest counts together. */
const MOST_LABELS = 60;
const OTHERS = '(autres)';

const count = (counts: Map<string, number>, label: string): void => {
  const key = counts.has(label) || counts.size < MOST_LABELS ? label : OTHERS;
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

/** The most frequent first. */
const tallyOf = (counts: Map<string, number>): Tally =>
  [...counts].map(([label, number]) => ({ label, count: number })).sort((left, right) => right.count - left.count);

const into = { high: 0, low: 0 };
function hashOf(text: string): number {
  hash64(text, into);
  return (into.high >>> 11) * 4_294_967_296 + into.low;
}

/** By the bits: worked out once, not for each record. */
const labelsOf = (subject: DecisionSubject, kind: ContractRecord['kind']): string[] =>
  Array.from({ length: 8 }, (_, bits) => considerationNames(subject, bits, kind).join(' + ') || NO_CONSIDERATION[subject]);
const SOCIAL_LABELS = { contract: labelsOf('social', 'contract'), concession: labelsOf('social', 'concession') };
const ENVIRONMENT_LABELS = labelsOf('environment', 'contract');

/** « Marché réservé + Clause sociale ». */
function considerationLabel({ state, bits }: Considerations, labels: readonly string[]): string {
  if (state === 'contradiction') return '(contradiction)';
  return bits === null ? UNSAID : (labels[bits] ?? UNSAID);
}

/** Codes of one record, each once; nearly every record has none or a few. */
function countCodes(anomalies: readonly Anomaly[], counts: Map<AnomalyCode, number>): void {
  anomalies.forEach(({ code }, index) => {
    for (let before = 0; before < index; before += 1) if (anomalies[before]?.code === code) return;
    counts.set(code, (counts.get(code) ?? 0) + 1);
  });
}

function makeCounts() {
  return {
    natures: new Map<string, number>(),
    procedures: new Map<string, number>(),
    holderIdKinds: new Map<string, number>(),
    social: new Map<string, number>(),
    environment: new Map<string, number>(),
    anomalies: new Map<AnomalyCode, number>(),
    buyers: new NumberSet(),
    holders: new NumberSet(),
    strictDuplicates: 0,
    modified: 0,
    amountCents: 0,
    firstDay: '',
    lastDay: '',
  };
}
type Counts = ReturnType<typeof makeCounts>;

function countHolders({ holders }: ContractRecord, counts: Counts): void {
  for (const { id, idKind, name } of holders) {
    count(counts.holderIdKinds, idKind ?? UNSAID);
    if (id !== null || name !== null) counts.holders.add(hashOf(id ?? `\u0000${name}`));
  }
}

function countRecord(record: ContractRecord, fresh: boolean, counts: Counts): void {
  const { kind, nature, procedure, buyerId, notifiedOn, amountCents, amountState } = record;
  count(counts.natures, nature ?? UNSAID);
  count(counts.procedures, procedure ?? UNSAID);
  count(counts.social, considerationLabel(record.social, SOCIAL_LABELS[kind]));
  count(counts.environment, considerationLabel(record.environment, ENVIRONMENT_LABELS));
  if (buyerId !== '') counts.buyers.add(hashOf(buyerId));
  countHolders(record, counts);
  if (record.modifications > 0) counts.modified += 1;
  if (fresh && amountState === 'known') counts.amountCents += amountCents ?? 0;
  if (notifiedOn === null) return;
  if (counts.firstDay === '' || notifiedOn < counts.firstDay) counts.firstDay = notifiedOn;
  if (notifiedOn > counts.lastDay) counts.lastDay = notifiedOn;
}

function resultOf(counts: Counts): FileTally {
  return {
    strictDuplicates: counts.strictDuplicates,
    buyers: counts.buyers.size,
    holders: counts.holders.size,
    modified: counts.modified,
    firstDay: counts.firstDay || null,
    lastDay: counts.lastDay || null,
    amountCents: counts.amountCents,
    natures: tallyOf(counts.natures),
    procedures: tallyOf(counts.procedures),
    holderIdKinds: tallyOf(counts.holderIdKinds),
    social: tallyOf(counts.social),
    environment: tallyOf(counts.environment),
    anomalies: ANOMALY_CODES.filter((code) => counts.anomalies.has(code)).map((code) => ({ code, ...ANOMALIES[code], count: counts.anomalies.get(code) ?? 0 })),
  };
}

export function makeFileTallier(): FileTallier {
  const counts = makeCounts();
  return {
    take: ({ read, fresh }) => {
      if (!fresh) counts.strictDuplicates += 1;
      countRecord(read.record, fresh, counts);
      countCodes(read.anomalies, counts.anomalies);
    },
    broken: (anomaly) => countCodes([anomaly], counts.anomalies),
    result: () => resultOf(counts),
  };
}
