/**
 * Makes a figures database beside the one in use: a copy of it (or nothing), the lines of each source, indices, what was decided. The file
 * is written without waiting for the disk, and thrown away by the caller unless it ends built. Runs in a thread of its own.
 */
import { constants, copyFileSync, createReadStream, createWriteStream, renameSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import Database from 'better-sqlite3';
import { isRefusal, type Refusal } from '../../shared/errors.ts';
import { createFigures, type FiguresDatabase, openFigures } from '../../db/figures/open.ts';
import { applyDecisions, dropIndices, FIGURES_INDICES, forgetImport, noteBuiltFrom } from '../../db/figures/write.ts';
import type { BuildEnd, BuildOrder, BuildSignals, BuiltImport, SourceOrder } from './order.ts';
import type { SourceRead } from './read-contracts-source.ts';
import { readSource } from './read-source.ts';

/** Kept while rows come in when they are few beside what is there. */
const FEW = 8;
const CACHE_KIB = 8_000;
/** What an index sorts at a time: what is sorted is written by another thread while more is read. */
const SORTED_KIB = 2_000;

/** A decision may be written in the one in use meanwhile: it waits until the copy is whole. */
function copyBase(base: string, target: string): void {
  const reader = openFigures(base);
  try {
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM sqlite_schema').get();
    copyFileSync(base, target, constants.COPYFILE_FICLONE);
  } finally {
    reader.close();
  }
}

function openTarget({ target, base, sources }: BuildOrder): FiguresDatabase {
  if (base !== null) copyBase(base, target);
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

async function takeSource(raw: FiguresDatabase, source: SourceOrder, order: BuildOrder, signals: BuildSignals): Promise<SourceRead | Refusal> {
  const path = await opened(source, order);
  try {
    return await readSource(raw, source, { ...signals, importId: source.importId, path, today: order.today, temporaryFolder: order.temporaryFolder });
  } finally {
    if (path !== source.path) rmSync(path, { force: true });
  }
}

function finish(raw: FiguresDatabase, { decisions }: BuildOrder, imports: readonly BuiltImport[]): void {
  noteBuiltFrom(raw, new Map(imports.map(({ importId, report }) => [importId, JSON.stringify(report)])));
  raw.pragma(`cache_size = -${SORTED_KIB}`);
  raw.pragma('threads = 1');
  raw.exec(FIGURES_INDICES);
  raw.exec('COMMIT');
  // Enough of each index to choose well, whatever their size.
  raw.pragma('analysis_limit = 2000');
  raw.exec('ANALYZE');
  applyDecisions(raw, decisions);
}

/**
 * Does the work, and has all of the file on the disk when it is done: nobody waits for that when the file is put in place. What was written
 * before goes there meanwhile.
 */
async function toDisk(path: string, work: () => void): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    const before = handle.sync();
    try {
      work();
    } finally {
      await before;
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Throws the disk's and SQLite's own errors. */
export async function build(order: BuildOrder, signals: BuildSignals): Promise<BuildEnd> {
  const raw = openTarget(order);
  try {
    raw.exec('BEGIN');
    for (const importId of order.leaving) forgetImport(raw, importId);
    const imports: BuiltImport[] = [];
    for (const source of order.sources) {
      const read = await takeSource(raw, source, order, signals);
      if (signals.stopped()) return { end: 'stopped' };
      if (isRefusal(read)) return { end: 'refused', importId: source.importId, refusal: read };
      imports.push({ importId: source.importId, ...read });
    }
    await toDisk(order.target, () => finish(raw, order, imports));
    return { end: 'built', imports };
  } finally {
    raw.close();
    // Though told to write none, SQLite leaves one when the disk fills while an index is made.
    rmSync(`${order.target}-journal`, { force: true });
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
