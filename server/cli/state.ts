/** Commands about the server itself: status, secret reset. */
import { resetSecret } from '../../db/secret.ts';
import { systemClock } from '../clock.ts';
import { type Config, databaseName } from '../config.ts';
import { makeSeal } from '../identity/seal.ts';
import { openAny } from '../open.ts';
import { LOCAL_ORGANISATION } from '../plugins/session.ts';
import { SERVER_PERSON } from '../usecases/audit.ts';
import { readService } from '../usecases/service/read-service.ts';
import { type Command, say, Stopped } from './command.ts';
import { dateOf, size } from './facts.ts';
import { accepted, requireCurrent, withContext } from './opened.ts';

const PATIENCE = 1500;

/** True when Clausier answers at its own port of this machine. */
async function isServing({ host, port }: Config): Promise<boolean> {
  const name = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host;
  try {
    return (await fetch(`http://${name}:${port}/api/health`, { signal: AbortSignal.timeout(PATIENCE) })).ok;
  } catch {
    return false;
  }
}

export const status: Command = {
  name: 'status',
  usage: '',
  summary: 'Dit l’état : versions, base, disque, sauvegardes, ce qui est à regarder.',
  words: [0, 0],
  options: [],
  run: ({ config }) =>
    withContext(config, async ({ context }) => {
      const state = accepted(await readService(context, { organisationId: LOCAL_ORGANISATION, personId: SERVER_PERSON, roles: ['administrator'] }));
      const { disk, backups } = state;
      const last = backups.items.find(({ state: kept }) => kept === 'checked');
      say(
        `Clausier ${state.version}, contenu ${state.contentVersion}, Node ${state.node}`,
        `Façon de tourner : ${state.mode === 'served' ? 'servi, avec des comptes' : 'un seul poste'}`,
        `Serveur : ${(await isServing(config)) ? `répond au port ${config.port}` : `ne répond pas au port ${config.port}`}`,
        `Base : ${databaseName(config)}, ${size(state.database.bytes)}, version ${state.schemaVersion}`,
        `Disque : ${disk.freeBytes === null ? 'place inconnue' : `${size(disk.freeBytes)} libres`}`,
        `Sauvegardes : ${state.database.engine === 'postgres' ? 'celles du serveur de bases de données (pg_dump), et le dossier de données' : `${backups.folder}, ${backups.items.length} gardée${backups.items.length > 1 ? 's' : ''}${last ? `, la dernière du ${dateOf(last.at)}` : ''}`}`,
        ...state.warnings.map((warning) => `! ${warning}`),
      );
    }),
};

export const secretReset: Command = {
  name: 'secret reset',
  usage: '--oui',
  summary: 'Accepte un nouveau secret, l’ancien étant perdu : les seconds facteurs sont à enregistrer de nouveau.',
  words: [0, 0],
  options: ['oui'],
  run: async ({ config, options }) => {
    if (config.mode !== 'served')
      throw new Stopped('Sur un seul poste, il n’y a pas de secret : donnez les variables du serveur (CLAUSIER_MODE=server, CLAUSIER_SECRET…).');
    if (options.oui !== true)
      throw new Stopped('Les seconds facteurs scellés avec l’ancien secret seront effacés et chacun se reconnectera : ajoutez --oui.', 2);
    await requireCurrent(config);
    const database = await openAny(config, systemClock, { checked: false });
    try {
      await resetSecret(database, makeSeal(config.secret).fingerprint);
    } finally {
      await database.close();
    }
    say('Le nouveau secret est celui de cette base. Chacun se reconnecte, et enregistre de nouveau son second facteur.');
  },
};
