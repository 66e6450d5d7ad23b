/**
 * The command line of who runs the server. Reads the same environment as the server, works while it runs (but for
 * restore and import), speaks French, and ends with 0: done; 1: could not be done, or something does not hold; 2: not asked rightly.
 */
import { parseArgs } from 'node:util';
import { backup, journalVerify, restore, verify } from './cli/backups.ts';
import { contentApply, contentKeys, contentPack } from './cli/content.ts';
import { type Command, OPTIONS, type OptionName, say, Stopped } from './cli/command.ts';
import { figuresImport } from './cli/imports.ts';
import { organisationMove } from './cli/move.ts';
import { organisationExport, organisationImport } from './cli/organisation-file.ts';
import { organisationAdd, organisationList, personLink } from './cli/people.ts';
import { secretReset, status } from './cli/state.ts';
import { readConfig } from './config.ts';
import { explain, fail } from './explain.ts';
import { packageVersion } from './version.ts';

const COMMANDS: readonly Command[] = [
  status,
  backup,
  verify,
  restore,
  journalVerify,
  organisationList,
  organisationAdd,
  organisationExport,
  organisationImport,
  organisationMove,
  personLink,
  figuresImport,
  contentApply,
  contentPack,
  contentKeys,
  secretReset,
];

const OPTION_NAMES = Object.keys(OPTIONS).filter((name): name is OptionName => name in OPTIONS);

const line = ({ name, usage, summary }: Command): string => `  clausier ${name}${usage === '' ? '' : ` ${usage}`}\n      ${summary}`;

const HELP = `Clausier en ligne de commande, pour qui tient le serveur.
Les variables sont celles du serveur (CLAUSIER_DATA, CLAUSIER_BACKUPS, CLAUSIER_SECRET…).

${COMMANDS.map(line).join('\n')}

Codes de sortie : 0, c’est fait ; 1, ce n’est pas fait, ou tout n’est pas sain ; 2, la commande est mal écrite.`;

const misused = (message: string): Stopped => new Stopped(`${message}\nVoyez : clausier --help`, 2);

function parse(words: string[]): { positionals: string[]; values: Record<string, string | boolean | undefined> } {
  try {
    return parseArgs({ args: words, allowPositionals: true, options: { ...OPTIONS, help: { type: 'boolean', short: 'h' } } });
  } catch {
    throw misused('Une option n’est pas connue, ou il lui manque sa valeur.');
  }
}

/** The command whose name begins what was written, the longest first. */
function commandOf(positionals: readonly string[]): { command: Command; words: string[] } | null {
  for (const length of [2, 1]) {
    const name = positionals.slice(0, length).join(' ');
    const command = COMMANDS.find((known) => known.name === name);
    if (command) return { command, words: positionals.slice(length) };
  }
  return null;
}

function checkUse({ name, usage, words: [least, most], options }: Command, words: readonly string[], given: readonly OptionName[]): void {
  const stranger = given.find((option) => !options.includes(option));
  if (stranger) throw misused(`La commande « ${name} » ne prend pas l’option --${stranger}.`);
  if (words.length < least || words.length > most) throw misused(`La commande s’écrit : clausier ${name} ${usage}`);
}

async function run(): Promise<void> {
  const { positionals, values } = parse(process.argv.slice(2));
  const found = commandOf(positionals);
  if (values.help === true) return say(found ? line(found.command) : HELP);
  if (positionals.length === 0) throw new Stopped(HELP, 2);
  if (!found) throw misused(`La commande « ${positionals.join(' ')} » n’existe pas.`);
  const given = OPTION_NAMES.filter((name) => values[name] !== undefined);
  checkUse(found.command, found.words, given);
  const config = readConfig(process.env, packageVersion());
  if (Array.isArray(config)) throw new Stopped(config.map(({ variable, message }) => `${variable} : ${message}`).join('\n'), 2);
  const options = Object.fromEntries(given.map((name) => [name, values[name] ?? false]));
  try {
    await found.command.run({ config, words: found.words, options });
  } catch (error) {
    throw error instanceof Stopped ? error : new Stopped(await explain(error, config));
  }
}

run().catch((error: unknown) => {
  if (!(error instanceof Stopped)) fail(String(error));
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.code;
});
