/** Word files under test: their parts as text, what the validator says of them, and what other programs read in them. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import { type Parts, readPackage, textOf } from '../../../server/word/ooxml/package.ts';
import { runTool } from '../tools.ts';
import { convert } from './office.ts';

/** The file, when the answer is not a refusal. */
export function fileOf(answer: Uint8Array | Refusal): Uint8Array {
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer;
}

export function partsOfFile(file: Uint8Array): Parts {
  const parts = readPackage(file, 50_000_000);
  if (isRefusal(parts)) throw new Error(parts.message);
  return parts;
}

export const part = (file: Uint8Array, name: string): string => {
  const bytes = partsOfFile(file).get(name);
  if (!bytes) throw new Error(`partie absente : ${name}`);
  return textOf(bytes);
};

async function inFolder<Result>(file: Uint8Array, use: (path: string, folder: string) => Promise<Result>, name = 'essai.docx'): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'clausier-word-'));
  try {
    const path = join(folder, name);
    await writeFile(path, file);
    return await use(path, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Faults found by the Open XML SDK, as its own words. */
export const faultsOf = (file: Uint8Array, name?: string): Promise<unknown[]> =>
  inFolder(
    file,
    async (path) => {
      const report: unknown = JSON.parse(
        await runTool('validator', [path]).catch((error: unknown) =>
          error instanceof Error && 'stdout' in error ? String(error.stdout) : Promise.reject(error),
        ),
      );
      const errors = typeof report === 'object' && report !== null && 'errors' in report ? report.errors : null;
      return Array.isArray(errors) ? errors : ['rapport illisible'];
    },
    name,
  );

export const pandocText = (file: Uint8Array): Promise<string> =>
  inFolder(file, (path) => runTool('pandoc', ['-f', 'docx', '-t', 'plain', '--wrap=none', path]));

/** Text of each page of each file as LibreOffice lays them out, in order: one conversion for all. */
export async function pagesOfEach(files: readonly Uint8Array[]): Promise<string[][]> {
  const folder = await mkdtemp(join(tmpdir(), 'clausier-word-'));
  try {
    const paths = files.map((_, i) => join(folder, `${i}.docx`));
    await Promise.all(files.map((file, i) => writeFile(paths[i] ?? '', file)));
    convert(paths, 'pdf', folder);
    return await Promise.all(paths.map(async (path) => (await runTool('pdftotext', ['-layout', path.replace('.docx', '.pdf'), '-'])).split('\f').slice(0, -1)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Text of each page as LibreOffice lays it out. */
export const pagesOf = async (file: Uint8Array): Promise<string[]> => (await pagesOfEach([file]))[0] ?? [];

/** A fault of the Open XML SDK without the ranks in its path, which an insertion shifts. */
const faultName = (fault: unknown): string => {
  if (typeof fault !== 'object' || fault === null) return String(fault);
  const field = (name: string): string => String(Object.entries(fault).find(([key]) => key === name)?.[1] ?? '');
  return `${field('id')} ${field('path')} ${field('xPath').replace(/\[\d+\]/g, '')} ${field('description')}`;
};

/** Faults of a file that another did not have, as sentences; a fault already there may be there as often as before. */
export async function newFaults(before: Uint8Array, after: Uint8Array): Promise<string[]> {
  const found = (await faultsOf(after)).map(faultName);
  if (found.length === 0) return [];
  const known = (await faultsOf(before)).map(faultName);
  return found.filter((name) => {
    const at = known.indexOf(name);
    if (at >= 0) known.splice(at, 1);
    return at < 0;
  });
}

/** Text that pandoc reads once tracked changes are accepted or rejected. */
export const pandocRevised = (file: Uint8Array, how: 'accept' | 'reject'): Promise<string> =>
  inFolder(file, (path) => runTool('pandoc', ['-f', 'docx', '-t', 'plain', '--wrap=none', `--track-changes=${how}`, path]));
