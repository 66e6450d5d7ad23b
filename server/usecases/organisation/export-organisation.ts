/** All the data of an organisation as one zip, made as it is sent: it reads without Clausier, and comes back in elsewhere. */
import { createHash } from 'node:crypto';
import { ORGANISATION_FORMAT, ORGANISATION_FORMAT_VERSION, type OrganisationManifest } from '#shared/api/organisation-file.ts';
import { type Refusal, refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { MANIFEST, MOST_ENTRIES } from '../../organisation-file/read-zip.ts';
import { writeZip, type ZipEntry } from '../../organisation-file/write-zip.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import type { OrganisationRow } from '../../repositories/organisations.ts';
import { denied } from '../allowed.ts';
import { audit } from '../audit.ts';
import { asciiName } from '../names.ts';
import { documentData, imageData, imagesOf, journalOf, peopleOf, schemeOf, teamsOf, tenderOf, versionOf } from './file-parts.ts';
import { clauseLines, clauseUseLines, lawLines } from './clause-parts.ts';
import { figureLines, reviewsOf } from './figure-parts.ts';
import { readMe } from './read-me.ts';
import { participationLines } from './participation-parts.ts';
import { publicationOf, roundOf, togetherLines } from './together-parts.ts';
import { networkOf, ownModulesOf, trainingLines } from './training-parts.ts';

type Counts = OrganisationManifest['counts'];

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const entry = (name: string, chunks: ZipEntry['chunks'], packed = false): ZipEntry => ({ name, packed, chunks });
const json = (name: string, value: unknown): ZipEntry => entry(name, [bytesOf(`${JSON.stringify(value, null, 1)}\n`)]);

async function* schemes(context: Context, organisationId: string, counts: Counts): AsyncGenerator<ZipEntry> {
  for (const id of await context.read.organisationFile.ids(organisationId, 'schemes')) {
    yield json(`schemes/${id}.json`, await schemeOf(context, organisationId, id));
    counts.schemes = (counts.schemes ?? 0) + 1;
    for (const revision of await context.read.organisationFile.revisions(id)) {
      yield json(`schemes/${id}/versions/${revision}.json`, await versionOf(context, id, revision));
      counts.versions = (counts.versions ?? 0) + 1;
    }
  }
}

async function* tenders(context: Context, organisationId: string, counts: Counts): AsyncGenerator<ZipEntry> {
  for (const id of await context.read.organisationFile.ids(organisationId, 'tenders')) {
    const tender = await tenderOf(context, organisationId, id);
    yield json(`tenders/${id}.json`, tender);
    counts.tenders = (counts.tenders ?? 0) + 1;
    for (const document of tender.documents) {
      yield entry(document.entry, [await documentData(context, document.id)], true);
      counts.documents = (counts.documents ?? 0) + 1;
    }
  }
}

async function* journal(context: Context, organisationId: string, counts: Counts): AsyncGenerator<ZipEntry> {
  const { written } = await context.read.audit.ends(organisationId);
  async function* lines(): AsyncGenerator<Uint8Array> {
    if (!written) return;
    for await (const slice of journalOf(context, organisationId, written)) {
      counts.journal = (counts.journal ?? 0) + slice.length;
      yield bytesOf(slice.map((line) => `${JSON.stringify(line)}\n`).join(''));
    }
  }
  yield entry('journal.jsonl', lines());
  const { firstSeq, firstPrevious, lastSeq, lastHash } = written ?? {};
  yield json('chain.json', written ? { firstSeq, firstPrevious, lastSeq, lastHash } : null);
}

async function* training(context: Context, organisationId: string, counts: Counts): AsyncGenerator<ZipEntry> {
  const network = await networkOf(context, organisationId);
  const ownModules = await ownModulesOf(context, organisationId);
  const { departments, contacts, events } = network;
  Object.assign(counts, { departments: departments.length, contacts: contacts.length, events: events.length, ownModules: ownModules.length });
  yield json('network.json', network);
  for (const module of ownModules) yield json(`own-modules/${module.id}.json`, module);
  yield jsonLines('training.jsonl', counts, 'training', trainingLines(context, organisationId));
}

async function* figures(context: Context, organisationId: string, counts: Counts): AsyncGenerator<ZipEntry> {
  yield jsonLines('figures.jsonl', counts, 'figures', figureLines(context, organisationId));
  for (const review of await reviewsOf(context, organisationId)) {
    yield json(`reviews/${review.id}.json`, review);
    counts.reviews = (counts.reviews ?? 0) + 1;
  }
}

/** One JSON text per line, counted as they leave. */
function jsonLines(name: string, counts: Counts, counted: string, lines: AsyncIterable<unknown>): ZipEntry {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for await (const line of lines) {
      counts[counted] = (counts[counted] ?? 0) + 1;
      yield bytesOf(`${JSON.stringify(line)}\n`);
    }
  }
  return entry(name, chunks());
}

async function* together(context: Context, organisationId: string, counts: Counts): AsyncGenerator<ZipEntry> {
  yield jsonLines('together.jsonl', counts, 'together', togetherLines(context, organisationId));
  for (const id of await context.read.organisationFile.ids(organisationId, 'rounds')) {
    yield json(`rounds/${id}.json`, await roundOf(context, organisationId, id));
    counts.rounds = (counts.rounds ?? 0) + 1;
  }
  for (const id of await context.read.organisationFile.ids(organisationId, 'publications')) {
    const { said, word } = await publicationOf(context, organisationId, id);
    yield json(`publications/${id}.json`, said);
    yield entry(said.entry, [word], true);
    counts.publications = (counts.publications ?? 0) + 1;
  }
}

