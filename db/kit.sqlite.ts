/**
 * The columns that `db/schema.ts` is written with, once for both engines: the dialect of PostgreSQL speaks these tables too
 * (`docs/decisions/027-postgresql.md`). Identifiers and instants are text, JSON columns are opaque text, booleans 0 and 1.
 */
import { customType, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

const blob = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'blob' });

export const sqliteKit = {
  table: sqliteTable,
  id: (name: string) => text(name),
  str: (name: string) => text(name),
  int: (name: string) => integer(name),
  bool: (name: string) => integer(name, { mode: 'boolean' }),
  /** ISO 8601 instant, UTC. */
  at: (name: string) => text(name),
  json: <T>(name: string) => text(name, { mode: 'json' }).$type<T>(),
  bytes: (name: string) => blob(name),
};

export type Kit = typeof sqliteKit;
