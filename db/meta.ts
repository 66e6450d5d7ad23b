/** What the database says of itself: a few named texts. */
import { eq, sql } from 'drizzle-orm';
import type { Connection } from './open.ts';
import { first, prepared } from './query.ts';
import { schema } from './schema.ts';

const { meta } = schema;

export type MetaKey = 'content-version' | 'content-edition' | 'secret-fingerprint' | 'schema-version' | 'housekeeping-pass';

/** Undefined when it was never said. */
export const metaOf = async ({ orm }: Connection, key: MetaKey): Promise<string | undefined> =>
  (await first(orm.select({ value: meta.value }).from(meta).where(eq(meta.key, key))))?.value;

/** The same, ready to be asked at every request. */
export function metaReader({ orm }: Connection, key: MetaKey): () => Promise<string | undefined> {
  const ask = prepared(
    orm
      .select({ value: meta.value })
      .from(meta)
      .where(eq(meta.key, sql.placeholder('key'))),
  );
  return async () => (await first(ask({ key })))?.value;
}

export async function keepMeta({ orm }: Connection, key: MetaKey, value: string): Promise<void> {
  await orm.insert(meta).values({ key, value }).onConflictDoUpdate({ target: meta.key, set: { value } });
}
