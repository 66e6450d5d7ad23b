/** Each kind of entry brought in, checked against its schema one at a time, inside the unit of work of the import. */
import {
  EarlierScheme,
  EarlierSchemeVersion,
  EarlierTender,
  FileAuditLine,
  FileChain,
  type FileDocument,
  type FileImage,
  type FilePerson,
  FileScheme,
  FileSchemeVersion,
  type FileTeam,
  FileTender,
} from '#shared/api/organisation-file.ts';
import type { SharedEntity, Share } from '#shared/api/sharing.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import { completeContent } from '#shared/scheme/complete.ts';
import { completeTender } from '#shared/tender/complete.ts';
import { DOCX_MEDIA } from '#shared/media-types.ts';
import type { Context } from '../../context.ts';
import { fits, type OrganisationZip, unfit } from '../../organisation-file/read-zip.ts';
import type { Repositories } from '../../repositories/index.ts';
import { type NewIds, newIds, schemeWith, sharesWith, tenderWith } from './new-ids.ts';

/** Where everything goes, and under which ids. */
export type Incoming = {
  context: Context;
  repositories: Repositories;
  zip: OrganisationZip;
  organisationId: string;
  ids: NewIds;
  /** Drawn as they come in: Word files with their consultation, contacts with the network. */
  documents: Map<string, string>;
  contacts: Map<string, string>;
  /** Lines left out, since what they pointed at is not in the file. */
  left: { lines: number };
};

/** Of no reader: it is read again the first time it is opened, so that nothing is believed of what the file says of it. */
const UNREAD = { version: 0, outline: [], paragraphs: [], existing: [], guessedPiece: null, warnings: [] };
/** The account is there, and its person chooses a password by a link. */
const NO_SECRET = { passwordHash: null, totpSecret: null, totpStep: null, recoveryCodes: [], ssoIssuer: null, ssoSubject: null };

export async function bringPeople({ repositories, organisationId, ids }: Incoming, people: readonly FilePerson[], teams: readonly FileTeam[]): Promise<void> {
  const { organisationFile } = repositories;
  for (const { id, state, email, ...person } of people)
    await organisationFile.insertPerson({
      ...person,
      ...NO_SECRET,
      id: ids.people.get(id) ?? id,
      organisationId,
      email: email?.toLowerCase() ?? null,
      state: state === 'active' ? 'invited' : state,
    });
  for (const { id, memberIds, ...team } of teams)
    await organisationFile.insertTeam(
      { ...team, id: ids.teams.get(id) ?? id, organisationId },
      memberIds.flatMap((member) => ids.people.get(member) ?? []),
    );
}

export async function bringImages({ repositories, zip, organisationId, ids }: Incoming, images: readonly FileImage[]): Promise<Refusal | null> {
  for (const { id, entry, ...image } of images) {
    const data = zip.bytes(entry);
    if (isRefusal(data)) return data;
    if (data.byteLength === 0 || data.byteLength > LIMITS.templateBytes) return unfit(`« ${entry} » est vide ou trop lourd`);
    await repositories.organisationFile.insertFile({ ...image, id: ids.files.get(id) ?? id, organisationId, bytes: data.byteLength, data: Buffer.from(data) });
  }
  return null;
}

async function bringShares({ repositories, organisationId, ids }: Incoming, entity: SharedEntity, entityId: string, shares: readonly Share[]): Promise<void> {
  for (const share of sharesWith(ids, shares)) await repositories.organisationFile.insertShare({ ...share, organisationId, entity, entityId });
}

/** The team it belongs to; a refusal rather than open it to everybody when that team is not in the file. */
function teamFor({ ids }: Incoming, name: string, teamId: string | null): { teamId: string | null } | Refusal {
  const here = teamId === null ? null : ids.teams.get(teamId);
  return here === undefined ? unfit(`dans « ${name} », l’équipe « ${teamId} » n’est pas dans « teams.json »`) : { teamId: here };
}

async function bringVersion({ repositories, zip, ids }: Incoming, name: string, schemeId: string): Promise<Refusal | null> {
  const stored = zip.json(name, EarlierSchemeVersion);
  const version = isRefusal(stored) ? stored : fits(name, { ...stored, content: completeContent(stored.content) }, FileSchemeVersion);
  if (isRefusal(version)) return version;
  const { personId, content, ...row } = version;
  await repositories.organisationFile.insertVersion({ ...row, schemeId, personId: ids.people.get(personId) ?? personId, content: schemeWith(ids, content) });
  return null;
}

