/** The imported files of a folder belong to the base beside them: a server lets go of those its own base does not know. */
import { existsSync } from 'node:fs';
import type { Config } from './config.ts';

/** A base of SQLite is in the folder given to a server on PostgreSQL. */
export class FolderOfAnotherBase extends Error {}

/** Throws `FolderOfAnotherBase`; to be asked before anything is opened. */
export function requireOwnFolder({ databaseUrl, databaseFile }: Pick<Config, 'databaseUrl' | 'databaseFile'>): void {
  if (databaseUrl !== null && existsSync(databaseFile)) throw new FolderOfAnotherBase(databaseFile);
}
