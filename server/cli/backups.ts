/** Commands about the database as a file: backup, verify, restore, journal verify. */
import { existsSync, realpathSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { makeBackups } from '../backups/index.ts';
import { BACKUPS_ELSEWHERE } from '../backups/elsewhere.ts';
import { backupFailure } from '../backups/failure.ts';
import { DatabaseInUse, restoreDatabase } from '../backups/restore.ts';
import { systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { LOCAL_ORGANISATION } from '../plugins/session.ts';
import { repositoriesOn } from '../repositories/index.ts';
import { checkChain } from '../usecases/journal/check-journal.ts';
import { noteRestore } from '../usecases/service/note-restore.ts';
import { type Command, say, Stopped, textOption } from './command.ts';
import { describeFacts, readWhole, size } from './facts.ts';
import { requireDatabase, requireFile, withContext } from './opened.ts';

export const backup: Command = {
  name: 'backup',
  usage: '[--dossier <dossier>]',
  summary: 'Fait une sauvegarde, pendant que le serveur travaille, et la relit.',
  words: [0, 0],
  options: ['dossier'],
  run: async ({ config, options }) => {
    requireFile(config, BACKUPS_ELSEWHERE);
    requireDatabase(config);
    const backupFolder = resolve(textOption(options.dossier) ?? config.backupFolder);
    try {
      const made = await makeBackups({ ...config, backupFolder }, systemClock).make();
      say(`Sauvegarde faite et relue : ${join(backupFolder, made.name)} (${size(made.bytes)})`);
    } catch (error) {
      throw new Stopped(`${backupFailure(error).sentence}\nDossier : ${backupFolder}`);
    }
  },
};

const UNVERIFIED =
  'Les données sont dans PostgreSQL, qui vérifie lui-même ses pages (pg_amcheck). « clausier journal verify » relit le journal ; « clausier verify <fichier> », une sauvegarde de SQLite.';

export const verify: Command = {
  name: 'verify',
  usage: '[<fichier>]',
  summary: 'Lit en entier la base, ou une sauvegarde, et dit si elle est saine.',
  words: [0, 1],
  options: [],
  run: async ({ config, words }) => {
    if (words[0] === undefined) {
      requireFile(config, UNVERIFIED);
      requireDatabase(config);
    }
    const file = words[0] === undefined ? config.databaseFile : resolve(words[0]);
    const verified = await readWhole(file);
    say(...describeFacts(file, verified));
    if (verified.damage.length + verified.doubts.length > 0) throw new Stopped('Tout n’est pas sain.');
    say('Tout est sain.');
  },
};

async function confirm(config: Config, file: string): Promise<void> {
  if (!process.stdin.isTTY) throw new Stopped(`Pour remplacer ${config.databaseFile} par cette sauvegarde, ajoutez --oui.`, 2);
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await asking.question(`Remplacer ${config.databaseFile} par ${basename(file)} ? Ce qui a été écrit depuis sera mis de côté. [oui/non] `);
  asking.close();
  if (!/^o(ui)?$/i.test(answer.trim())) throw new Stopped('Rien n’a été changé.');
}

const inUse = ({ databaseFile }: Config): Stopped =>
  new Stopped(`La base ${databaseFile} est ouverte, sans doute par le serveur : arrêtez-le, puis recommencez. Rien n’a été changé.`);

const NOT_RESTORED =
  'Les données sont dans PostgreSQL : une sauvegarde s’y remet avec ses outils (pg_restore). Pour reprendre une sauvegarde de SQLite, remettez-la dans un dossier, sans CLAUSIER_DATABASE_URL, puis « clausier organisation move ».';

export const restore: Command = {
  name: 'restore',
  usage: '<fichier> [--oui]',
  summary: 'Remet une sauvegarde en place, serveur arrêté ; la base actuelle est gardée à côté.',
  words: [1, 1],
  options: ['oui'],
  run: async ({ config, words, options }) => {
    requireFile(config, NOT_RESTORED);
    const file = resolve(words[0] ?? '');
    const verified = await readWhole(file);
    say(...describeFacts(file, verified));
    if (verified.damage.length > 0) throw new Stopped('Ce fichier n’est pas sain : il n’est pas remis en place. Rien n’a été changé.');
    if (existsSync(config.databaseFile) && realpathSync(file) === realpathSync(config.databaseFile))
      throw new Stopped('Ce fichier est déjà la base en place.', 2);
    if (options.oui !== true) await confirm(config, file);
    try {
      const aside = await restoreDatabase({
        file,
        databaseFile: config.databaseFile,
        clock: systemClock,
        prepare: (connection) => noteRestore(repositoriesOn(connection), systemClock, LOCAL_ORGANISATION, basename(file)),
      });
      say('', `La sauvegarde est en place : ${config.databaseFile}`, 'Toutes les sessions sont fermées, et les liens à usage unique ne servent plus.');
      if (aside !== null)
        say(
          `La base d’avant est gardée : ${aside}`,
          'Pour revenir en arrière :',
          `  CLAUSIER_DATA=${config.dataFolder} npm run clausier -- restore ${aside} --oui`,
        );
    } catch (error) {
      throw error instanceof DatabaseInUse ? inUse(config) : error;
    }
  },
};

/** On PostgreSQL, as the page does: by slices, beside the server. */
const verifyJournals = (config: Config): Promise<void> =>
  withContext(config, async ({ context }) => {
    const faults: string[] = [];
    for (const { id } of await context.read.organisations.all()) {
      const { fingerprint, message, whole } = await checkChain(context, id);
      if (!whole) faults.push(`le journal de l’organisation « ${id} » est rompu : ${message}`);
      else if (fingerprint) say(`${id} : jusqu’à la ligne ${fingerprint.seq}, empreinte ${fingerprint.hash}`);
    }
    if (faults.length > 0) throw new Stopped(faults.join('\n'));
    say('Chaque journal est entier.');
  });

export const journalVerify: Command = {
  name: 'journal verify',
  usage: '[<fichier>]',
  summary: 'Relit la chaîne du journal de chaque organisation.',
  words: [0, 1],
  options: [],
  run: async ({ config, words }) => {
    if (words[0] === undefined && config.databaseUrl !== null) return verifyJournals(config);
    if (words[0] === undefined) requireDatabase(config);
    const { facts } = await readWhole(words[0] === undefined ? config.databaseFile : resolve(words[0]));
    for (const { organisationId, seq, hash } of facts.chains) say(`${organisationId} : jusqu’à la ligne ${seq}, empreinte ${hash}`);
    if (facts.chainFaults.length > 0) throw new Stopped(facts.chainFaults.join('\n'));
    say(facts.chains.length === 0 ? 'Le journal est vide.' : 'Chaque journal est entier.');
  },
};
