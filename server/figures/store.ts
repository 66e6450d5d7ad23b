/**
 * The imported data of each organisation, opened to read. An import puts a new file in place by a rename, here or from the command line:
 * the next reading opens it.
 */
import { statSync } from 'node:fs';
import { createFigures, type FiguresDatabase, figuresFile, openFigures } from '../../db/figures/open.ts';

export type FiguresStore = {
  /** An empty database where nothing was imported. */
  open: (organisationId: string) => FiguresDatabase;
  close: () => void;
};

type Held = { raw: FiguresDatabase; stamp: string };

const stampOf = (path: string): string | null => {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat ? `${stat.ino} ${stat.mtimeMs}` : null;
};

export function makeFiguresStore(dataFolder: string): FiguresStore {
  const held = new Map<string, Held>();
  let empty: FiguresDatabase | null = null;
  return {
    open: (organisationId) => {
      const path = figuresFile(dataFolder, organisationId);
      const stamp = stampOf(path);
      const known = held.get(organisationId);
      if (known && known.stamp === stamp) return known.raw;
      known?.raw.close();
      held.delete(organisationId);
      if (stamp === null) {
        empty ??= createFigures(':memory:');
        return empty;
      }
      const raw = openFigures(path);
      held.set(organisationId, { raw, stamp });
      return raw;
    },
    close: () => {
      for (const { raw } of held.values()) raw.close();
      empty?.close();
      held.clear();
      empty = null;
    },
  };
}
