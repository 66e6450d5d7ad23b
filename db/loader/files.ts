/** Content files on disk, with the faults found while reading them. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse } from 'yaml';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';

/** Something to mend in a content file. */
export type ContentFault = { file: string; message: string };

export type SourceFile = { path: string; text: string };

export function readFolder(root: string): SourceFile[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(md|yaml)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path: relative(root, path), text: readFileSync(path, 'utf8') }));
}

/** Twelve hexadecimal digits that change with any content file, and with the way they are read. */
export function contentVersion(files: SourceFile[], loaderVersion: string): string {
  const hash = createHash('sha256').update(loaderVersion);
  for (const { path, text } of files) hash.update(path).update('\0').update(text).update('\0');
  return hash.digest('hex').slice(0, 12);
}

/** Parses YAML and checks it against a schema; null and faults when it does not hold. */
export function parseYaml<T extends TSchema>(file: string, text: string, schema: T, faults: ContentFault[]): Static<T> | null {
  let value: unknown;
  try {
    value = parse(text, { schema: 'core' });
  } catch (error) {
    faults.push({ file, message: error instanceof Error ? error.message : 'YAML illisible' });
    return null;
  }
  if (Value.Check(schema, value)) return value;
  const known = faults.length;
  for (const fault of [...Value.Errors(schema, value)].slice(0, 5)) {
    faults.push({ file, message: `${fault.instancePath || '/'} ${fault.message}` });
  }
  if (faults.length === known) faults.push({ file, message: 'forme inattendue' });
  return null;
}
