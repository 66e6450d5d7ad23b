/**
 * LibreOffice for the tests. One profile a process: on a new one, a start takes longer than what it is started for. One run at a time on it,
 * which is why every run here waits for its end.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const TIMEOUT = 240_000;
const MACRO = join(import.meta.dirname, 'oracle.bas');
const LIBRARY = 'user/basic/Standard';

const run = (profile: string, args: readonly string[]) =>
  spawnSync('soffice', ['--headless', '--norestore', '--nologo', `-env:UserInstallation=${pathToFileURL(profile).href}`, ...args], {
    timeout: TIMEOUT,
    encoding: 'utf8',
  });

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A profile with our macro. LibreOffice writes its own library at the first start: ours comes after. */
function makeProfile(profile: string): void {
  run(profile, ['--terminate_after_init']);
  const library = join(profile, LIBRARY);
  mkdirSync(library, { recursive: true });
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  writeFileSync(
    join(library, 'Oracle.xba'),
    `${head}<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Oracle" script:language="StarBasic">${escaped(readFileSync(MACRO, 'utf8'))}</script:module>`,
  );
  writeFileSync(
    join(library, 'script.xlb'),
    `${head}<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Oracle"/></library:library>`,
  );
}

let kept: string | null = null;

/** Made at its first use, forgotten with the process. */
function ownProfile(): string {
  if (kept !== null) return kept;
  const folder = mkdtempSync(join(tmpdir(), 'clausier-lo-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  kept = join(folder, 'profil');
  makeProfile(kept);
  return kept;
}

/** Has our macro read the files of a list (`oracle.bas` says how it is written). It may fall on one: what is missing tells. */
export const runOracle = (list: string): void => void run(ownProfile(), [`macro:///Standard.Oracle.Main("${list}")`]);

/**
 * Converts files in one run; the results are in `folder`, under the same names with the extension of the format.
 * @param to as LibreOffice names it, such as `pdf`
 * @param filter what reads the sources, when their names do not tell
 */
export function convert(paths: readonly string[], to: string, folder: string, filter = ''): void {
  const done = run(ownProfile(), [...(filter ? [`--infilter=${filter}`] : []), '--convert-to', to, '--outdir', folder, ...paths]);
  if (done.status !== 0) throw new Error(`LibreOffice : ${done.stderr}`);
}
