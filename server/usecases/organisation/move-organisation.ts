/**
 * An organisation brought from one database into another, through its own file: what is there is read again, and the journal's chain
 * checked, before it is said done. Nothing is taken away from where it was.
 */
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import type { Context } from '../../context.ts';
import { openOrganisationZip } from '../../organisation-file/read-zip.ts';
import { SERVER_PERSON } from '../audit.ts';
import { checkChain } from '../journal/check-journal.ts';
import { countedOrganisation, organisationFile } from './export-organisation.ts';
import { importOrganisation, type Imported } from './import-organisation.ts';

export type Moved = Imported & {
  /** What was compared, by kind, in the database of arrival. */
  found: Record<string, number>;
  /** Somebody wrote where it came from meanwhile: that did not come. */
  late: boolean;
};

const lastLine = async ({ read }: Context, organisationId: string): Promise<number> => (await read.audit.ends(organisationId)).last ?? 0;

/** Two of one name would be the same one, moved twice. */
async function alreadyThere(from: Context, to: Context, organisationId: string): Promise<Refusal | null> {
  const organisation = await from.read.organisations.find(organisationId);
  if (!organisation) return refuse('NOT_FOUND', `Aucune organisation ne porte ici l’identifiant « ${organisationId} ».`);
  const same = (await to.read.organisations.all()).find(({ name }) => name === organisation.name);
  if (!same || (await to.read.organisationFile.untouched(same.id))) return null;
  return refuse('INVALID_INPUT', `Une organisation du nom « ${same.name} » (${same.id}) est déjà dans la base d’arrivée : rien n’y a été changé.`, {
    remedy: 'Si c’est une autre, renommez l’une des deux, puis recommencez.',
  });
}

/** Kinds of which fewer came than left; the journal only grows. */
const missing = (left: Readonly<Record<string, number>>, found: Readonly<Record<string, number>>): [string, number][] =>
  Object.entries(left).flatMap(([kind, count]): [string, number][] => (count > (found[kind] ?? 0) ? [[kind, count - (found[kind] ?? 0)]] : []));

async function verified(to: Context, imported: Imported, left: Readonly<Record<string, number>>): Promise<Record<string, number> | Refusal> {
  const { organisationId } = imported;
  const found = (await countedOrganisation(to, organisationId)) ?? {};
  const lost = missing(left, found);
  const incomplete = (why: string) =>
    refuse('UNREADABLE_FILE', `L’organisation est entrée dans la base d’arrivée (${organisationId}), mais ${why}.`, {
      remedy: 'Gardez la base de départ, ne travaillez pas encore dans l’autre, et prévenez qui maintient Clausier.',
    });
  if (lost.reduce((total, [, count]) => total + count, 0) > imported.left)
    return incomplete(`il y manque des données : ${lost.map(([kind, count]) => `${kind}, ${count}`).join(' ; ')}`);
  const { whole, message } = await checkChain(to, organisationId);
  return whole ? found : incomplete(`son journal n’y est pas entier : ${message}`);
}

/** @returns what came in, or why nothing did; a refusal that names the database of arrival says that something is in it */
export async function moveOrganisation(from: Context, to: Context, organisationId: string): Promise<Moved | Refusal> {
  const there = await alreadyThere(from, to, organisationId);
  if (there) return there;
  const folder = mkdtempSync(join(tmpdir(), 'clausier-'));
  const path = join(folder, 'organisation.zip');
  try {
    const file = await organisationFile(from, { organisationId, personId: SERVER_PERSON });
    if (isRefusal(file)) return file;
    const before = await lastLine(from, organisationId);
    // It holds everybody's work: for who runs the server.
    await pipeline(file.chunks, createWriteStream(path, { mode: 0o600 }));
    const data = await readFile(path);
    const zip = openOrganisationZip(data);
    if (isRefusal(zip)) return zip;
    const imported = await importOrganisation(to, data);
    if (isRefusal(imported)) return imported;
    const found = await verified(to, imported, zip.manifest.counts);
    if (isRefusal(found)) return found;
    return { ...imported, found, late: (await lastLine(from, organisationId)) !== before };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
