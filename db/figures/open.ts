/**
 * The imported data of one organisation, in a file of its own. It can be made again from the kept sources, so it is written without
 * waiting for the disk, then put in place by a rename: who reads keeps the file they opened until they open it again.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { contentRoot } from '../paths.ts';

/** Grows when the tables, or what the reading makes of a record, change: the files are then made again. */
export const FIGURES_VERSION = 3;

export type FiguresDatabase = Database.Database;

/** An empty one; `:memory:` where nothing was imported. */
export function createFigures(path: string): FiguresDatabase {
  const raw = new Database(path);
  raw.pragma('page_size = 8192');
  raw.pragma('trusted_schema = OFF');
  raw.exec(readFileSync(join(contentRoot(), '..', 'figures', 'schema.sql'), 'utf8'));
  raw.pragma(`user_version = ${FIGURES_VERSION}`);
  return raw;
}

/** Opened to read; throws SQLite's own errors. */
export function openFigures(path: string): FiguresDatabase {
  const raw = new Database(path, { readonly: true, fileMustExist: true, timeout: 5000 });
  raw.pragma('trusted_schema = OFF');
  return raw;
}

export const figuresVersion = (raw: FiguresDatabase): number => Number(raw.pragma('user_version', { simple: true }));

/** Where an organisation's data is, in the data folder. */
export const figuresFolder = (dataFolder: string, organisationId: string): string => join(dataFolder, 'figures', organisationId);
export const figuresFile = (dataFolder: string, organisationId: string): string => join(figuresFolder(dataFolder, organisationId), 'figures.db');