async function* clauses(context: Context, organisationId: string, counts: Counts): AsyncGenerator<ZipEntry> {
  yield jsonLines('clauses.jsonl', counts, 'clauses', clauseLines(context, organisationId));
  yield jsonLines('clause-use.jsonl', counts, 'clauseUse', clauseUseLines(context, organisationId));
  yield jsonLines('law.jsonl', counts, 'law', lawLines(context, organisationId));
}

async function* contents(context: Context, organisation: OrganisationRow, counts: Counts): AsyncGenerator<ZipEntry> {
  const { id } = organisation;
  yield entry('LISEZMOI.txt', [bytesOf(readMe(organisation.name, context.clock.today()))]);
  yield json('organisation.json', organisation);
  const people = await peopleOf(context, id);
  const teams = await teamsOf(context, id);
  const images = await imagesOf(context, id);
  const labourShares = (await context.read.labourShares.list(id)).map(({ tradeId, shareBasisPoints, source, updatedAt }) => ({
    ...{ tradeId, shareBasisPoints, source, updatedAt },
  }));
  Object.assign(counts, { people: people.length, teams: teams.length, files: images.length, labourShares: labourShares.length });
  yield json('people.json', people);
  yield json('teams.json', teams);
  yield json('labour-shares.json', labourShares);
  yield json('files.json', images);
  for (const image of images) yield entry(image.entry, [await imageData(context, image.id)], true);
  yield* schemes(context, id, counts);
  yield* tenders(context, id, counts);
  yield* training(context, id, counts);
  yield* figures(context, id, counts);
  yield* together(context, id, counts);
  yield jsonLines('participations.jsonl', counts, 'participations', participationLines(context, id));
  yield* clauses(context, id, counts);
  yield* journal(context, id, counts);
}

const NOTHING: Counts = {
  people: 0,
  teams: 0,
  schemes: 0,
  versions: 0,
  tenders: 0,
  documents: 0,
  files: 0,
  labourShares: 0,
  training: 0,
  figures: 0,
  reviews: 0,
  together: 0,
  rounds: 0,
  publications: 0,
  participations: 0,
  clauses: 0,
  clauseUse: 0,
  law: 0,
  journal: 0,
};

/** How many of each kind an export would hold now; nothing leaves, nothing is written. Null when the organisation is not there. */
export async function countedOrganisation(context: Context, organisationId: string): Promise<Counts | null> {
  const organisation = await context.read.organisations.find(organisationId);
  if (!organisation) return null;
  const counts: Counts = { ...NOTHING };
  for await (const { chunks } of contents(context, organisation, counts)) for await (const _chunk of chunks);
  return counts;
}

/** Every entry with its hash taken as it passes; the manifest last, since it holds them all. */
async function* withManifest(context: Context, organisation: OrganisationRow): AsyncGenerator<ZipEntry> {
  const counts: Counts = { ...NOTHING };
  const entries: OrganisationManifest['entries'] = {};
  for await (const { name, packed, chunks } of contents(context, organisation, counts)) {
    async function* counted(): AsyncGenerator<Uint8Array> {
      const hash = createHash('sha256');
      let bytes = 0;
      for await (const chunk of chunks) {
        hash.update(chunk);
        bytes += chunk.byteLength;
        yield chunk;
      }
      entries[name] = { bytes, sha256: hash.digest('hex') };
    }
    yield { name, packed, chunks: counted() };
  }
  const manifest: OrganisationManifest = {
    format: ORGANISATION_FORMAT,
    version: ORGANISATION_FORMAT_VERSION,
    application: context.service.version,
    schemaVersion: (await context.read.service.storage()).schemaVersion,
    exportedAt: context.clock.now(),
    organisation: { id: organisation.id, name: organisation.name },
    counts,
    entries,
  };
  yield json(MANIFEST, manifest);
}

/** What a zip can hold, judged before the first byte leaves: afterwards nothing can be refused. */
async function tooMuch({ read }: Context, organisationId: string): Promise<Refusal | null> {
  const { entries, bytes } = await read.organisationFile.weight(organisationId);
  if (entries + 20 <= MOST_ENTRIES && bytes <= LIMITS.organisationImportBytes) return null;
  return refuse('TOO_LARGE', 'Cette organisation est trop grande pour tenir en un seul fichier.', {
    remedy: 'Faites une sauvegarde de toute la base, ou videz la corbeille, puis recommencez.',
  });
}

export type OrganisationFile = { name: string; chunks: AsyncGenerator<Uint8Array> };

/**
 * The file of an organisation, and the line of the journal that says it left; also asked by the command line.
 * @param by who exports: an organisation’s administrator, or the server itself
 */
export async function organisationFile(context: Context, by: Pick<Actor, 'organisationId' | 'personId'>): Promise<OrganisationFile | Refusal> {
  const organisation = await context.read.organisations.find(by.organisationId);
  if (!organisation) return refuse('NOT_FOUND', `Aucune organisation ne porte ici l’identifiant « ${by.organisationId} ».`);
  const refusal = await tooMuch(context, by.organisationId);
  if (refusal) return refusal;
  await context.write((connection) => audit(context, by, repositoriesOn(connection), 'organisation.exported', by.organisationId));
  return { name: `organisation-${asciiName(organisation.name) || 'clausier'}.zip`, chunks: writeZip(withManifest(context, organisation)) };
}

export async function exportOrganisation(context: Context, actor: Actor): Promise<OrganisationFile | Refusal> {
  const refusal = denied(actor, 'organisation:export');
  return refusal ?? organisationFile(context, actor);
}
