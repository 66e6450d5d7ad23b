/** An organisation as one file: taken out of this server, brought into another. */
import { createWriteStream, existsSync, rmSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { LIMITS } from '#shared/limits.ts';
import { putInPlace } from '../../db/durable.ts';
import { DatabaseInUse, requireAlone } from '../backups/restore.ts';
import type { Config } from '../config.ts';
import { SERVER_PERSON } from '../usecases/audit.ts';
import { organisationFile } from '../usecases/organisation/export-organisation.ts';
import { importOrganisation } from '../usecases/organisation/import-organisation.ts';
import { recoverPerson } from '../usecases/people/recover-person.ts';
import { type Command, say, Stopped } from './command.ts';
import { size } from './facts.ts';
import { accepted, requireCurrent, withContext } from './opened.ts';

export const organisationExport: Command = {
  name: 'organisation export',
  usage: '<id> <fichier>',
  summary: 'Écrit une organisation entière dans un fichier zip, lisible sans Clausier.',
  words: [2, 2],
  options: [],
  run: async ({ config, words: [organisationId = '', file = ''] }) => {
    const path = resolve(file);
    if (existsSync(path)) throw new Stopped(`${path} existe déjà : choisissez un autre nom.`, 2);
    const unfinished = `${path}.en-cours`;
    await withContext(config, async ({ context }) => {
      const { chunks } = accepted(await organisationFile(context, { organisationId, personId: SERVER_PERSON }));
      try {
        // It holds everybody's work: for who runs the server.
        await pipeline(chunks, createWriteStream(unfinished, { mode: 0o600 }));
        putInPlace(unfinished, path);
      } finally {
        rmSync(unfinished, { force: true });
      }
      say(`Organisation écrite : ${path} (${size(statSync(path).size)})`);
    });
  },
};

/** What comes in is one long writing: people at work would be refused meanwhile. On PostgreSQL, what they save waits for its end. */
export function requireStopped(config: Config): void {
  if (config.databaseUrl !== null) return;
  try {
    requireAlone(config.databaseFile);
  } catch (error) {
    throw error instanceof DatabaseInUse
      ? new Stopped('La base est ouverte, sans doute par le serveur : arrêtez-le, puis recommencez. Rien n’a été changé.')
      : error;
  }
}

export const organisationImport: Command = {
  name: 'organisation import',
  usage: '<fichier>',
  summary: 'Fait entrer, serveur arrêté, une organisation écrite par « organisation export ».',
  words: [1, 1],
  options: [],
  run: async ({ config, words: [file = ''] }) => {
    const path = resolve(file);
    const { size: bytes } = statSync(path, { throwIfNoEntry: false }) ?? {};
    if (bytes === undefined) throw new Stopped(`${path} n’existe pas.`);
    if (bytes > LIMITS.organisationImportBytes) throw new Stopped(`${path} est trop lourd : ${size(LIMITS.organisationImportBytes)} au plus.`);
    await requireCurrent(config);
    requireStopped(config);
    await withContext(config, async ({ context }) => {
      const { organisationId, name, counts, left, administratorIds } = accepted(await importOrganisation(context, await readFile(path)));
      say(
        `« ${name} » est là : ${organisationId} (personnes : ${counts.people}, équipes : ${counts.teams}, schémas : ${counts.schemes}, consultations : ${counts.tenders})`,
      );
      if (left > 0) say(`Lignes laissées, car ce qu’elles visaient n’est pas dans le fichier : ${left}`);
      if (config.mode !== 'served' || administratorIds.length === 0) return;
      say('Les mots de passe ne voyagent pas. Un lien pour chaque administrateur (une seule fois) :');
      for (const personId of administratorIds) say(accepted(await recoverPerson(context, { organisationId, personId, secondFactor: true })).url);
    });
  },
};
