/**
 * The lines of one contract may be anywhere in the table. A small file is grouped in memory; a big one is first dealt out to passing files by
 * contract, each then grouped in its turn: memory holds one of them at a time, whatever the size of the whole.
 */
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rowKey, type TableRow } from '../../../shared/decp/read-table-rows.ts';
import { LIMITS } from '../../../shared/limits.ts';

/** Rows of one contract, in the order of the file. */
export type Group = readonly [TableRow, ...TableRow[]];

export type RowGroups = {
  add: (row: TableRow) => void;
  /** Every group, once all the rows are in. */
  groups: () => Generator<Group>;
  close: () => void;
};

const FLUSH_CHARACTERS = 65_536;

function* grouped(rows: Iterable<TableRow>): Generator<Group> {
  const found = new Map<string, [TableRow, ...TableRow[]]>();
  for (const row of rows) {
    const key = rowKey(row);
    const group = found.get(key);
    if (group === undefined) found.set(key, [row]);
    else group.push(row);
  }
  yield* found.values();
}

function inMemory(): RowGroups {
  const rows: TableRow[] = [];
  return { add: (row) => rows.push(row), groups: () => grouped(rows), close: () => undefined };
}

/** FNV-1a: which passing file a contract goes to. */
function shareOf(key: string, count: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  return (hash >>> 0) % count;
}

const isCells = (value: unknown): value is (string | null)[] => Array.isArray(value) && value.every((item) => item === null || typeof item === 'string');

function* rowsOf(path: string): Generator<TableRow> {
  for (const text of readFileSync(path, 'utf8').split('\n')) {
    if (text === '') continue;
    const [line, cells]: unknown[] = JSON.parse(text);
    if (typeof line === 'number' && isCells(cells)) yield { line, cells };
  }
}

type Share = { path: string; file: number; waiting: string };

function onDisk(folder: string, count: number): RowGroups {
  const own = mkdtempSync(join(folder, 'lignes-'));
  const shares: Share[] = Array.from({ length: count }, (_, index) => {
    const path = join(own, String(index));
    return { path, file: openSync(path, 'w', 0o600), waiting: '' };
  });
  const flush = (share: Share): void => {
    if (share.waiting !== '') writeSync(share.file, share.waiting);
    share.waiting = '';
  };
  let open = true;
  const end = (): void => {
    if (open) for (const { file } of shares) closeSync(file);
    open = false;
  };
  return {
    add: (row) => {
      const share = shares[shareOf(rowKey(row), count)];
      if (share === undefined) return;
      share.waiting += `${JSON.stringify([row.line, row.cells])}\n`;
      if (share.waiting.length > FLUSH_CHARACTERS) flush(share);
    },
    *groups() {
      shares.forEach(flush);
      end();
      for (const { path } of shares) {
        yield* grouped(rowsOf(path));
        rmSync(path);
      }
    },
    close: () => {
      end();
      rmSync(own, { recursive: true, force: true });
    },
  };
}

/** For a file of that many bytes. The caller closes it: nothing then stays in the folder. */
export function makeRowGroups(bytes: number, folder = tmpdir(), inMemoryBytes: number = LIMITS.tableInMemoryBytes): RowGroups {
  if (bytes <= inMemoryBytes) return inMemory();
  return onDisk(folder, Math.min(LIMITS.tablePassingFiles, Math.max(2, Math.ceil(bytes / inMemoryBytes))));
}
