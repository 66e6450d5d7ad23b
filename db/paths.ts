import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** `db/content`, found from the source tree and from the built server alike. */
export function contentRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (let depth = 0; depth < 5; depth++) {
    const candidate = join(folder, 'db', 'content');
    if (existsSync(candidate)) return candidate;
    folder = dirname(folder);
  }
  throw new Error('db/content not found beside the server');
}
