/** What every use case is given: read repositories, the unit of work, the clock, identifiers, the workers. */
import type { UnitOfWork } from '../db/unit-of-work.ts';
import type { Day } from '#shared/days.ts';
import type { CpvIndex } from './cpv/index.ts';
import type { ClauseRepository } from './repositories/clauses.ts';
import type { ContentRepository } from './repositories/content.ts';
import type { Repositories } from './repositories/index.ts';
import type { Workers } from './jobs/workers.ts';

/** Injected, so that tests choose the day and the identifiers. */
export type Clock = { now: () => string; today: () => Day };

export type Context = {
  read: Repositories;
  write: UnitOfWork;
  content: ContentRepository;
  clauses: ClauseRepository;
  cpv: CpvIndex;
  clock: Clock;
  newId: () => string;
  workers: Workers;
};
