/** The state of the server, for who administers it: versions, disk, backups. */
import { type Static, Type } from 'typebox';
import { nullable, oneOf } from './common.ts';
import { MODES } from './session.ts';

export const Backup = Type.Object({
  /** File name in the folder of backups. */
  name: Type.String(),
  at: Type.String(),
  bytes: Type.Integer(),
  /** SHA-256 of the file, as its manifest has it. */
  sha256: Type.String(),
  /** `checked`: read whole and found sound when it was made; `damaged`: no longer what its manifest says. */
  state: oneOf(['checked', 'damaged']),
});
export type Backup = Static<typeof Backup>;

export const ServiceState = Type.Object({
  mode: oneOf(MODES),
  version: Type.String(),
  contentVersion: Type.String(),
  schemaVersion: Type.Integer(),
  node: Type.String(),
  startedAt: Type.String(),
  database: Type.Object({
    /** PostgreSQL has its own backups: those of the server do not apply. */
    engine: oneOf(['sqlite', 'postgres']),
    bytes: Type.Integer(),
    /** Of the check made at start: `ok`, or SQLite's own words. */
    integrity: Type.String(),
    checkedAt: Type.String(),
  }),
  /** Of the disk that holds the data. */
  disk: Type.Object({ freeBytes: nullable(Type.Integer()), totalBytes: nullable(Type.Integer()), low: Type.Boolean() }),
  memoryBytes: Type.Integer(),
  counts: Type.Object({ people: Type.Integer(), teams: Type.Integer(), schemes: Type.Integer(), tenders: Type.Integer(), documents: Type.Integer() }),
  backups: Type.Object({
    folder: Type.String(),
    /** Hours between two; 0: none is made by the server. */
    everyHours: Type.Integer(),
    nextAt: nullable(Type.String()),
    /** Why the last one failed, in French; null when it did not. */
    failure: nullable(Type.String()),
    items: Type.Array(Backup),
  }),
  sso: nullable(Type.Object({ label: Type.String(), issuer: Type.String() })),
  mail: Type.Boolean(),
  /** Months a line of the journal is kept. */
  auditMonths: Type.Integer(),
  /** What should be looked at, one French sentence each; empty when all is well. */
  warnings: Type.Array(Type.String()),
});
export type ServiceState = Static<typeof ServiceState>;
