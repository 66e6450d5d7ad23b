/** The moment a new database takes the place of the one in use, and what people decide written in the one in use. */
import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { putInPlace } from '../../db/durable.ts';
import { type FiguresDatabase, figuresVersion, FIGURES_VERSION, openFigures } from '../../db/figures/open.ts';
import { applyDecisions, builtFrom, type Decision } from '../../db/figures/write.ts';
import type { ImportReport } from '../../shared/api/imports.ts';

function change(path: string, work: (raw: FiguresDatabase) => void): void {
  const raw = new Database(path, { fileMustExist: true, timeout: 5000 });
  try {
    raw.pragma('trusted_schema = OFF');
    work(raw);
  } finally {
    raw.close();
  }
}

/** Nothing where nothing was imported. */
export function decide(path: string, decisions: readonly Decision[]): void {
  if (existsSync(path)) change(path, (raw) => applyDecisions(raw, decisions));
}

/** `decisions`: as they are now, those made since the building began among them. */
export function place(built: string, path: string, decisions: readonly Decision[]): void {
  change(built, (raw) => applyDecisions(raw, decisions));
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
