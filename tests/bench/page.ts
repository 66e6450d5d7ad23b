/** JavaScript that the browser loads before the home page shows: the entry and everything it imports statically. */
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { PAGES } from './places.ts';
import type { Bench } from './report.ts';

const LIMIT_KB = 200;

/** Files named by `import … from "./x.js"`, `import "./x.js"` and `export … from "./x.js"`; not `import("./x.js")`. */
const staticImports = (code: string): string[] => [...code.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+\.js)["']/g)].map((match) => match[1] ?? '');

function loaded(path: string, seen: Map<string, number>): void {
  if (seen.has(path)) return;
  const code = readFileSync(path);
  seen.set(path, gzipSync(code, { level: 9 }).length);
  for (const specifier of staticImports(code.toString('utf8'))) loaded(join(dirname(path), specifier), seen);
}

export const page: Bench = {
  name: 'page',
  title: 'Première page',
  run: async () => {
    const html = readFileSync(join(PAGES, 'index.html'), 'utf8');
    const entries = [...html.matchAll(/<(?:script[^>]*\bsrc|link[^>]*\brel="modulepreload"[^>]*\bhref)="\/([^"]+\.js)"/g)].map((match) =>
      join(PAGES, match[1] ?? ''),
    );
    if (entries.length === 0) throw new Error('aucun script dans dist/client/index.html');
    const seen = new Map<string, number>();
    for (const entry of entries) loaded(entry, seen);
    const largest = [...seen]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 4)
      .map(([path, size]) => `${relative(join(PAGES, 'assets'), path)} ${Math.round(size / 1000)}\u00a0ko`);
    const bytes = [...seen.values()].reduce((sum, size) => sum + size, 0);
    return [
      {
        what: 'JavaScript compressé (gzip)',
        value: bytes / 1000,
        unit: 'ko',
        bar: { limit: LIMIT_KB, is: 'at-most' },
        detail: `${seen.size} fichiers : ${largest.join(', ')}…`,
      },
    ];
  },
};
