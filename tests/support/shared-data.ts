/** Real files kept beside the checkout, never in it: tests that want them are skipped, visibly, where they are absent. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { it } from 'vitest';

const FOLDER = resolve(import.meta.dirname, '../../../shared/data');

/** Declares a test on a file of the folder, given by its path inside it. */
export function itWithData(file: string, title: string, body: (path: string) => Promise<void>): void {
  const path = join(FOLDER, file);
  if (existsSync(path)) it(title, { timeout: 120_000 }, () => body(path));
  else it.skip(`${title} [sauté : ${file} absent des données d’essai]`, () => undefined);
}
