/** What reading a table of accounting or of suppliers is given, and what it gives back; bounded memory whatever the file's size. */
import type { AnomalyCount, ImportReport } from '../../shared/api/imports.ts';
import type { TakenRow } from '../../shared/purchases/lines.ts';
import type { CsvFacts } from './csv.ts';

export type TableReading<Line> = {
  /** Each row in order, those that give nothing too: their anomalies say why. */
  take: (row: TakenRow<Line>) => void;
  /** Bytes and rows read so far, about every 256 kB. */
  progress?: (bytes: number, rows: number) => void;
  /** Asked as often; the reading ends at once when it says true, and `complete` is false. */
  stopped?: () => boolean;
};

/** What the report of the import takes from the reading. */
export type TableFacts = CsvFacts & Pick<ImportReport, 'years' | 'kinds'> & { anomalies: AnomalyCount[]; dropped: number };
