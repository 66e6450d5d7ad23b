import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { convertToDocx } from '../../../server/word/convert/libreoffice.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A program that says where it works, then lasts. */
function lastingOffice(): { command: string; said: () => string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'clausier-office-'));
  folders.push(folder);
  const command = join(folder, 'office');
  writeFileSync(command, `#!/bin/sh\ntouch "${folder}/at-$(basename "$PWD")"\nexec sleep 60\n`);
  chmodSync(command, 0o755);
  return { command, said: () => readdirSync(folder).flatMap((name) => (name.startsWith('at-') ? [name.slice(3)] : [])) };
}

describe.skipIf(process.platform === 'win32')('a conversion under way when the server closes', () => {
  it('ends at once and leaves nothing on the disk', async () => {
    const { command, said } = lastingOffice();
    const stop = new AbortController();
    const converted = convertToDocx(Buffer.from('{\\rtf1}'), 'rtf', [command], stop.signal);
    await expect.poll(said, { timeout: 10_000 }).toHaveLength(1);
    stop.abort();
    expect(await converted).toMatchObject({ refused: 'UNREADABLE_FILE' });
    expect(readdirSync(tmpdir())).not.toContain(said()[0]);
  });

  it('is not begun after that', async () => {
    const { command, said } = lastingOffice();
    expect(await convertToDocx(Buffer.from('{\\rtf1}'), 'rtf', [command], AbortSignal.abort())).toMatchObject({ refused: 'BUSY' });
    expect(said()).toEqual([]);
  });
});
