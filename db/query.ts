/**
 * What a query of drizzle gives, said once for both engines. A query is awaited: the rows of a reading are its answer;
 * `first` keeps one of them, `changed` counts those a writing touched, `prepared` keeps the query ready for the next time.
 */
import { createHash } from 'node:crypto';

/** The first row, or undefined; ask for `.limit(1)` when there may be more. */
export async function first<Row>(query: PromiseLike<readonly Row[]>): Promise<Row | undefined> {
  return (await query)[0];
}

/** What engines say of a writing: SQLite `changes`, PostgreSQL `rowCount`. */
type Written = { changes: number } | { rowCount: number | null };

/** How many rows an insert, an update or a delete without `returning` touched. */
export const changed = (written: Written): number => ('changes' in written ? written.changes : (written.rowCount ?? 0));

type Preparable<Rows> = { toSQL: () => { sql: string }; prepare: (name: string) => { execute: (values: Record<string, unknown>) => PromiseLike<Rows> } };

/** A query put in words the first time it is asked, then asked many times: the values of its placeholders → its rows. Two queries of the same words share a plan. */
export function prepared<Rows>(query: Preparable<Rows>): (values: Record<string, unknown>) => PromiseLike<Rows> {
  let ready: ReturnType<typeof query.prepare> | undefined;
  return (values) => {
    ready ??= query.prepare(createHash('sha256').update(query.toSQL().sql).digest('hex').slice(0, 32));
    return ready.execute(values);
  };
}
