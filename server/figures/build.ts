/**
 * Makes a figures database beside the one in use: a copy of it (or nothing), the lines of each source, indices, what was decided. The file
 * is written without waiting for the disk, and thrown away by the caller unless it ends built. Runs in a thread of its own.
 */
import { constants, copyFileSync, createReadStream, createWriteStream, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import Database from 'better-sqlite3';
import type { ImportReport } from '../../shared/api/imports.ts';
import { isRefusal, type Refusal } from '../../shared/errors.ts';
import { createFigures, type FiguresDatabase } from '../../db/figures/open.ts';
import { applyDecisions, dropIndices, FIGURES_INDICES, forgetImport } from '../../db/figures/write.ts';
import type { BuildEnd, BuildOrder, BuildSignals, BuiltImport, SourceOrder } from './order.ts';
import { readSource } from './read-source.ts';

/** Kept while rows come in when they are few beside what is there. */
const FEW = 8;
const CACHE_KIB = 24_000;

function openTarget({ target, base, sources }: BuildOrder): FiguresDatabase {
  if (base !== null) copyFileSync(base, target, constants.COPYFILE_FICLONE);
  const raw = base === null ? createFigures(target) : new Database(target);
  // A file cut by a stop is thrown away: nothing of it needs to survive.
  raw.pragma('journal_mode = OFF');
  raw.pragma('synchronous = OFF');
  raw.pragma('locking_mode = EXCLUSIVE');
  raw.pragma('trusted_schema = OFF');
  raw.pragma(`cache_size = -${CACHE_KIB}`);
  const bytes = sources.reduce((sum, { path }) => sum + statSync(path).size, 0);
  if (base !== null && bytes * FEW > statSync(base).size) dropIndices(raw);
  return raw;
}

/** A kept source is opened again beside; gives the file to read. */
async function opened({ importId, path, compressed }: SourceOrder, { temporaryFolder }: BuildOrder): Promise<string> {
  if (!compressed) return path;
  const plain = join(temporaryFolder, `${importId}.source`);
  await pipeline(createReadStream(path), createGunzip(), createWriteStream(plain, { mode: 0o600 }));
  return plain;
}

async function takeSource(raw: FiguresDatabase, source: SourceOrder, order: BuildOrder, signals: BuildSignals): Promise<ImportReport | Refusal> {
  const path = await opened(source, order);
  try {
    return await readSource(raw, source, { ...signals, importId: source.importId, path, today: order.today, temporaryFolder: order.temporaryFolder });
  } finally {
    if (path !== source.path) rmSync(path, { force: true });
  }
}

function finish(raw: FiguresDatabase, { decisions }: BuildOrder, imports: readonly BuiltImport[]): void {
  const said = raw.prepare('INSERT OR REPLACE INTO built_from (import_id, report) VALUES (?, ?)');
  for (const { importId, report } of imports) said.run(importId, JSON.stringify(report));
  raw.exec(FIGURES_INDICES);
  raw.exec('COMMIT');
  // Enough of each index to choose well, whatever their size.
  raw.pragma('analysis_limit = 2000');
  raw.exec('ANALYZE');
  applyDecisions(raw, decisions);
}

/**
 * Throws the disk's and SQLite's own errors. A source that cannot be read ends an import; when the data is made again from several, the
 * others are taken without it.
 */
export async function build(order: BuildOrder, signals: BuildSignals): Promise<BuildEnd> {
  const raw = openTarget(order);
  try {
    raw.exec('BEGIN');
    for (const importId of order.leaving) forgetImport(raw, importId);
    const imports: BuiltImport[] = [];
    for (const source of order.sources) {
      const report = await takeSource(raw, source, order, signals);
      if (signals.stopped()) return { end: 'stopped' };
      if (isRefusal(report)) return { end: 'refused', importId: source.importId, refusal: report };
      imports.push({ importId: source.importId, report });
    }
    finish(raw, order, imports);
    return { end: 'built', imports, refused: [] };
  } finally {
    raw.close();
  }
}

/** Compresses each source where it is kept, then lets the arrived file go. */
export async function keepSources({ keep }: BuildOrder): Promise<void> {
  for (const { from, to } of keep) {
    const partial = `${to}.partial`;
    await pipeline(createReadStream(from), createGzip({ level: 1 }), createWriteStream(partial, { mode: 0o600 }));
    renameSync(partial, to);
    rmSync(from, { force: true });
  }
}
