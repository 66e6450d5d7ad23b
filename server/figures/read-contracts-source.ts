/** One file of published contracts into the new database, and what is said of it. */
import type { ContractsOptions } from '../../shared/api/imports.ts';
import { isRefusal, type Refusal } from '../../shared/errors.ts';
import { makeFiguresWriter } from '../../db/figures/write.ts';
import type { FiguresDatabase } from '../../db/figures/open.ts';
import { readContracts } from '../decp/readers/read-contracts.ts';
import { makeFingerprints } from './fingerprints.ts';
import { makeContractInsertion } from './insert-contracts.ts';
import { makeAnomalyNotes } from './notes.ts';
import type { BuildSignals, BuiltImport } from './order.ts';
import { emptyReport } from './report.ts';

export type SourceRead = Omit<BuiltImport, 'importId'>;
export type SourceReading = BuildSignals & { importId: string; path: string; today: string; temporaryFolder: string };

/** Inside a transaction of the caller, who throws the database away on a refusal. */
export async function readContractsSource(
  raw: FiguresDatabase,
  { buyers }: ContractsOptions,
  { importId, path, today, temporaryFolder, progress, stopped }: SourceReading,
): Promise<SourceRead | Refusal> {
  const notes = makeAnomalyNotes(makeFiguresWriter(raw), importId);
  const insertion = makeContractInsertion(raw, importId, notes);
  const isRepeated = makeFingerprints();
  const wanted = new Set(buyers);
  const report = emptyReport();
  const facts = await readContracts(path, {
    today,
    temporaryFolder,
    progress,
    stopped,
    take: ({ read, line, fingerprint }) => {
      report.read += 1;
      if (wanted.size > 0 && !(read.record.buyerSiren !== null && wanted.has(read.record.buyerSiren))) {
        report.otherBuyers += 1;
        return;
      }
      report[insertion.insert(read, line, isRepeated(fingerprint))] += 1;
    },
    broken: ({ line, anomaly }) => {
      report.read += 1;
      report.dropped += 1;
      notes.note(anomaly, line, '');
    },
  });
  if (isRefusal(facts)) return facts;
  const { format, encoding, separator } = facts;
  return { report: { ...report, format, encoding, separator, anomalies: notes.counts() }, header: null };
}
