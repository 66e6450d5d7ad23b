/** Before any test: the built page, server and worker, and one migrated, filled database that tests copy. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../db/open.ts';
import { fillDatabase, readContent } from '../../db/loader/index.ts';
import { contentRoot } from '../../db/paths.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    templateDatabase: string;
  }
}

export default async function setup(project: TestProject): Promise<() => void> {
  const { build } = await import('../../server/build.mjs');
  build();
  const folder = mkdtempSync(join(tmpdir(), 'clausier-tests-'));
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'template.db');
  const database = openDatabase(path, () => '2026-11-23T08:00:00.000Z');
  const { content, faults } = readContent(contentRoot());
  if (faults.length > 0) throw new Error(faults.map(({ file, message }) => `${file}: ${message}`).join('\n'));
  await fillDatabase(database, content, '2026-11-23');
  database.writer.raw.pragma('wal_checkpoint(TRUNCATE)');
  await database.close();
  project.provide('templateDatabase', path);
  return () => rmSync(folder, { recursive: true, force: true });
}
