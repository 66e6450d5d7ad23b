/** What every use case is given: read repositories, the unit of work, the clock, identifiers, the workers, what accounts and backups stand on. */
import type { UnitOfWork } from '../db/unit-of-work.ts';
import type { Mode } from '#shared/api/session.ts';
import type { Day } from '#shared/days.ts';
import type { Backups } from './backups/index.ts';
import type { Figures } from './figures/index.ts';
import type { Presence } from './presence.ts';
import type { CpvIndex } from './cpv/index.ts';
import type { Library } from './packs/index.ts';
import type { Identity } from './identity/index.ts';
import type { ClauseRepository } from './repositories/clauses.ts';
import type { ContentRepository } from './repositories/content.ts';
import type { Repositories } from './repositories/index.ts';
import type { Workers } from './jobs/workers.ts';

/** Injected, so that tests choose the day and the identifiers. */
export type Clock = { now: () => string; today: () => Day };

/** How this server runs, decided at start (`config.ts`). */
export type Service = {
  mode: Mode;
  version: string;
  /** The address people open, when one is set. */
  publicUrl: string | null;
  /** Where people open it, without a final slash; the loopback address and port when none is set. */
  address: () => string;
  /** Told once the system has chosen the port (`PORT=0`). */
  listensOn: (port: number) => void;
  startedAt: string;
  /** Of the check made at start: `ok`, or SQLite's own words. */
  integrity: string;
  dataFolder: string;
  /** What keeps the data. */
  engine: 'sqlite' | 'postgres';
  auditMonths: number;
  metricsToken: string | null;
};

export type Context = {
  read: Repositories;
  write: UnitOfWork;
  /** Read again when the content changes: never kept beyond one request. */
  content: ContentRepository;
  clauses: ClauseRepository;
  library: Library;
  cpv: CpvIndex;
  clock: Clock;
  newId: () => string;
  workers: Workers;
  service: Service;
  identity: Identity;
  backups: Backups;
  figures: Figures;
  /** Who is on which scheme now: never in the database of SQLite. */
  presence: Presence;
};
