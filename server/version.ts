import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** The version in `package.json`, found from the source tree and from the built server alike. */
export function packageVersion(): string {
  const file = [join(here, '..', '..', 'package.json'), join(here, '..', 'package.json')].find(existsSync);
  const read: unknown = file ? JSON.parse(readFileSync(file, 'utf8')) : null;
  return read && typeof read === 'object' && 'version' in read ? String(read.version) : '0.0.0';
}
