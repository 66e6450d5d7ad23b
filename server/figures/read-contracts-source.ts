/** One file of published contracts into the new database, and what is said of it. */
import { statSync } from 'node:fs';
import type { ContractsOptions, ImportReport } from '../../shared/api/imports.ts';
import { type FileTally, makeFileTallier } from '../../shared/decp/tally.ts';
import { isRefusal, type Refusal } from '../../shared/errors.ts';
import { makeFiguresWriter } from '../../db/figures/write.ts';
import type { FiguresDatabase } from '../../db/figures/open.ts';
import { readContracts } from '../decp/readers/read-contracts.ts';
import type { FileFacts } from '../decp/readers/reading.ts';
import { makeContractInsertion } from './insert-contracts.ts';
import { type AnomalyNotes, makeAnomalyNotes } from './notes.ts';
import type { BuildSignals, BuiltImport } from './order.ts';
import { emptyReport } from './report.ts';

export type SourceRead = Omit<BuiltImport, 'importId'>;
export type SourceReading = BuildSignals & { importId: string; path: string; today: string; temporaryFolder: string };

/** Of the 2022 format, as it comes; only what is set aside in advance depends on it. */
const RECORD_BYTES = 1_000;

type Counted = Pick<ImportReport, 'read' | 'added' | 'unchanged' | 'replaced' | 'otherBuyers' | 'dropped'>;

/** What the file holds of the buyers asked for, and what became of it here. */
function reportOf(counted: Counted & Pick<ImportReport, 'repeatedNumbers'>, facts: FileFacts, tally: FileTally, met: AnomalyNotes): ImportReport {
  const { format, encoding, separator, table } = facts;
  const { strictDuplicates, buyers, holders, modified, firstDay, lastDay, amountCents } = tally;
  const { natures, procedures, holderIdKinds, social, environment } = tally;
  return {
    ...emptyReport(),
    ...counted,
    ...{ format, encoding, separator, strictDuplicates, buyers, holders, modified, firstDay, lastDay, amountCents },
    ...{ natures, procedures, holderIdKinds, social, environment },
    everyLineCents: table?.everyLineCents ?? null,
    anomalies: [...tally.anomalies, ...met.counts()].sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
  };
}

/** Inside a transaction of the caller, who throws the database away on a refusal. */
export async function readContractsSource(
  raw: FiguresDatabase,
  { buyers }: ContractsOptions,
  { importId, path, today, temporaryFolder, progress, stopped }: SourceReading,
): Promise<SourceRead | Refusal> {
  const writer = makeFiguresWriter(raw);
  // Those of a record are counted by contract, those met on putting it in one by one.
  const [ofRecords, met] = [makeAnomalyNotes(writer, importId), makeAnomalyNotes(writer, importId)];
  const insertion = makeContractInsertion(raw, importId, met, Math.ceil(statSync(path).size / RECORD_BYTES));
  const tallier = makeFileTallier();
  const wanted = new Set(buyers);
  const counted: Counted = { read: 0, added: 0, unchanged: 0, replaced: 0, otherBuyers: 0, dropped: 0 };
  const facts = await readContracts(path, {
    today,
    temporaryFolder,
    progress,
    stopped,
    take: ({ read, line, fingerprint }) => {
      counted.read += 1;
      const { buyerSiren, number } = read.record;
      if (wanted.size > 0 && !(buyerSiren !== null && wanted.has(buyerSiren))) {
        counted.otherBuyers += 1;
        return;
      }
      for (const anomaly of read.anomalies) ofRecords.note(anomaly, line, number);
      const { made, toTheLetter } = insertion.insert(read.record, line, fingerprint);
      counted[made] += 1;
      tallier.take({ read, fresh: !toTheLetter });
    },
    broken: ({ line, anomaly }) => {
      counted.read += 1;
      counted.dropped += 1;
      tallier.broken(anomaly);
      ofRecords.note(anomaly, line, '');
    },
  });
  return isRefusal(facts)
    ? facts
    : { report: reportOf({ ...counted, repeatedNumbers: insertion.repeatedNumbers() }, facts, tallier.result(), met), header: null };
}
