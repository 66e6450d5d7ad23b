/** Update packs from the command line: made, applied beside a running server, refused. */
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentFiles, packText } from '../support/packs.ts';
import { fillFolder, newFolder, runCommand, type Server, start, stopAll } from '../support/process.ts';

const folder = newFolder('content');
const data = join(folder, 'data');
const PRIVATE = join(folder, 'clausier-paquets.privee.pem');
const PUBLIC = join(folder, 'clausier-paquets.publique.pem');
const pack = join(folder, 'paquet.json');
const TRUSTING = { CLAUSIER_PACK_KEYS: PUBLIC };

afterAll(() => {
  stopAll();
  rmSync(folder, { recursive: true, force: true });
});

describe('contenu cles', () => {
  it('makes a pair, the private half for its owner alone, and never over another', async () => {
    const made = await runCommand(data, ['contenu', 'cles', '--dossier', folder]);
    expect(made.code, made.output).toBe(0);
    expect(made.output).toMatch(/Empreinte\s*: [0-9a-f]{64}/);
    expect(statSync(PRIVATE).mode & 0o777).toBe(0o600);
    const before = readFileSync(PRIVATE, 'utf8');
    const again = await runCommand(data, ['contenu', 'cles', '--dossier', folder]);
    expect(again).toMatchObject({ code: 1, output: expect.stringContaining('existe déjà') });
    expect(readFileSync(PRIVATE, 'utf8')).toBe(before);
  });
});

describe('contenu paquet', () => {
  it('signs the content of this program, the same file each time', async () => {
    const made = await runCommand(data, ['contenu', 'paquet', '--cle', PRIVATE, '--sortie', pack]);
    expect(made.code, made.output).toBe(0);
    expect(made.output).toMatch(/SHA-256.*[0-9a-f]{64}/);
    const other = join(folder, 'autre.json');
    await runCommand(data, ['contenu', 'paquet', '--cle', PRIVATE, '--sortie', other]);
    expect(readFileSync(other).equals(readFileSync(pack))).toBe(true);
    expect(existsSync(data)).toBe(false);
  });

  it.each<[string, readonly string[], number, RegExp]>([
    ['without its options', [], 2, /--cle/],
    ['with no key there', ['--cle', join(folder, 'absente.pem'), '--sortie', join(folder, 'x.json')], 1, /n’existe pas/],
    ['with a public key', ['--cle', PUBLIC, '--sortie', join(folder, 'x.json')], 1, /clé privée/],
    ['over a file', ['--cle', PRIVATE, '--sortie', pack], 1, /existe déjà/],
    ['into a folder that is not there', ['--cle', PRIVATE, '--sortie', join(folder, 'absent', 'x.json')], 1, /n’existe pas/],
  ])('%s, says what is missing', async (_name, words, code, said) => {
    const refused = await runCommand(data, ['contenu', 'paquet', ...words]);
    expect(refused.code, refused.output).toBe(code);
    expect(refused.output).toMatch(said);
    expect(refused.output).not.toMatch(/\n\s+at |Error/);
    expect(existsSync(join(folder, 'x.json'))).toBe(false);
  });
});

describe('contenu appliquer, beside a running server', () => {
  let server: Server;
  beforeAll(async () => {
    fillFolder(data);
    server = await start(data, TRUSTING);
  });
  const apply = (text: string | null, environment: Record<string, string> = TRUSTING) => {
    const file = join(folder, 'a-appliquer.json');
    if (text !== null) writeFileSync(file, text);
    return runCommand(data, ['contenu', 'appliquer', text === null ? join(folder, 'absent.json') : file], { environment });
  };
  const doubts = async (): Promise<string> => (await server.call('GET', '/api/doubts')).body;
  const newer = (number: number): string =>
    packText({
      number,
      privatePem: readFileSync(PRIVATE, 'utf8'),
      files: contentFiles(number, (path, text) => (path === 'doutes.yaml' ? text.replace('title: Outre-mer', 'title: Outre-mer et îles') : text)),
    });

  it.each<[string, () => string | null, RegExp, Record<string, string>?]>([
    ['a file that is not there', () => null, /n’existe pas/],
    ['no pack', () => 'bonjour', /n’est pas un paquet/],
    ['a pack cut short', () => newer(50).slice(0, 9000), /incomplet ou abîmé/],
    ['a pack another key signed', () => packText({ number: 50 }), /une clé que ce serveur ne connaît pas/],
    ['the content already there', () => readFileSync(pack, 'utf8'), /le même/],
    ['any pack, without a key', () => newer(50), /ne fait confiance à aucune clé/, { CLAUSIER_PACK_KEYS: '' }],
  ])('refuses %s, with the reason, and changes nothing', async (_name, text, said, environment) => {
    const before = await doubts();
    const refused = await apply(text(), environment);
    expect(refused.code, refused.output).toBe(1);
    expect(refused.output).toMatch(said);
    expect(refused.output).not.toMatch(/\n\s+at |Error/);
    expect(await doubts()).toBe(before);
  });

  it('puts a pack in service, which the server follows without a restart, and keeps after one', async () => {
    const applied = await apply(newer(50));
    expect(applied.code, applied.output).toBe(0);
    expect(applied.output).toMatch(/Le contenu 50, du 1er février 2027, est en service/);
    expect(await doubts()).toContain('Outre-mer et îles');
    await server.stop();
    server = await start(data, TRUSTING);
    expect(await doubts()).toContain('Outre-mer et îles');
    await server.stop();
  });

  it('a key that is none stops the start, and says what to give', async () => {
    const { code, output } = await runCommand(data, ['status'], { environment: { CLAUSIER_PACK_KEYS: PRIVATE } });
    expect(code).toBe(2);
    expect(output).toMatch(/CLAUSIER_PACK_KEYS : c’est une clé privée/);
  });
});
