/** A file sent to be imported: received as it comes, checked, recorded, then read when its turn comes. */
import type { Readable } from 'node:stream';
import type { TSchema } from 'typebox';
import { ContractsOptions, type Import, IMPORT_KINDS, type ImportKind, type ImportOptions, PurchasesOptions, SuppliersOptions } from '#shared/api/imports.ts';
import { Value } from 'typebox/value';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { isDay } from '#shared/days.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Actor } from '#shared/permissions.ts';
import { schemaFaults } from '#shared/training/schema-faults.ts';
import type { Context } from '../../context.ts';
import type { Received } from '../../figures/receive.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import { denied } from '../allowed.ts';
import { audit } from '../audit.ts';
import { safeName } from '../names.ts';
import { enqueueImport } from './run-import.ts';
import { importView, namesOf } from './view.ts';

/** One part of the form, in the order it comes; a field may come after the file. */
export type Part = { name: string; text: string } | { file: string; stream: Readable };

const tooMany = (): Refusal =>
  refuse('INVALID_INPUT', `${LIMITS.importsPerOrganisation} imports sont déjà gardés.`, { remedy: 'Retirez un import devenu inutile, puis recommencez.' });
const busy = (): Refusal => refuse('BUSY', 'Beaucoup d’imports attendent leur tour.', { remedy: 'Attendez la fin de quelques-uns, puis recommencez.' });

/** Before anything is received. */
async function impossible({ read, figures }: Context, organisationId: string): Promise<Refusal | null> {
  if (figures.queue.waiting() >= LIMITS.importsWaiting) return busy();
  return (await read.figureImports.count(organisationId)) >= LIMITS.importsPerOrganisation ? tooMany() : null;
}

const SCHEMAS: Record<ImportKind, TSchema> = { contracts: ContractsOptions, purchases: PurchasesOptions, suppliers: SuppliersOptions };
const DEFAULTS: Record<ImportKind, object> = { contracts: { buyers: [] }, purchases: {}, suppliers: {} };

const badOptions = (fields: { path: string; message: string }[]): Refusal =>
  refuse('INVALID_INPUT', 'Les réglages de l’import sont à corriger\u202f: le fichier n’a pas été importé.', { fields });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isKind = (text: string): text is ImportKind => IMPORT_KINDS.some((kind) => kind === text);

/** What holds to a schema, as what it is. */
function checked(value: unknown): ImportOptions {
  if (Value.Check(ContractsOptions, value) || Value.Check(PurchasesOptions, value) || Value.Check(SuppliersOptions, value)) return value;
  throw new Error('options that hold to no schema');
}

/** The options of this kind, or which field is at fault. */
export function readOptions(kind: ImportKind, text: string): ImportOptions | Refusal {
  const value = text === '' ? DEFAULTS[kind] : parsed(text);
  if (value === undefined) return badOptions([{ path: 'options', message: 'Les réglages ne sont pas du JSON lisible.' }]);
  const faults = schemaFaults(SCHEMAS[kind], value);
  if (faults.length > 0) return badOptions(faults.map(({ path, message }) => ({ path: path === '' ? 'options' : `options/${path}`, message })));
  if (kind === 'suppliers' && Value.Check(SuppliersOptions, value) && !isDay(value.on))
    return badOptions([{ path: 'options/on', message: 'Cette date n’existe pas\u202f: écrivez-la sous la forme 2027-03-15.' }]);
  return checked(value);
}

type Sent = { file: string; kind: string; options: string; received: Received };

async function receiveParts({ figures }: Context, organisationId: string, id: string, parts: AsyncIterable<Part | Refusal>): Promise<Sent | Refusal> {
  const fields = new Map<string, string>();
  let [file, received]: [string, Received | null] = ['', null];
  for await (const part of parts) {
    if (isRefusal(part)) return part;
    if ('text' in part) {
      fields.set(part.name, part.text);
      continue;
    }
    const result = await figures.receive(organisationId, id, part.stream);
    if (isRefusal(result)) {
      part.stream.resume();
      return result;
    }
    [file, received] = [safeName(part.file), result];
  }
  if (!received) return refuse('INVALID_INPUT', 'Aucun fichier n’est joint.', { remedy: 'Choisissez le fichier à importer, puis recommencez.' });
  return { file, received, kind: fields.get('kind') ?? 'contracts', options: fields.get('options') ?? '' };
}

/** It can only take the place of another of the same kind, of this organisation, that is there. */
async function badReplacement({ read }: Context, organisationId: string, kind: ImportKind, options: ImportOptions): Promise<Refusal | null> {
  const replaces = 'replaces' in options ? (options.replaces ?? null) : null;
  if (replaces === null) return null;
  const row = await read.figureImports.find(organisationId, replaces);
  if (row?.kind === kind && row.state === 'done') return null;
  return badOptions([{ path: 'options/replaces', message: 'Le fichier à remplacer n’est plus là\u202f: importez celui-ci sans rien remplacer.' }]);
}

async function record(context: Context, actor: Actor, id: string, sent: Sent): Promise<Import | Refusal> {
  const { file, kind, received } = sent;
  if (!isKind(kind))
    return refuse('INVALID_INPUT', 'La sorte d’import n’est pas connue.', {
      fields: [{ path: 'kind', message: `Valeurs possibles\u202f: ${IMPORT_KINDS.join(', ')}.` }],
    });
  const options = readOptions(kind, sent.options);
  if (isRefusal(options)) return options;
  const refusal = await badReplacement(context, actor.organisationId, kind, options);
  if (refusal) return refusal;
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    if ((await repositories.figureImports.count(actor.organisationId)) >= LIMITS.importsPerOrganisation) return tooMany();
    const row = { id, kind, file, ...received, state: 'waiting', options, personId: actor.personId, createdAt: context.clock.now() } as const;
    await repositories.figureImports.insert(actor.organisationId, row);
    await audit(context, actor, repositories, 'import.started', id);
    const stored = await repositories.figureImports.find(actor.organisationId, id);
    if (!stored) throw new Error('the import just recorded is not there');
    return importView(context, stored, await namesOf(context, actor.organisationId));
  });
}

/** Answers once the file is whole; its reading is told by `readImport`. A refusal leaves nothing behind. */
export async function startImport(context: Context, actor: Actor, parts: AsyncIterable<Part | Refusal>): Promise<Import | Refusal> {
  const refusal = denied(actor, 'figure:import') ?? (await impossible(context, actor.organisationId));
  if (refusal) return refusal;
  const id = context.newId();
  const folder = context.figures.folder(actor.organisationId);
  const letGo = context.figures.hold(actor.organisationId, id);
  const forget = (): void => {
    folder.remove(id);
    letGo();
  };
  try {
    const sent = await receiveParts(context, actor.organisationId, id, parts);
    const made = isRefusal(sent) ? sent : await record(context, actor, id, sent);
    if (isRefusal(made)) forget();
    else enqueueImport(context, actor, id, letGo);
    return made;
  } catch (error) {
    forget();
    throw error;
  }
}
