/** What stopped a start or a command, as a sentence for the person at the keyboard, with what to do. */
import { DatabaseTooRecent, ForeignDatabase } from '../db/migrate.ts';
import { DatabaseDamaged } from '../db/open.ts';
import { SecretChanged } from '../db/secret.ts';
import { newestSound } from './backups/sound.ts';
import type { Config } from './config.ts';
import { FolderOfAnotherBase } from './own-folder.ts';
import { ContentFaulty } from './packs/index.ts';

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** For a file that cannot be relied on: the last backup that holds, and the command that puts it back. */
async function wayBack(config: Config): Promise<string> {
  const backup = await newestSound(config.backupFolder).catch(() => null);
  if (backup === null) return `Aucune sauvegarde lisible n’a été trouvée dans ${config.backupFolder}.`;
  return `La dernière sauvegarde saine est ${backup}.\nPour la remettre en place (la base actuelle est gardée à côté) :\n  CLAUSIER_DATA=${config.dataFolder} npm run clausier -- restore ${backup}`;
}

const isDamage = (error: unknown): boolean => error instanceof DatabaseDamaged || codeOf(error).startsWith('SQLITE_CORRUPT');

async function explainDatabase(error: unknown, config: Config): Promise<string | null> {
  const { databaseFile } = config;
  if (error instanceof DatabaseTooRecent)
    return `La base ${databaseFile} a été écrite par une version plus récente de Clausier (${error.found}, celle-ci connaît ${error.known}).\nInstallez la version récente, ou choisissez un autre dossier : CLAUSIER_DATA=autre-dossier npm start. La base n’a pas été modifiée.`;
  if (isDamage(error)) {
    const words = error instanceof Error ? error.message : '';
    return `La base ${databaseFile} est abîmée (${words}). Clausier n’y écrit plus.\n${await wayBack(config)}`;
  }
  if (error instanceof ForeignDatabase || codeOf(error) === 'SQLITE_NOTADB')
    return `Le fichier ${databaseFile} n’est pas une base Clausier lisible. Il n’a pas été modifié : reprenez une sauvegarde, ou déplacez-le pour repartir d’une base vide.\n${await wayBack(config)}`;
  return null;
}

/** What PostgreSQL says when it cannot be used, by its own codes. */
const POSTGRES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'ne répond pas : vérifiez qu’il est démarré, son nom et son port',
  ENOTFOUND: 'n’est pas connu sous ce nom',
  ETIMEDOUT: 'ne répond pas à temps',
  '28P01': 'refuse ce mot de passe',
  '28000': 'refuse cet utilisateur, ou l’adresse de ce serveur (pg_hba.conf)',
  '3D000': 'n’a pas cette base : créez-la (createdb), puis recommencez',
  '42501': 'ne laisse pas cet utilisateur créer les tables : donnez-lui la base (ALTER DATABASE … OWNER TO …)',
};

/** Never shows the address whole: it holds a password. */
function explainPostgres(error: unknown, { databaseUrl }: Config): string | null {
  if (databaseUrl === null) return null;
  const { host, pathname } = new URL(databaseUrl);
  const where = `La base PostgreSQL ${pathname.slice(1)}, sur ${host},`;
  if (error instanceof DatabaseTooRecent)
    return `${where} a été écrite par une version plus récente de Clausier (${error.found}, celle-ci connaît ${error.known}).\nInstallez la version récente. La base n’a pas été modifiée.`;
  if (error instanceof ForeignDatabase)
    return `${where} contient déjà les tables d’un autre programme : donnez à Clausier une base à lui. Rien n’a été modifié.`;
  const said = POSTGRES[codeOf(error)];
  return said === undefined ? null : `Le serveur PostgreSQL ${host} ${said}.`;
}

/** French, one or more lines, without a final line break. A failure nobody foresaw keeps its stack. */
export async function explain(error: unknown, config: Config): Promise<string> {
  const code = codeOf(error);
  const database = explainPostgres(error, config) ?? (await explainDatabase(error, config));
  if (database !== null) return database;
  if (error instanceof SecretChanged)
    return 'Le secret n’est pas celui de cette base : les seconds facteurs ne pourraient plus être lus. Remettez l’ancien (CLAUSIER_SECRET ou CLAUSIER_SECRET_FILE), ou acceptez celui-ci avec « npm run clausier -- secret reset » : chacun se reconnecte, et enregistre de nouveau son second facteur. La base n’a pas été modifiée.';
  if (error instanceof FolderOfAnotherBase)
    return `Le dossier ${config.dataFolder} est celui d’une base SQLite (clausier.db) : avec PostgreSQL, Clausier en retirerait les fichiers importés qui sont à elle.\nDonnez à cette base un dossier à elle : CLAUSIER_DATA=autre-dossier. Rien n’a été modifié.`;
  if (error instanceof ContentFaulty) return `Le contenu livré a des défauts :\n${error.message}`;
  if (code === 'EADDRINUSE')
    return `Le port ${config.port} est déjà utilisé, peut-être par Clausier lui-même : ouvrez http://${config.host}:${config.port}.\nSinon, choisissez-en un autre : PORT=${config.port + 1} npm start`;
  if (code === 'EACCES') return `Le port ${config.port} ou le dossier ${config.dataFolder} n’est pas permis à cet utilisateur.`;
  if (code.startsWith('SQLITE_BUSY')) return `La base ${config.databaseFile} est occupée par un autre programme. Fermez-le, puis recommencez.`;
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return 'Le disque est plein : libérez de la place, puis recommencez.';
  if (code === 'EEXIST' || code === 'ENOTDIR')
    return `${config.dataFolder} n’est pas un dossier. Choisissez-en un autre : CLAUSIER_DATA=autre-dossier npm start`;
  if (/^(SQLITE_(READONLY|CANTOPEN|IOERR)|EROFS|EPERM)/.test(code))
    return `Le dossier ${config.dataFolder} n’est pas accessible en écriture. Choisissez-en un autre : CLAUSIER_DATA=autre-dossier npm start`;
  return `Clausier ne peut pas démarrer : ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

/** Ends the process with a message a person reads. */
export function fail(message: string): never {
  process.stderr.write(`\n${message}\n\n`);
  process.exit(1);
}
