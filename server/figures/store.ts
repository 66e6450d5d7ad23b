/**
 * The imported data of each organisation, opened to read. An import puts a new file in place by a rename, here or from the command line:
 * the next reading opens it, and those under way end on the one they had.
 */
import { statSync } from 'node:fs';
import { FIGURES_INDICES } from '../../db/figures/write.ts';
import { NAMED_INDEX } from '../repositories/figures/holders.ts';
import { createFigures, type FiguresDatabase, figuresFile, figuresVersion, FIGURES_VERSION, openFigures } from '../../db/figures/open.ts';

export type FiguresStore = {
  /** An empty database where nothing was imported, or where what was is of another version, until it is made again. */
  open: (organisationId: string) => FiguresDatabase;
  close: () => void;
};

type Held = { raw: FiguresDatabase; stamp: string };

/** Longer than any request may last. */
const UNTIL_CLOSED = 120_000;

const stampOf = (path: string): string | null => {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat ? `${stat.ino} ${stat.mtimeMs}` : null;
};

/** Tables, and the index that a query names; without another one, they only take longer. */
const tablesOf = (raw: FiguresDatabase): string =>
  raw
    .prepare("SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_schema WHERE (type = 'table' AND name NOT LIKE 'sqlite_%') OR name = ? ORDER BY name)")
    .pluck()
    .get(NAMED_INDEX)
    ?.toString() ?? '';

/** Read as they are while they are made again, as long as neither changed. */
const isReadable = (raw: FiguresDatabase, empty: () => FiguresDatabase): boolean =>
  figuresVersion(raw) === FIGURES_VERSION || tablesOf(raw) === tablesOf(empty());

export function makeFiguresStore(dataFolder: string): FiguresStore {
  const held = new Map<string, Held>();
  const leaving = new Map<FiguresDatabase, NodeJS.Timeout>();
  let none: FiguresDatabase | null = null;
  const empty = (): FiguresDatabase => {
    if (none) return none;
    none = createFigures(':memory:');
    none.exec(FIGURES_INDICES);
    return none;
  };
  const letGo = (raw: FiguresDatabase): void => {
    const timer = setTimeout(() => {
      leaving.delete(raw);
      raw.close();
    }, UNTIL_CLOSED);
    leaving.set(raw, timer.unref());
  };
  return {
    open: (organisationId) => {
      const path = figuresFile(dataFolder, organisationId);
      const stamp = stampOf(path);
      const known = held.get(organisationId);
      if (known && known.stamp === stamp) return known.raw;
      if (known) letGo(known.raw);
      held.delete(organisationId);
      if (stamp === null) return empty();
      const raw = openFigures(path);
      if (!isReadable(raw, empty)) {
        raw.close();
        return empty();
      }
      held.set(organisationId, { raw, stamp });
      return raw;
    },
    close: () => {
      for (const [raw, timer] of leaving) {
        clearTimeout(timer);
        raw.close();
      }
      for (const { raw } of held.values()) raw.close();
      none?.close();
      leaving.clear();
      held.clear();
      none = null;
    },
  };
}
