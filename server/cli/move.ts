/** An organisation moved from the configured database to another one, from SQLite to PostgreSQL or back. */
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Config, databaseName, isDatabaseUrl } from '../config.ts';
import { explain } from '../explain.ts';
import { moveOrganisation, type Moved } from '../usecases/organisation/move-organisation.ts';
import { recoverPerson } from '../usecases/people/recover-person.ts';
import { type Command, say, Stopped, textOption } from './command.ts';
import { accepted, requireCurrent, withContext, withOpened } from './opened.ts';
import { requireStopped } from './organisation-file.ts';

const HOW =
  'La commande s’écrit : clausier organisation move <id> --vers <postgres://utilisateur:mot-de-passe@serveur:5432/base | fichier qui porte cette adresse | dossier de données>';

/** A file holds the address, so that its password is in no history of commands nor list of processes. */
const written = (to: string): string => (statSync(to, { throwIfNoEntry: false })?.isFile() ? readFileSync(to, 'utf8').trim() : to);

/** The same server, on another database. */
function arrival(config: Config, to: string): Config {
  if (/^[a-z]+:\/\//i.test(to)) {
    if (!isDatabaseUrl(to))
      throw new Stopped('--vers : écrivez l’adresse de la base, postgres://utilisateur:mot-de-passe@serveur:5432/base, ou un dossier.', 2);
    if (config.mode !== 'served')
      throw new Stopped('PostgreSQL demande le mode servi : donnez les variables du serveur (CLAUSIER_MODE=server, CLAUSIER_SECRET…), puis recommencez.');
    return { ...config, databaseUrl: to };
  }
  const dataFolder = resolve(to);
  return { ...config, databaseUrl: null, dataFolder, databaseFile: join(dataFolder, 'clausier.db'), backupFolder: join(dataFolder, 'sauvegardes') };
}

const real = (path: string): string => (existsSync(path) ? realpathSync(path) : path);

function isSame(from: Config, to: Config): boolean {
  if (from.databaseUrl === null || to.databaseUrl === null) return from.databaseUrl === to.databaseUrl && real(from.databaseFile) === real(to.databaseFile);
  const where = (url: string): string => `${new URL(url).hostname}:${new URL(url).port || '5432'}${new URL(url).pathname}`;
  return where(from.databaseUrl) === where(to.databaseUrl);
}

/** An older one is upgraded by its server; one that is not there yet is made. */
async function openable(to: Config): Promise<void> {
  if (to.databaseUrl !== null || !existsSync(to.databaseFile)) return;
  await requireCurrent(to);
  requireStopped(to);
}

function tell(from: Config, to: Config, { name, organisationId, counts, left, late }: Moved): void {
  const { people, teams, schemes, tenders } = counts;
  say(
    `« ${name} » est dans ${databaseName(to)}, sous l’identifiant ${organisationId} (personnes : ${people}, équipes : ${teams}, schémas : ${schemes}, consultations : ${tenders}).`,
    'Vérifié là-bas : le compte de chaque sorte de données, et la chaîne du journal.',
  );
  if (left > 0) say(`Lignes laissées, car ce qu’elles visaient n’est plus là : ${left}`);
  if (late)
    say(
      '! Quelqu’un a écrit dans la base de départ pendant le déplacement : ce n’est pas venu. Pour tout avoir, recommencez serveur arrêté, vers une base vide.',
    );
  say(
    `Rien n’a été retiré de ${databaseName(from)}. Arrêtez le serveur qui y travaille, gardez-la le temps de vous assurer de l’autre, puis sauvegardez-la et retirez-la.`,
    'Les fichiers importés (marchés, achats) ne voyagent pas : donnez à la nouvelle base son propre CLAUSIER_DATA, et importez-les de nouveau.',
  );
}

export const organisationMove: Command = {
  name: 'organisation move',
  usage: '<id> --vers <postgres://… | fichier qui porte cette adresse | dossier>',
  summary: 'Porte une organisation dans une autre base, PostgreSQL ou un dossier de données ; rien n’est retiré de la première.',
  words: [1, 1],
  options: ['vers'],
  run: async ({ config, words: [organisationId = ''], options }) => {
    const asked = textOption(options.vers) ?? '';
    if (asked === '') throw new Stopped(HOW, 2);
    const to = arrival(config, written(asked));
    if (isSame(config, to)) throw new Stopped('C’est la même base : rien n’est à déplacer.', 2);
    await withContext(config, async ({ context: from }) => {
      if (!(await from.read.organisations.find(organisationId)))
        throw new Stopped(`Aucune organisation ne porte ici l’identifiant « ${organisationId} ». Voyez clausier organisation list.`);
      try {
        await openable(to);
        await withOpened(to, async ({ context }) => {
          const moved = accepted(await moveOrganisation(from, context, organisationId));
          tell(config, to, moved);
          if (config.mode !== 'served' || moved.administratorIds.length === 0) return;
          say('Les mots de passe ne voyagent pas. Un lien pour chaque administrateur (une seule fois) :');
          for (const personId of moved.administratorIds)
            say(accepted(await recoverPerson(context, { organisationId: moved.organisationId, personId, secondFactor: true })).url);
        });
      } catch (error) {
        // Told of the database of arrival, whose address is never shown whole.
        throw error instanceof Stopped ? error : new Stopped(await explain(error, to));
      }
    });
  },
};
