/** The shipped content, read once a process: what unit tests ask about the library. */
import { type LoadedContent, readContent } from '../../db/loader/index.ts';
import { contentRoot } from '../../db/paths.ts';

let kept: LoadedContent | undefined;

/** Throws when a content file has a fault: every test on the content would be misleading. */
export function shippedContent(): LoadedContent {
  if (kept) return kept;
  const { content, faults } = readContent(contentRoot());
  if (faults.length > 0) throw new Error(faults.map(({ file, message }) => `${file}: ${message}`).join('\n'));
  kept = content;
  return content;
}

/** The item with this id; throws when it is gone. */
export function byId<T extends { id: string }>(items: readonly T[], id: string): T {
  const found = items.find((item) => item.id === id);
  if (!found) throw new Error(`nothing called ${id}`);
  return found;
}

/** Fails loudly where a test needs a value that may be absent. */
export function present<T>(value: T | null | undefined, what = 'value'): T {
  if (value === null || value === undefined) throw new Error(`${what} is absent`);
  return value;
}
