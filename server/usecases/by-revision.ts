/** What was made of a document, kept for its revision: a revision never changes, so that a list only reads what was saved since. */
import type { Context } from '../context.ts';

type Listed = { id: string; revision: number };
type Asked = Pick<Context, 'read'>;

/** Documents of one database, some hundred bytes each: a list longer than that would be made anew each time it is read. */
const MOST = 20_000;

type Kept<T> = { revision: number; also: string; value: T };

/**
 * The oldest go first.
 * @returns what was made for this revision of the document, `also` being the same, or what `make` gives; a null is not kept
 */
export function byRevision<T>(): (context: Asked, organisationId: string, document: Listed, also: string, make: () => Promise<T | null>) => Promise<T | null> {
  // One table a database: two servers in one process may give the same identifiers.
  const tables = new WeakMap<Asked['read'], Map<string, Kept<T>>>();
  return async ({ read }, organisationId, { id, revision }, also, make) => {
    const made = tables.get(read) ?? new Map<string, Kept<T>>();
    tables.set(read, made);
    const key = `${organisationId} ${id}`;
    const known = made.get(key);
    if (known?.revision === revision && known.also === also) return known.value;
    const value = await make();
    if (value === null) return null;
    made.delete(key);
    const [oldest] = made.keys();
    if (made.size >= MOST && oldest !== undefined) made.delete(oldest);
    made.set(key, { revision, also, value });
    return value;
  };
}