export async function bringScheme(incoming: Incoming, id: string): Promise<Refusal | null> {
  const { repositories, zip, organisationId, ids } = incoming;
  const name = `schemes/${id}.json`;
  const stored = zip.json(name, EarlierScheme);
  const scheme = isRefusal(stored) ? stored : fits(name, { ...stored, content: completeContent(stored.content) }, FileScheme);
  if (isRefusal(scheme)) return scheme;
  const team = teamFor(incoming, name, scheme.teamId);
  if (isRefusal(team)) return team;
  const { shares, content, ...row } = scheme;
  const newId = ids.schemes.get(id) ?? id;
  await repositories.organisationFile.insertScheme({ ...row, ...team, id: newId, organisationId, title: content.title, content: schemeWith(ids, content) });
  await bringShares(incoming, 'scheme', newId, shares);
  for (const version of zip.names.filter((other) => other.startsWith(`schemes/${id}/versions/`))) {
    const refusal = await bringVersion(incoming, version, newId);
    if (refusal) return refusal;
  }
  return null;
}

async function bringDocument({ repositories, zip, organisationId }: Incoming, tenderId: string, id: string, document: FileDocument): Promise<Refusal | null> {
  const { entry, ...row } = document;
  const data = zip.bytes(entry);
  if (isRefusal(data)) return data;
  if (data.byteLength === 0 || data.byteLength > LIMITS.documentBytes) return unfit(`« ${entry} » est vide ou trop lourd`);
  const stored = { ...row, id, tenderId, organisationId, mediaType: DOCX_MEDIA, bytes: data.byteLength, reading: UNREAD, data: Buffer.from(data) };
  await repositories.organisationFile.insertDocument(stored);
  return null;
}

export async function bringTender(incoming: Incoming, id: string): Promise<Refusal | null> {
  const { context, repositories, zip, organisationId, ids } = incoming;
  const name = `tenders/${id}.json`;
  const stored = zip.json(name, EarlierTender);
  const tender = isRefusal(stored) ? stored : fits(name, { ...stored, content: completeTender(stored.content) }, FileTender);
  if (isRefusal(tender)) return tender;
  const team = teamFor(incoming, name, tender.teamId);
  if (isRefusal(team)) return team;
  const { shares, documents, content, ...row } = tender;
  const newId = ids.tenders.get(id) ?? id;
  await repositories.organisationFile.insertTender({ ...row, ...team, id: newId, organisationId, title: content.title, content: tenderWith(ids, content) });
  await bringShares(incoming, 'tender', newId, shares);
  const documentIds = await newIds(
    context,
    repositories,
    'documents',
    documents.map((document) => document.id),
  );
  for (const [there, here] of documentIds) incoming.documents.set(there, here);
  for (const document of documents) {
    const refusal = await bringDocument(incoming, newId, documentIds.get(document.id) ?? document.id, document);
    if (refusal) return refusal;
  }
  return null;
}

const NEW_LINE = 10;

/** Lines of text, one at a time: a journal of three years is too long for one string. */
export function* linesOf(bytes: Uint8Array): Generator<string> {
  const decoder = new TextDecoder();
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(NEW_LINE, at);
    yield decoder.decode(bytes.subarray(at, end < 0 ? bytes.length : end));
    at = end < 0 ? bytes.length : end + 1;
  }
}

/** Null for what is not JSON. */
export const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
};

/** Line by line, as they are: the chain that was whole there is whole here, and one that was broken shows the same. */
export async function bringJournal({ repositories, zip, organisationId }: Incoming): Promise<Refusal | null> {
  const name = 'journal.jsonl';
  const bytes = zip.bytes(name);
  if (isRefusal(bytes)) return bytes;
  const chain = zip.json('chain.json', FileChain);
  if (isRefusal(chain)) return chain;
  let last = 0;
  for (const text of linesOf(bytes)) {
    const line = fits(name, parsed(text), FileAuditLine);
    if (isRefusal(line)) return line;
    if (line.seq <= last || line.seq > (chain?.lastSeq ?? 0)) return unfit(`dans « ${name} », la ligne ${line.seq} n’est pas à sa place`);
    last = line.seq;
    await repositories.organisationFile.insertAuditLine({ ...line, organisationId });
  }
  if (chain) await repositories.organisationFile.insertChain({ ...chain, organisationId });
  return null;
}
