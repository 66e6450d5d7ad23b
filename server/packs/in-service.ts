/** Which content a start serves: the one that came with this Clausier, or a kept pack of a higher number. */
import { gunzipSync } from 'node:zlib';
import {
  type ContentFault,
  type Edition,
  fillDatabase,
  type LoadedContent,
  readContent,
  readEdition,
  readFolder,
  storedContentVersion,
  versionOfFiles,
} from '../../db/loader/index.ts';
import { desc, gt } from 'drizzle-orm';
import type { Connection, OpenDatabase } from '../../db/open.ts';
import { first } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';
import { contentRoot } from '../../db/paths.ts';
import { Value } from 'typebox/value';
import { Pack } from '#shared/api/packs.ts';
import type { Day } from '#shared/days.ts';
import { isFor } from './product-version.ts';
import { readPackContent } from './read-content.ts';

const { contentPacks } = schema;

/** Content files that do not hold: the product does not start on a doubtful library. */
export class ContentFaulty extends Error {}

const said = (faults: readonly ContentFault[]): string => faults.map(({ file, message }) => `${file} : ${message}`).join('\n');

/** What came with this Clausier, and why a kept pack of a higher number is not served; null when none is set aside. */
export type InService = { release: Edition; unreadable: string | null };

/** The pack as it was received; null when the row no longer holds one. */
function unpacked(file: Buffer): Pack | null {
  const value: unknown = JSON.parse(gunzipSync(file).toString('utf8'));
  return Value.Check(Pack, value) ? value : null;
}

type Chosen = { files: { path: string; text: string }[]; read: () => { content: LoadedContent; faults: ContentFault[] } };

const keptPack = ({ orm }: Connection, above: number) =>
  first(
    orm
      .select({ edition: contentPacks.edition, file: contentPacks.file })
      .from(contentPacks)
      .where(gt(contentPacks.edition, above))
      .orderBy(desc(contentPacks.edition))
      .limit(1),
  );

/** A kept pack this version still reads, or the sentence that says why not; null when none is newer than the release. */
async function newerPack({ reader }: OpenDatabase, above: number, version: string): Promise<Chosen | string | null> {
  const kept = await keptPack(reader, above);
  if (!kept) return null;
  const pack = unpacked(kept.file);
  if (!pack) return `Le paquet ${kept.edition} ne se lit plus.`;
  if (!isFor(pack.product, version))
    return `Le paquet ${kept.edition} est fait pour Clausier ${pack.product.from} et suivants, avant ${pack.product.before} ; celui-ci est en version ${version}.`;
  return { files: pack.files, read: () => readPackContent(pack) };
}

/** Fills the database when it does not hold this content yet; gives its faults, and writes nothing then. */
async function put(database: OpenDatabase, { files, read }: Chosen, today: Day): Promise<ContentFault[]> {
  if ((await storedContentVersion(database)) === versionOfFiles(files)) return [];
  const { content, faults } = read();
  if (faults.length === 0) await fillDatabase(database, content, today);
  return faults;
}

/**
 * Puts in service the content of the highest number; at the same number, the one of this Clausier.
 * @throws ContentFaulty when the content that came with this Clausier does not hold
 */
export async function putInService(database: OpenDatabase, version: string, today: Day): Promise<InService> {
  const root = contentRoot();
  const files = readFolder(root);
  const faults: ContentFault[] = [];
  const release = readEdition(files, faults);
  if (!release) throw new ContentFaulty(said(faults));
  const pack = await newerPack(database, release.number, version);
  let unreadable = typeof pack === 'string' ? pack : null;
  if (pack !== null && typeof pack !== 'string') {
    const [fault] = await put(database, pack, today);
    if (!fault) return { release, unreadable: null };
    unreadable = `Le paquet gardé n’est plus lisible par cette version (${fault.file} : ${fault.message}).`;
  }
  const found = await put(database, { files, read: () => readContent(root) }, today);
  if (found.length > 0) throw new ContentFaulty(said(found));
  return { release, unreadable };
}
