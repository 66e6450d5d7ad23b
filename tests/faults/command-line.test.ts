import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { newFolder, runCommand } from '../support/process.ts';

const data = newFolder('command');
afterAll(() => rmSync(data, { recursive: true, force: true }));

it.each<readonly string[]>([
  [],
  ['--'],
  ['-x'],
  ['--dossier'],
  ['--oui=non', 'backup'],
  ['status', '--oui'],
  ['backup', '../../etc/passwd'],
  ['person', 'link'],
  ['organisation', 'add', 'un', 'deux'],
  ['constructor'],
  ['__proto__', 'toString'],
  ['$(reboot)', '; rm -rf /'],
  ['x'.repeat(50_000)],
  ['é\u001b[31m\n'],
])('the words %j are no command: said in French, with nothing written', async (...words) => {
  const { code, output } = await runCommand(join(data, 'absent'), words);
  expect(code, output.slice(0, 300)).toBe(2);
  expect(output).toMatch(/La commande|Une option|Clausier en ligne de commande/);
  expect(output).not.toMatch(/\n\s+at |Error/);
  expect(existsSync(join(data, 'absent'))).toBe(false);
});
