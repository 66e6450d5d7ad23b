/**
 * Column kit for SQLite: `db/schema.ts` is written once against this shape, so that a second engine only needs
 * a second kit. Identifiers and instants are text, JSON columns are opaque text.
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
