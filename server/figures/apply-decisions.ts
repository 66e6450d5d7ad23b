/**
 * Puts what people decided into the data in use. The main database keeps the decisions; here they are only applied, under the lock of who
 * makes that data: while an import has it, they are applied as soon as it lets go, so that none is lost to the file it puts in place.
 */
import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { figuresFile, figuresFolder } from '../../db/figures/open.ts';
import { applyDecisions, type Decision } from '../../db/figures/write.ts';
import { takeLock } from './lock.ts';

const RETRY_MS = 1_000;

/** True when the data now says it, or when there is none to say it; false while an import has the lock. */
function applyNow(dataFolder: string, organisationId: string, decisions: readonly Decision[]): boolean {
  const path = figuresFile(dataFolder, organisationId);
  if (!existsSync(path)) return true;
  const release = takeLock(figuresFolder(dataFolder, organisationId));
  if (release === null) return false;
  try {
    const raw = new Database(path, { fileMustExist: true, timeout: 5_000 });
    try {
      raw.pragma('trusted_schema = OFF');
      applyDecisions(raw, decisions);
    } finally {
      raw.close();
    }
    return true;
  } finally {
    release();
  }
}

const waiting = new Set<string>();

/** @param read the decisions as they are kept, read again at each try: several made during an import are applied together */
export async function applyKeptDecisions(dataFolder: string, organisationId: string, read: () => Promise<Decision[]>): Promise<void> {
  if (applyNow(dataFolder, organisationId, await read())) return;
  const place = figuresFolder(dataFolder, organisationId);
  if (waiting.has(place)) return;
  waiting.add(place);
  const again = async (): Promise<void> => {
    const done = await read()
      .then((decisions) => applyNow(dataFolder, organisationId, decisions))
      // The server stops, or the folder went: the next import applies them.
      .catch(() => true);
    if (done) waiting.delete(place);
    else setTimeout(() => void again(), RETRY_MS).unref();
  };
  setTimeout(() => void again(), RETRY_MS).unref();
}
