/**
 * Where the files of an organisation's imports are, in its folder of the data: `incoming` while they arrive and are read, `sources` kept
 * compressed to make the data again, `building-…` the database being made. Nothing else is written there.
 */
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { figuresFile, figuresFolder } from '../../db/figures/open.ts';

const BUILDING = /^building-/;

export type ImportFolder = {
  root: string;
  database: string;
  incoming: (id: string) => string;
  source: (id: string) => string;
  building: (id: string) => string;
  /** The kept file of an import: compressed, or as it arrived when it could not be yet; null when it is gone. */
  kept: (id: string) => { path: string; compressed: boolean } | null;
  remove: (id: string) => void;
  /** What a stop left behind; `keep`: imports whose files stay. */
  tidy: (keep: ReadonlySet<string>) => void;
};

/** Made when needed: readable by who runs the server alone. */
export function importFolder(dataFolder: string, organisationId: string): ImportFolder {
  const root = figuresFolder(dataFolder, organisationId);
  const incoming = join(root, 'incoming');
  const sources = join(root, 'sources');
  for (const folder of [incoming, sources]) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const paths = { incoming: (id: string) => join(incoming, id), source: (id: string) => join(sources, `${id}.gz`) };
  return {
    ...paths,
    root,
    database: figuresFile(dataFolder, organisationId),
    building: (id) => join(root, `building-${id}.db`),
    kept: (id) => {
      if (existsSync(paths.source(id))) return { path: paths.source(id), compressed: true };
      return existsSync(paths.incoming(id)) ? { path: paths.incoming(id), compressed: false } : null;
    },
    remove: (id) => {
      for (const path of [paths.incoming(id), paths.source(id), `${paths.source(id)}.partial`]) rmSync(path, { force: true });
    },
    tidy: (keep) => {
      for (const name of readdirSync(root)) if (BUILDING.test(name)) rmSync(join(root, name), { recursive: true, force: true });
      for (const name of readdirSync(incoming)) if (!keep.has(name)) rmSync(join(incoming, name), { force: true });
      for (const name of readdirSync(sources)) if (!name.endsWith('.gz') || !keep.has(name.slice(0, -3))) rmSync(join(sources, name), { force: true });
    },
  };
}
