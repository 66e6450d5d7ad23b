/**
 * Old and other formats brought to .docx by LibreOffice, when this machine has it: a process of its own, with its own
 * profile, no network, and a time it cannot pass. It ends with the server, and nothing it writes stays on the disk.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Refusal, refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';

const CONVERTIBLE = ['doc', 'odt', 'rtf'] as const;
export type Convertible = (typeof CONVERTIBLE)[number];

/** Where LibreOffice usually is; the first that starts is used. */
export const OFFICE_COMMANDS: readonly string[] = [
  'soffice',
  'libreoffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
  'C:\\Program Files\\LibreOffice\\program\\soffice.exe',
];

type Ended = 'done' | 'absent' | 'late';

/** A document may name pictures on the web: they are looked for at a closed door of this machine. */
const NO_NETWORK = { http_proxy: 'http://127.0.0.1:9', https_proxy: 'http://127.0.0.1:9', HTTP_PROXY: 'http://127.0.0.1:9', HTTPS_PROXY: 'http://127.0.0.1:9' };

function endGroup(office: ChildProcess): void {
  try {
    if (office.pid) process.kill(-office.pid, 'SIGKILL');
  } catch {
    // No groups on this system, or it ended by itself just now.
    office.kill('SIGKILL');
  }
}

function run(command: string, folder: string, source: string, stop: AbortSignal): Promise<Ended> {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  const parameters = [profile, '--headless', '--norestore', '--nolockcheck', '--convert-to', 'docx:MS Word 2007 XML', '--outdir', join(folder, 'out'), source];
  return new Promise((resolve) => {
    // Its own group: the launcher and the office it starts end together.
    const office = spawn(command, parameters, { cwd: folder, detached: true, stdio: 'ignore', env: { ...process.env, ...NO_NETWORK } });
    let ended: Ended = 'done';
    const end = () => {
      ended = 'late';
      endGroup(office);
    };
    stop.addEventListener('abort', end);
    if (stop.aborted) end();
    const timer = setTimeout(end, LIMITS.exportSeconds * 1000);
    const settle = (result: Ended) => {
      clearTimeout(timer);
      stop.removeEventListener('abort', end);
      resolve(result);
    };
    office.once('error', () => settle('absent'));
    office.once('close', () => settle(ended));
  });
}

/**
 * The file as .docx; CONVERTER_MISSING without LibreOffice, UNREADABLE_FILE when it cannot read it.
 * @param stop ends it before its time, when the server closes
 */
export async function convertToDocx(data: Uint8Array, from: Convertible, commands: readonly string[], stop: AbortSignal): Promise<Uint8Array | Refusal> {
  if (stop.aborted) return refuse('BUSY', 'Clausier s’arrête : le fichier n’est pas converti.');
  const folder = await mkdtemp(join(tmpdir(), 'clausier-convert-'));
  try {
    const source = join(folder, `source.${from}`);
    await writeFile(source, data);
    for (const command of commands) {
      const ended = await run(command, folder, source, stop);
      if (ended === 'absent') continue;
      if (ended === 'late') return refuse('UNREADABLE_FILE', `LibreOffice n’a pas converti ce fichier en ${LIMITS.exportSeconds} secondes.`);
      const made = await readFile(join(folder, 'out', 'source.docx')).catch(() => null);
      return made ?? refuse('UNREADABLE_FILE', `LibreOffice ne parvient pas à lire ce fichier .${from}.`);
    }
    return refuse('CONVERTER_MISSING', `Un fichier .${from} demande LibreOffice, qui n’est pas installé sur le serveur.`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
