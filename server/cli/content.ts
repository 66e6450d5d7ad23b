/** Update packs from the command line: a pair of keys, a pack made from the content beside this program, a pack applied. */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { readContentFiles, readFolder } from '../../db/loader/index.ts';
import { contentRoot } from '../../db/paths.ts';
import { formatDay, formatNumber } from '#shared/format.ts';
import { LIMITS } from '#shared/limits.ts';
import { KeyFault, makeKeys, rangeFrom, readPrivateKey, sealPack } from '../packs/index.ts';
import { LOCAL_ORGANISATION, SERVER_PERSON } from '../usecases/audit.ts';
import { applyPack } from '../usecases/packs/apply-pack.ts';
import { type Command, say, Stopped, textOption } from './command.ts';
import { size } from './facts.ts';
import { accepted, withContext } from './opened.ts';

const PRIVATE_FILE = 'clausier-paquets.privee.pem';
const PUBLIC_FILE = 'clausier-paquets.publique.pem';

/** Never over a file that is there: a key or a pack lost is not made again. */
function writeNew(path: string, text: string, mode: number): void {
  try {
    writeFileSync(path, text, { flag: 'wx', mode });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'EEXIST') throw new Stopped(`${path} existe déjà\u202f: rien n’a été écrit. Choisissez un autre nom, ou déplacez-le.`);
    throw new Stopped(`${path} ne peut pas être écrit\u202f: vérifiez le dossier et ses droits.`);
  }
}

function readOr(path: string): Buffer {
  if (!existsSync(path) || !statSync(path).isFile()) throw new Stopped(`${path} n’existe pas, ou n’est pas un fichier.`);
  try {
    return readFileSync(path);
  } catch {
    throw new Stopped(`${path} ne peut pas être lu\u202f: vérifiez ses droits.`);
  }
}

export const contentKeys: Command = {
  name: 'contenu cles',
  usage: '[--dossier <dossier>]',
  summary: 'Fait une paire de clés pour signer des paquets de mise à jour.',
  words: [0, 0],
  options: ['dossier'],
  run: async ({ options }) => {
    const folder = resolve(textOption(options.dossier) ?? '.');
    mkdirSync(folder, { recursive: true });
    const { privatePem, publicPem, fingerprint } = makeKeys();
    writeNew(join(folder, PRIVATE_FILE), privatePem, 0o600);
    writeNew(join(folder, PUBLIC_FILE), publicPem, 0o644);
    say(
      `Clé privée\u202f: ${join(folder, PRIVATE_FILE)}`,
      '  Elle signe les paquets\u202f: gardez-la hors des serveurs, et n’en faites pas de copie inutile.',
      `Clé publique\u202f: ${join(folder, PUBLIC_FILE)}`,
      '  Chaque serveur qui doit accepter vos paquets la nomme dans CLAUSIER_PACK_KEYS.',
      `Empreinte\u202f: ${fingerprint}`,
    );
  },
};

const HOW = 'La commande s’écrit\u202f: clausier contenu paquet --cle <clé privée> --sortie <fichier>';

function privateKeyOf(path: string): ReturnType<typeof readPrivateKey> {
  try {
    return readPrivateKey(readOr(path).toString('utf8'));
  } catch (error) {
    throw error instanceof KeyFault ? new Stopped(`${path}\u202f: ${error.message}.`) : error;
  }
}

export const contentPack: Command = {
  name: 'contenu paquet',
  usage: '--cle <clé privée> --sortie <fichier>',
  summary: 'Fait un paquet signé du contenu livré avec ce programme (db/content).',
  words: [0, 0],
  options: ['cle', 'sortie'],
  run: async ({ config, options }) => {
    const [cle, sortie] = [textOption(options.cle), textOption(options.sortie)];
    if (cle === undefined || sortie === undefined) throw new Stopped(HOW, 2);
    const key = privateKeyOf(resolve(cle));
    const files = readFolder(contentRoot());
    const { content, faults } = readContentFiles(files);
    if (faults.length > 0)
      throw new Stopped(`Le contenu a des défauts\u202f: aucun paquet n’est fait.\n${faults.map(({ file, message }) => `${file} : ${message}`).join('\n')}`);
    const { edition } = content;
    const product = rangeFrom(config.version);
    const text = sealPack({ edition, product, files }, key);
    const bytes = Buffer.byteLength(text);
    if (bytes > LIMITS.packBytes) throw new Stopped('Le contenu est trop gros pour un paquet\u202f: aucun paquet n’est fait.');
    const path = resolve(sortie);
    if (!existsSync(dirname(path))) throw new Stopped(`Le dossier ${dirname(path)} n’existe pas.`);
    writeNew(path, text, 0o644);
    say(
      `Paquet fait\u202f: ${path} (${size(bytes)}, ${formatNumber(files.length)} fichiers)`,
      `Contenu ${edition.number}, du ${formatDay(edition.day)}, pour Clausier ${product.from} et suivants, avant ${product.before}`,
      `Empreinte SHA-256 du fichier, à donner avec lui\u202f: ${createHash('sha256').update(text).digest('hex')}`,
    );
  },
};

export const contentApply: Command = {
  name: 'contenu appliquer',
  usage: '<fichier>',
  summary: 'Applique un paquet signé, pendant que le serveur travaille ; il suit sans redémarrer.',
  words: [1, 1],
  options: [],
  run: async ({ config, words: [file = ''] }) => {
    const path = resolve(file);
    if (existsSync(path) && statSync(path).size > LIMITS.packBytes) throw new Stopped(`${path} est trop gros pour un paquet. Rien n’a été changé.`);
    const bytes = readOr(path);
    await withContext(config, async ({ context }) => {
      const state = accepted(await applyPack(context, { organisationId: LOCAL_ORGANISATION, personId: SERVER_PERSON, roles: ['administrator'] }, bytes));
      const [applied] = state.packs;
      say(
        `Le contenu ${state.edition.number}, du ${formatDay(state.edition.day)}, est en service.`,
        ...(applied
          ? [
              `Textes de la veille\u202f: ${formatNumber(applied.added)} ajoutés, ${formatNumber(applied.changed)} modifiés, ${formatNumber(applied.removed)} retirés.`,
            ]
          : []),
      );
    });
  },
};
