/** The moment a new database takes the place of the one in use, and what the one in use was made of. */
import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { putInPlace } from '../../db/durable.ts';
import { figuresVersion, FIGURES_VERSION, openFigures } from '../../db/figures/open.ts';
import { applyDecisions, builtFrom, type Decision } from '../../db/figures/write.ts';
import type { ImportReport } from '../../shared/api/imports.ts';

/** `decisions`: as they are now, those made since the building began among them. */
export function place(built: string, path: string, decisions: readonly Decision[]): void {
  const raw = new Database(built, { fileMustExist: true });
  try {
    raw.pragma('trusted_schema = OFF');
    applyDecisions(raw, decisions);
  } finally {
    raw.close();
  }
  putInPlace(built, path);
}

/** What the database in use was made of: its version, and the report of each import, JSON; null when there is none, or when it cannot be read. */
export function madeOf(path: string): { current: boolean; imports: Map<string, ImportReport> } | null {
  if (!existsSync(path)) return null;
  try {
    const raw = openFigures(path);
    try {
      return { current: figuresVersion(raw) === FIGURES_VERSION, imports: new Map([...builtFrom(raw)].map(([id, report]) => [id, JSON.parse(report)])) };
    } finally {
      raw.close();
    }
  } catch {
    return { current: false, imports: new Map() };
  }
}
