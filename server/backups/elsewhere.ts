/** On PostgreSQL: the database server makes the backups, with its own tools, and Clausier makes none. */
import type { Backups } from './index.ts';
import { BackupFailed } from './failure.ts';

export const BACKUPS_ELSEWHERE =
  'Les données sont dans PostgreSQL : les sauvegardes sont celles du serveur de bases de données (pg_dump), avec le dossier de données de Clausier. Voyez docs/exploitation.md, « PostgreSQL ».';

/** Never due, never late, never made. */
export const backupsElsewhere = (folder: string): Backups => ({
  folder,
  everyHours: 0,
  elsewhere: BACKUPS_ELSEWHERE,
  list: async () => [],
  make: async () => {
    throw new BackupFailed(BACKUPS_ELSEWHERE, 'postgres');
  },
  failure: () => null,
  nextAt: async () => null,
  due: async () => false,
  late: async () => false,
  close: async () => undefined,
});
