/** A file of figures imported from the command line, while the server works: the same engine, the same report, one maker of the data at a time. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Import } from '#shared/api/imports.ts';
import { formatNumber } from '#shared/format.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../context.ts';
import { LOCAL_ORGANISATION, SERVER_PERSON } from '../usecases/audit.ts';
import { cancelImport } from '../usecases/imports/end-import.ts';
import { readImport } from '../usecases/imports/read-imports.ts';
import { type Part, startImport } from '../usecases/imports/start-import.ts';
import { type Command, say, Stopped, textOption } from './command.ts';
import { size } from './facts.ts';
import { accepted, withContext } from './opened.ts';

const LOOK = 500;

async function organisationOf({ read }: Context, asked: string | undefined): Promise<string> {
  const all = await read.organisations.all();
  if (asked === undefined && all.length === 1) return LOCAL_ORGANISATION;
  if (asked === undefined)
    throw new Stopped(`Plusieurs organisations sont sur ce serveur\u202f: ajoutez --organisation (${all.map(({ id }) => id).join(', ')}).`, 2);
  if (!all.some(({ id }) => id === asked)) throw new Stopped(`Aucune organisation ne porte l’identifiant ${asked}\u202f: voyez clausier organisation list.`, 2);
  return asked;
}

type Sending = { path: string; kind: string; options: string };

async function* partsOf({ path, kind, options }: Sending, signal: AbortSignal): AsyncGenerator<Part> {
  yield { name: 'kind', text: kind };
  yield { name: 'options', text: options };
  yield { file: basename(path), stream: createReadStream(path, { signal }) };
}

/** One line written over itself on a terminal, nothing elsewhere. */
function showProgress({ bytesRead, bytes, recordsRead }: Import): void {
  if (!process.stdout.isTTY) return;
  const share = bytes === 0 ? 0 : Math.floor((bytesRead * 100) / bytes);
  process.stdout.write(`\r${share}\u00a0%, ${formatNumber(recordsRead)} lus`.padEnd(60));
}

/** `work` under a signal that Ctrl C gives, or whoever ends the process. */
async function stoppable(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const asked = new AbortController();
  const stop = (): void => asked.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    await work(asked.signal);
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}

const stopped = (): Stopped => new Stopped('L’import est arrêté. Les données sont comme avant.');

/** Takes the file in; stopped meanwhile, nothing of it stays. */
async function send(context: Context, actor: Actor, sending: Sending, signal: AbortSignal): Promise<Import> {
  try {
    return accepted(await startImport(context, actor, partsOf(sending, signal)));
  } catch (error) {
    throw signal.aborted ? stopped() : error;
  }
}

/** Until it ends; stopped, it waits for nothing to be left. */
async function follow(context: Context, actor: Actor, id: string, signal: AbortSignal): Promise<Import> {
  const stop = (): void => void cancelImport(context, actor, id);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    for (;;) {
      const one = accepted(await readImport(context, actor, id));
      if (one.state !== 'waiting' && one.state !== 'reading') {
        await context.figures.queue.idle();
        return one;
      }
      showProgress(one);
      await pause(LOOK);
    }
  } finally {
    signal.removeEventListener('abort', stop);
    if (process.stdout.isTTY) process.stdout.write('\r'.padEnd(61).concat('\r'));
  }
}

function tell({ state, report, failure }: Import): void {
  if (state === 'cancelled') throw stopped();
  if (state !== 'done' || report === null)
    throw new Stopped(failure ? `${failure.message}\n${failure.remedy}` : 'L’import n’est pas fait. Les données sont comme avant.');
  const { read, added, unchanged, replaced, otherBuyers, dropped, anomalies } = report;
  say(
    `Import terminé\u202f: ${formatNumber(read)} lus, ${formatNumber(added)} ajoutés, ${formatNumber(replaced)} remplacés, ${formatNumber(unchanged)} inchangés.`,
    ...(otherBuyers > 0 ? [`D’autres acheteurs\u202f: ${formatNumber(otherBuyers)}`] : []),
    ...(dropped > 0 ? [`Non retenus\u202f: ${formatNumber(dropped)}`] : []),
    ...anomalies.map(({ label, count }) => `  ${label}\u202f: ${formatNumber(count)}`),
  );
}

const KINDS: Record<string, string> = { marches: 'contracts', achats: 'purchases', fournisseurs: 'suppliers' };

/** Options of contracts are a list of buyers; those of the two others name columns, and are written as the page sends them. */
function sendingOf(path: string, sorte: string, acheteurs: string | undefined, reglages: string | undefined): Sending {
  const kind = KINDS[sorte];
  if (kind === undefined) throw new Stopped(`--sorte s’écrit ${Object.keys(KINDS).join(', ')}.`, 2);
  if (kind !== 'contracts' && reglages === undefined) throw new Stopped('Cette sorte de fichier demande --reglages\u202f: les colonnes, en JSON.', 2);
  const buyers = (acheteurs ?? '').split(',').flatMap((siren) => siren.trim() || []);
  return { path, kind, options: reglages ?? JSON.stringify({ buyers }) };
}

export const figuresImport: Command = {
  name: 'import',
  usage: '<fichier> [--organisation <id>] [--sorte marches|achats|fournisseurs] [--acheteurs <SIREN,SIREN>] [--reglages <JSON>]',
  summary: 'Importe un fichier de données (marchés publiés, achats, fournisseurs), pendant que le serveur travaille ; Ctrl C l’arrête.',
  words: [1, 1],
  options: ['organisation', 'sorte', 'acheteurs', 'reglages'],
  run: async ({ config, words: [file = ''], options }) => {
    const path = resolve(file);
    if (!existsSync(path) || !statSync(path).isFile()) throw new Stopped(`${path} n’existe pas, ou n’est pas un fichier.`);
    const sending = sendingOf(path, textOption(options.sorte) ?? 'marches', textOption(options.acheteurs), textOption(options.reglages));
    await withContext(config, async ({ context }) => {
      const organisationId = await organisationOf(context, textOption(options.organisation));
      const actor: Actor = { organisationId, personId: SERVER_PERSON, roles: ['administrator'] };
      say(`Import de ${path} (${size(statSync(path).size)})…`);
      await stoppable(async (signal) => {
        const { id } = await send(context, actor, sending, signal);
        tell(await follow(context, actor, id, signal));
      });
    });
  },
};
