/** What stands beside a backup: enough to know it has not changed, and what it holds, without opening it. */
import { type Static, Type } from 'typebox';

export const BackupManifest = Type.Object({
  name: Type.String(),
  /** ISO 8601, UTC. */
  at: Type.String(),
  bytes: Type.Integer({ minimum: 1 }),
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  /** Of the Clausier that made it. */
  version: Type.String(),
  schemaVersion: Type.Integer(),
  /** `ok`, or SQLite's own words. */
  integrity: Type.String(),
  /** Lines of each table that people fill. */
  counts: Type.Record(Type.String(), Type.Integer()),
  /** The last line of each organisation's journal. */
  chains: Type.Array(Type.Object({ organisationId: Type.String(), seq: Type.Integer(), hash: Type.String() })),
});
export type BackupManifest = Static<typeof BackupManifest>;

/** `clausier-2026-11-23T09-00-00Z.db`: sorts by instant, and holds no sign that a file system refuses. */
export const backupName = (at: string): string => `clausier-${at.slice(0, 19).replaceAll(':', '-')}Z.db`;

const NAME = /^clausier-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})Z\.db$/;

/** The instant that a backup's name says; null for a file that is not one of ours. */
export function backupInstant(name: string): string | null {
  const match = NAME.exec(name);
  const at = match ? `${match[1]}T${match[2]}:${match[3]}:${match[4]}.000Z` : '';
  return match && !Number.isNaN(Date.parse(at)) ? at : null;
}

export const manifestName = (name: string): string => name.replace(/\.db$/, '.json');
