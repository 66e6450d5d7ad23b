/** What was wrong in the file of an import, line by line. */
import type { AnomalyCode } from '#shared/decp/anomalies.ts';
import type { FiguresDatabase } from '../../../db/figures/open.ts';

export type AnomalyRow = { code: AnomalyCode; line: number; subject: string; field: string; original: string; kept: string | null };
export type AnomalyQuestion = { importId: string /** One kind; null for all. */; code: AnomalyCode | null; from: number; most: number };

export const makeAnomalyRepository = (raw: FiguresDatabase) => {
  const where = 'import_id = @importId AND (@code IS NULL OR code = @code)';
  return {
    /** By kind, then in the order of the file; `total` of those kept. */
    page: (question: AnomalyQuestion): { total: number; rows: AnomalyRow[] } => ({
      total: Number(raw.prepare(`SELECT count(*) FROM anomalies WHERE ${where}`).pluck().get(question)),
      rows: raw
        .prepare<AnomalyQuestion, AnomalyRow>(
          `SELECT code, line, subject, field, original, kept FROM anomalies WHERE ${where} ORDER BY code, line, id LIMIT @most OFFSET @from`,
        )
        .all(question),
    }),
  };
};
