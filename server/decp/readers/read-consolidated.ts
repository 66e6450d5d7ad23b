/** The consolidated table, in delimited text: one contract for all its lines. */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { readTableRows, tableRow } from '../../../shared/decp/read-table-rows.ts';
import { missingColumns, readTableHeader, type TableHeader } from '../../../shared/decp/table-columns.ts';
import { isRefusal, type Refusal } from '../../../shared/errors.ts';
import { type CsvFacts, readCsv } from '../csv.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { FileFacts, ReadOptions, TableFacts } from './reading.ts';
import { cutRefusal, REFUSED } from './refusals.ts';
import { makeRowGroups, type RowGroups } from './row-groups.ts';

/** Contracts between two questions to `stopped` once the file is read. */
const ASK_EVERY = 2_000;

/** `narrow`: its last line has fewer columns than its header. */
type Sorted = { csv: CsvFacts; header: TableHeader; broken: number; narrow: boolean };

/** First pass: every line goes to its contract. */
async function sortRows(path: string, groups: RowGroups, { broken, progress, stopped }: ReadOptions): Promise<Sorted | Refusal> {
  let header: TableHeader = { at: new Map(), unknown: [] };
  let wrong = 0;
  let width = 0;
  let narrow = false;
  const csv = await readCsv(path, {
    head: ({ header: names }) => {
      header = readTableHeader(names);
      width = names.length;
      return missingColumns(header);
    },
    row: (cells, line, faulty) => {
      narrow = faulty && cells.length < width;
      if (!faulty) {
        groups.add(tableRow(cells, header, line));
        return;
      }
      wrong += 1;
      broken?.({ line, anomaly: { code: 'COLUMN_COUNT', field: '', original: String(cells.length), kept: null } });
    },
    progress: (bytes, rows) => progress?.(bytes, rows),
    stopped: () => stopped?.() === true,
  });
  return isRefusal(csv) ? csv : { csv, header, broken: wrong, narrow };
}

/** The last byte of a UTF-16 text may be the zero of its line break. */
function endsOnALineBreak(path: string, bytes: number): boolean {
  const handle = openSync(path, 'r');
  try {
    const tail = Buffer.alloc(2);
    readSync(handle, tail, 0, 2, Math.max(0, bytes - 2));
    return tail.includes(0x0a) || tail.includes(0x0d);
  } finally {
    closeSync(handle);
  }
}

type Taken = { facts: TableFacts; records: number; empty: number; stopped: boolean };

/** Second pass: every contract is taken. */
function takeGroups(groups: RowGroups, { csv, header }: Sorted, { today, take, broken, stopped }: ReadOptions): Taken {
  const facts: TableFacts = { lines: csv.rows, everyLineCents: 0, amountsDiffer: 0, repeatedHolders: 0, unknownColumns: header.unknown };
  const taken: Taken = { facts, records: 0, empty: 0, stopped: false };
  for (const group of groups.groups()) {
    if (taken.records % ASK_EVERY === 0 && stopped?.() === true) return { ...taken, stopped: true };
    const { read, line, ...counts } = readTableRows(group, today);
    facts.everyLineCents += counts.everyLineCents;
    facts.repeatedHolders += counts.repeatedHolders;
    if (counts.amountsDiffer) facts.amountsDiffer += 1;
    const [first] = read.anomalies;
    if (first?.code === 'RECORD_EMPTY') {
      taken.empty += 1;
      broken?.({ line, anomaly: first });
      continue;
    }
    taken.records += 1;
    take({ read, line, fingerprint: fingerprintOf(Buffer.from(JSON.stringify(group.map(({ cells }) => cells)))) });
  }
  return taken;
}

async function readSorted(path: string, groups: RowGroups, bytes: number, options: ReadOptions): Promise<FileFacts | Refusal> {
  const sorted = await sortRows(path, groups, options);
  if (isRefusal(sorted)) return sorted;
  const { encoding, separator, complete, rows, faulty } = sorted.csv;
  if (complete && rows > 0 && faulty === rows) return REFUSED.ragged;
  if (complete && sorted.narrow && !endsOnALineBreak(path, bytes)) return cutRefusal(rows - 1, 'ligne');
  const taken = complete ? takeGroups(groups, sorted, options) : null;
  if (taken?.records === 0 && !taken.stopped) return REFUSED.noContract;
  return {
    format: 'table',
    encoding,
    separator,
    bytes,
    records: taken?.records ?? 0,
    broken: sorted.broken + (taken?.empty ?? 0),
    stopped: taken === null || taken.stopped,
    table: taken?.facts ?? null,
  };
}

export async function readConsolidated(path: string, options: ReadOptions): Promise<FileFacts | Refusal> {
  const bytes = statSync(path).size;
  const groups = makeRowGroups(bytes, options.temporaryFolder, options.inMemoryBytes);
  try {
    return await readSorted(path, groups, bytes, options);
  } finally {
    groups.close();
  }
}
