/**
 * Counts kept in memory while the data they were made from is the data in use: the page, the schema and the reviews ask for the same ones. An
 * import opens another database, a decision changes the version SQLite gives of this one; either way they are counted again.
 */
import type { FiguresDatabase } from '../../../db/figures/open.ts';

type Held<T> = { version: number; values: Map<string, T> };
/** Values kept for one database unless said otherwise; the oldest goes first. */
const KEPT = 40;

/** `key` says all that the value depends on besides the data; a kept value is never changed. */
export function makeMemory<T>(most = KEPT): (raw: FiguresDatabase, key: string, make: () => T) => T {
  const memory = new WeakMap<FiguresDatabase, Held<T>>();
  return (raw, key, make) => {
    const version = Number(raw.pragma('data_version', { simple: true }));
    const known = memory.get(raw);
    const held = known?.version === version ? known : { version, values: new Map<string, T>() };
    if (held !== known) memory.set(raw, held);
    const kept = held.values.get(key);
    if (kept !== undefined) return kept;
    const value = make();
    const [oldest] = held.values.keys();
    if (held.values.size >= most && oldest !== undefined) held.values.delete(oldest);
    held.values.set(key, value);
    return value;
  };
}
