/** One file of accounting purchases, or one list of suppliers, into the new database, and what is said of it. */
import type { PurchasesOptions, SuppliersOptions } from '../../shared/api/imports.ts';
import { isRefusal, type Refusal } from '../../shared/errors.ts';
import type { PurchaseLine, SupplierLine, TakenRow } from '../../shared/purchases/lines.ts';
import { makePaid, type Paid } from '../../shared/purchases/paid.ts';
import type { FiguresDatabase } from '../../db/figures/open.ts';
import { type FiguresWriter, makeFiguresWriter } from '../../db/figures/write.ts';
import type { LinesFacts, LinesReading } from '../decp/read-lines.ts';
import { readPurchases } from '../decp/read-purchases.ts';
import { readSuppliers } from '../decp/read-suppliers.ts';
import { makeAnomalyNotes } from './notes.ts';
import type { SourceRead, SourceReading } from './read-contracts-source.ts';
import { emptyReport } from './report.ts';

type Insert<Line> = (writer: FiguresWriter, line: Line, at: number) => void;
/** A file already there is read for its report, and gives no line. */
type Asked<Line> = { reading: SourceReading; repeated: boolean; insert: Insert<Line>; paid: Paid | null };

async function readLines<Line>(
  raw: FiguresDatabase,
  { reading: { importId, progress, stopped }, repeated, insert, paid }: Asked<Line>,
  read: (reading: LinesReading<Line>) => Promise<LinesFacts | Refusal>,
): Promise<SourceRead | Refusal> {
  const writer = makeFiguresWriter(raw);
  const notes = makeAnomalyNotes(writer, importId);
  const report = emptyReport();
  const take = ({ kept, anomalies, line, subject }: TakenRow<Line>): void => {
    report.read += 1;
    for (const anomaly of anomalies) notes.note(anomaly, line, subject);
    if (kept.length === 0) report.dropped += 1;
    else if (repeated) report.unchanged += 1;
    else report.added += 1;
    if (!repeated) for (const one of kept) insert(writer, one, line);
  };
  const facts = await read({ take, progress, stopped });
  if (isRefusal(facts)) return facts;
  const { encoding, separator, years, kinds, header } = facts;
  const said = paid?.text() ?? null;
  return { report: { ...report, encoding, separator, years, kinds, anomalies: notes.counts(), ...(said === null ? {} : { paid: said }) }, header };
}

/** Inside a transaction of the caller, who throws the database away on a refusal. */
export function readPurchasesSource(raw: FiguresDatabase, options: PurchasesOptions, reading: SourceReading, repeated: boolean) {
  const paid = makePaid();
  const insert: Insert<PurchaseLine> = (writer, line, at) => writer.purchase(line, reading.importId, at);
  return readLines<PurchaseLine>(raw, { reading, repeated, insert, paid }, (asked) =>
    readPurchases(reading.path, options, {
      ...asked,
      take: (row) => {
        row.kept.forEach(paid.add);
        asked.take(row);
      },
    }),
  );
}

/** The same, for a list. */
export const readSuppliersSource = (raw: FiguresDatabase, options: SuppliersOptions, reading: SourceReading, repeated: boolean) =>
  readLines<SupplierLine>(raw, { reading, repeated, insert: (writer, line, at) => writer.supplier(line, reading.importId, at), paid: null }, (asked) =>
    readSuppliers(reading.path, options, asked),
  );
