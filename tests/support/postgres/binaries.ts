/**
 * Where PostgreSQL's programs are on this machine. Debian keeps them off the PATH, one folder a version: the latest is taken.
 * Absent, the tests on PostgreSQL are skipped and it is said; on CI nothing is skipped, and their absence is a failure.
 */
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const DEBIAN = '/usr/lib/postgresql';

export const POSTGRES_ABSENT =
  'PostgreSQL est absent de ce poste : les tests sur PostgreSQL sont sautés. Sous Debian ou Ubuntu : sudo apt-get install postgresql';

const whole = (folder: string): boolean => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name)));

function debianFolders(): string[] {
  if (!existsSync(DEBIAN)) return [];
  return readdirSync(DEBIAN)
    .sort((one, other) => Number(other) - Number(one))
    .map((version) => join(DEBIAN, version, 'bin'));
}

/** The folder that holds `initdb` and `postgres`, or null. */
export const postgresBinaries = (): string | null => [...debianFolders(), ...(process.env.PATH ?? '').split(delimiter)].find(whole) ?? null;

/** Whether the tests on PostgreSQL are to run: on CI always, so that an absence fails. */
export const runsPostgres = (): boolean => postgresBinaries() !== null || process.env.CI === 'true';
