/** What each entry of an organisation’s file is made of, read one at a time. The inverse is `import-parts.ts`. */
import type { FileAuditLine, FileImage, FilePerson, FileScheme, FileSchemeVersion, FileTeam, FileTender } from '#shared/api/organisation-file.ts';
import type { Context } from '../../context.ts';
import type { ChainEnds } from '../../repositories/audit.ts';
import { asciiName, wordName } from '../names.ts';

const SLICE = 1000;

/** What was there when the list was made and is no longer: the file would not be whole. */
export class MovedMeanwhile extends Error {}

export function present<T>(found: T | null, what: string): T {
  if (found === null) throw new MovedMeanwhile(what);
  return found;
}

const EXTENSIONS: Record<string, string> = { 'image/png': 'png', 'image/jpeg': 'jpg' };
const isMedia = (media: string): media is FileImage['mediaType'] => media in EXTENSIONS || media.includes('wordprocessingml');
const isKind = (kind: string): kind is FileImage['kind'] => kind === 'logo' || kind === 'template';

export async function peopleOf({ read }: Context, organisationId: string): Promise<FilePerson[]> {
  const rows = await read.organisationFile.people(organisationId);
  return rows.map(({ id, name, email, roles, state, createdAt, lastSeenOn }) => ({ id, name, email, roles, state, createdAt, lastSeenOn }));
}

export async function teamsOf({ read }: Context, organisationId: string): Promise<FileTeam[]> {
  const members = await read.teams.memberships(organisationId);
  const rows = await read.teams.list(organisationId);
  return rows
    .map(({ id, name, createdAt }) => ({
      ...{ id, name, createdAt },
      memberIds: members
        .filter(({ teamId }) => teamId === id)
        .map(({ personId }) => personId)
        .sort(),
    }))
    .sort((left, right) => (left.id < right.id ? -1 : 1));
}

export async function schemeOf({ read }: Context, organisationId: string, id: string): Promise<FileScheme> {
  const { organisationId: _organisation, title: _title, ...row } = present(await read.organisationFile.scheme(organisationId, id), id);
  return { ...row, shares: await read.sharing.shares(organisationId, 'scheme', id) };
}

export async function versionOf({ read }: Context, schemeId: string, revision: number): Promise<FileSchemeVersion> {
  const { schemeId: _scheme, ...row } = present(await read.organisationFile.version(schemeId, revision), `${schemeId} ${revision}`);
  return row;
}

export async function tenderOf({ read }: Context, organisationId: string, id: string): Promise<FileTender> {
  const stored = present(await read.organisationFile.tender(organisationId, id), id);
  const { organisationId: _organisation, title: _title, exerciseId: _exercise, exercisePersonId: _person, ...row } = stored;
  const documents = await read.organisationFile.documents(id);
  return {
    ...row,
    shares: await read.sharing.shares(organisationId, 'tender', id),
    documents: documents.map(({ id: documentId, piece, name, convertedFrom, plan, plannedAt, createdAt }) => {
      const { stem, extension } = wordName(name);
      return {
        ...{ id: documentId, piece, name, convertedFrom, plan, plannedAt, createdAt },
        entry: `tenders/${id}/documents/${documentId}/${asciiName(stem) || 'fichier'}${extension}`,
      };
    }),
  };
}

export const documentData = async ({ read }: Context, id: string): Promise<Buffer> => present(await read.organisationFile.documentData(id), id);
export const imageData = async ({ read }: Context, id: string): Promise<Buffer> => present(await read.organisationFile.fileData(id), id);

export async function imagesOf({ read }: Context, organisationId: string): Promise<FileImage[]> {
  const rows = await read.organisationFile.files(organisationId);
  return rows.flatMap(({ id, kind, name, mediaType, width, height, warnings, createdAt }) =>
    isKind(kind) && isMedia(mediaType)
      ? [{ id, kind, name, mediaType, width, height, warnings, createdAt, entry: `files/${id}.${EXTENSIONS[mediaType] ?? wordName(name).extension.slice(1)}` }]
      : [],
  );
}

/** The lines that stand between the ends, slice by slice; throws when some were let go in the middle. */
export async function* journalOf({ read }: Context, organisationId: string, written: NonNullable<ChainEnds['written']>): AsyncGenerator<FileAuditLine[]> {
  let at = written.firstSeq - 1;
  while (at < written.lastSeq) {
    const rows = (await read.audit.after(organisationId, at, SLICE)).filter(({ seq }) => seq <= written.lastSeq);
    const last = rows.at(-1);
    if (!last) {
      const now = await read.audit.ends(organisationId);
      if (now.written?.firstSeq !== written.firstSeq) throw new MovedMeanwhile('journal');
      // A line is missing at the end: whoever reads the file will see it too.
      return;
    }
    yield rows.map(({ seq, at: instant, personId, action, entity, entityId, hash }) => ({ seq, at: instant, personId, action, entity, entityId, hash }));
    at = last.seq;
  }
}
