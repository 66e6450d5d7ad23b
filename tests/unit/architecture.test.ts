import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** What each folder may import of ours; the arrows of docs/architecture.md. */
const ALLOWED: Record<string, readonly string[]> = {
  shared: ['shared'],
  client: ['client', 'shared'],
  db: ['db', 'shared'],
  'server/routes': ['server/routes', 'server/usecases', 'server/plugins', 'server/context', 'shared'],
  'server/usecases': [
    'server/usecases',
    'server/repositories',
    'server/identity',
    'server/organisation-file',
    'server/context',
    'server/jobs',
    'server/module-file',
    'server/packs',
    'server/figures',
    'server/decp',
    'db/records',
    'shared',
  ],
  'server/organisation-file': ['server/organisation-file', 'server/word/ooxml', 'shared'],
  'server/module-file': ['server/module-file', 'server/jobs', 'db/loader/markdown', 'shared'],
  'server/packs': ['server/packs', 'db', 'shared'],
  'server/slides': ['server/slides', 'server/word', 'shared'],
  'server/repositories': ['server/repositories', 'db', 'shared'],
  'server/identity': ['server/identity', 'server/config', 'shared'],
  'server/backups': ['server/backups', 'server/config', 'server/context', 'db', 'shared'],
  'server/decp': ['server/decp', 'shared'],
  'server/figures': ['server/figures', 'server/decp', 'server/repositories/figures', 'server/config', 'db', 'shared'],
  'server/word': ['server/word', 'server/jobs', 'shared'],
  'server/jobs': ['server/jobs', 'server/module-file', 'server/packs', 'server/slides', 'server/word', 'shared'],
};

/** Packages of the platform or of a framework that the pure folder must not know. `typebox` is its schema language. */
const PURE_PACKAGES = ['typebox', 'typebox/value'];

const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));

const imports = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/(?:^|[\s}*])(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');

/** A relative or `#shared` import as a path from the root; null for a package. */
function ours(file: string, specifier: string): string | null {
  if (specifier.startsWith('#shared/')) return specifier.slice(1);
  if (!specifier.startsWith('.')) return null;
  return relative(root, resolve(dirname(file), specifier));
}

/** Comments may give an example of a day. */
const withoutComments = (source: string): string => source.replace(/\/\*[\s\S]*?\*\//g, '');

describe('the arrows between folders', () => {
  for (const [folder, allowed] of Object.entries(ALLOWED)) {
    it(`${folder} only imports ${allowed.join(', ')}`, () => {
      const wrong = sources(folder).flatMap((file) =>
        imports(file).flatMap((specifier) => {
          const target = ours(file, specifier);
          return target !== null &&
            !/\.css$/.test(target) &&
            !allowed.some((prefix) => target === prefix || target.startsWith(`${prefix}/`) || target.startsWith(`${prefix}.`))
            ? [`${relative(root, file)} → ${specifier}`]
            : [];
        }),
      );
      expect(wrong).toEqual([]);
    });
  }

  it('shared knows neither the platform nor a framework', () => {
    const wrong = sources('shared').flatMap((file) =>
      imports(file)
        .filter((specifier) => ours(file, specifier) === null && !PURE_PACKAGES.includes(specifier))
        .map((specifier) => `${relative(root, file)} → ${specifier}`),
    );
    expect(wrong).toEqual([]);
  });

  it('SQL stays in repositories and in db', () => {
    const wrong = [...sources('server/routes'), ...sources('server/usecases'), ...sources('shared')].filter((file) =>
      /\b(SELECT .+ FROM|INSERT INTO|UPDATE .+ SET|DELETE FROM)\b/.test(readFileSync(file, 'utf8')),
    );
    expect(wrong.map((file) => relative(root, file))).toEqual([]);
  });

  it('no file is longer than about three hundred lines', () => {
    const long = ['server', 'client', 'shared', 'db'].flatMap(sources).flatMap((file) => {
      const lines = readFileSync(file, 'utf8').split('\n').length;
      return lines > 350 ? [`${relative(root, file)}: ${lines}`] : [];
    });
    expect(long).toEqual([]);
  });

  it('nothing in the code holds a date of law: dates live in the content', () => {
    const dated = ['server', 'shared', 'client']
      .flatMap(sources)
      .flatMap((file) =>
        [...withoutComments(readFileSync(file, 'utf8')).matchAll(/'(20\d{2}-\d{2}-\d{2})'/g)].map((match) => `${relative(root, file)}: ${match[1]}`),
      );
    expect(dated).toEqual([]);
  });
});
