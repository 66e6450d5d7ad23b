/**
 * One import in a process of its own, so that its time and its memory are its own: the product's (`ours`), or the whole file in memory followed
 * by the same inserts (`whole`). Prints one line of JSON. Started by `imports.ts`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFigures } from '../../db/figures/open.ts';
import { FIGURES_INDICES, makeFiguresWriter } from '../../db/figures/write.ts';
import { build } from '../../server/figures/build.ts';
import { identify } from '../../shared/decp/key.ts';
import { readRecord } from '../../shared/decp/read-record.ts';
import { residentMemory } from './places.ts';

export type ImportRun = { milliseconds: number; records: number; megabytes: number };

const TODAY = '2026-11-23';

async function ours(file: string, folder: string): Promise<number> {
  const { end, imports } = await build(
    {
      target: join(folder, 'ours.db'),
      base: null,
      sources: [{ importId: 'bench', kind: 'contracts', path: file, compressed: false, options: { buyers: [] }, repeated: false }],
      leaving: [],
      decisions: [],
      today: TODAY,
      temporaryFolder: folder,
      keep: [],
    },
    { progress: () => {}, stopped: () => false },
  ).then((ended) => ({ end: ended.end, imports: ended.end === 'built' ? ended.imports : [] }));
  if (end !== 'built') throw new Error(`import : ${end}`);
  return imports[0]?.report.read ?? 0;
}

/** What one would write first: everything read, then everything inserted; nothing is counted once, nothing is said of the file. */
function whole(file: string, folder: string): number {
  const read: { marches: { marche: unknown[] } } = JSON.parse(readFileSync(file, 'utf8'));
  const raw = createFigures(join(folder, 'whole.db'));
  raw.pragma('journal_mode = OFF');
  raw.pragma('synchronous = OFF');
  raw.exec('BEGIN');
  const writer = makeFiguresWriter(raw);
  read.marches.marche.forEach((one, index) => {
    const { record, anomalies } = readRecord(one, { kind: 'contract', format: 'json-2022', today: TODAY });
    writer.contract(record, { key: identify(record).key, importId: 'bench', line: index + 1 });
    for (const anomaly of anomalies) writer.anomaly(anomaly, 'bench', index + 1, record.number);
  });
  raw.exec(FIGURES_INDICES);
  raw.exec('COMMIT');
  raw.close();
  return read.marches.marche.length;
}

const [mode = '', file = '', folder = ''] = process.argv.slice(2);
const start = performance.now();
const records = mode === 'whole' ? whole(file, folder) : await ours(file, folder);
const milliseconds = performance.now() - start;
process.stdout.write(`${JSON.stringify({ milliseconds, records, megabytes: residentMemory(process.pid).most } satisfies ImportRun)}\n`);
