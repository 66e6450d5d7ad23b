/** One organisation as one file: what each entry of the zip holds. `docs/format-export.md` says it in French. */
import { type Static, type TSchema, Type } from 'typebox';
import { DOCX_MEDIA } from '../media-types.ts';
import { LIMITS } from '../limits.ts';
import { ROLES } from '../permissions.ts';
import { PIECES } from './clauses.ts';
import { closed, Id, nullable, oneOf } from './common.ts';
import { InsertionRequest } from './documents.ts';
import { PERSON_STATES } from './people.ts';
import { SchemeContent } from './schemes.ts';
import { Email, PersonName } from './session.ts';
import { Share } from './sharing.ts';
import { TenderContent } from './tenders.ts';

export const ORGANISATION_FORMAT = 'clausier-organisation';
export const ORGANISATION_FORMAT_VERSION = 5;

const Instant = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' });
const Count = Type.Integer({ minimum: 0 });
const Revision = Type.Integer({ minimum: 1, maximum: 1_000_000_000 });
const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' });
const EntryName = Type.String({ minLength: 1, maxLength: 400 });
const FileName = Type.String({ minLength: 1, maxLength: 200 });
/** Of the journal, and of who saved a version: people gone are in it too. */
const PersonId = Type.String({ minLength: 1, maxLength: 80 });

export const OrganisationManifest = Type.Object({
  format: Type.Literal(ORGANISATION_FORMAT),
  version: Type.Integer({ minimum: 1 }),
  application: Type.String({ maxLength: 100 }),
  /** Of the database it came from. */
  schemaVersion: Type.Integer({ minimum: 1 }),
  exportedAt: Instant,
  organisation: Type.Object({ id: Id, name: Type.String() }),
  counts: Type.Record(Type.String(), Count),
  /** Every other entry, by its name. */
  entries: Type.Record(Type.String(), Type.Object({ bytes: Count, sha256: Hash }, closed)),
});
export type OrganisationManifest = Static<typeof OrganisationManifest>;

export const FileOrganisation = Type.Object(
  {
    id: Id,
    name: Type.String({ minLength: 1, maxLength: LIMITS.title, pattern: '\\S' }),
    siret: Type.String({ pattern: '^(\\d{14})?$' }),
    contact: Type.String({ maxLength: 300 }),
    createdAt: Instant,
  },
  closed,
);

/** No password, no second factor, no tie to an identity provider. */
export const FilePerson = Type.Object(
  {
    id: Id,
    name: PersonName,
    email: nullable(Email),
    roles: Type.Array(oneOf(ROLES), { uniqueItems: true }),
    state: oneOf(PERSON_STATES),
    createdAt: Instant,
    lastSeenOn: nullable(Type.String({ maxLength: 10 })),
  },
  closed,
);
export const FilePeople = Type.Array(FilePerson, { maxItems: 4 * LIMITS.peoplePerOrganisation });
export type FilePerson = Static<typeof FilePerson>;

export const FileTeams = Type.Array(Type.Object({ id: Id, name: PersonName, createdAt: Instant, memberIds: Type.Array(Id, { uniqueItems: true }) }, closed), {
  maxItems: LIMITS.teams,
});
export type FileTeam = Static<typeof FileTeams>[number];

const document = <T extends TSchema>(content: T) => ({
  id: Id,
  revision: Revision,
  createdAt: Instant,
  updatedAt: Instant,
  /** When it was put in the bin; null when it is not there. */
  deletedAt: nullable(Instant),
  teamId: nullable(Id),
  shares: Type.Array(Share, { maxItems: LIMITS.shares }),
  content,
});

const schemeOf = <T extends TSchema>(content: T) => Type.Object({ ...document(content), example: Type.Boolean(), startingPoint: nullable(Id) }, closed);
export const FileScheme = schemeOf(SchemeContent);
export type FileScheme = Static<typeof FileScheme>;

const versionOf = <T extends TSchema>(content: T) =>
  Type.Object(
    { revision: Revision, savedAt: Instant, personId: PersonId, sections: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 40 }), content },
    closed,
  );
export const FileSchemeVersion = versionOf(SchemeContent);
export type FileSchemeVersion = Static<typeof FileSchemeVersion>;

export const FileDocument = Type.Object(
  {
    id: Id,
    piece: oneOf(PIECES),
    name: FileName,
    convertedFrom: nullable(Type.String({ maxLength: 20 })),
    plan: nullable(InsertionRequest),
    plannedAt: nullable(Instant),
    createdAt: Instant,
    /** Entry of the zip that holds its bytes. */
    entry: EntryName,
  },
  closed,
);
export type FileDocument = Static<typeof FileDocument>;

const tenderOf = <T extends TSchema>(content: T) =>
  Type.Object({ ...document(content), documents: Type.Array(FileDocument, { maxItems: LIMITS.documentsPerTender }) }, closed);
export const FileTender = tenderOf(TenderContent);
export type FileTender = Static<typeof FileTender>;

/** Of an earlier Clausier: sections and fields may be missing, and are then completed as when they are read from a database. */
export const EarlierScheme = schemeOf(Type.Unsafe<Partial<SchemeContent>>({ type: 'object' }));
export const EarlierSchemeVersion = versionOf(Type.Unsafe<Partial<SchemeContent>>({ type: 'object' }));
export const EarlierTender = tenderOf(
  Type.Unsafe<Partial<TenderContent>>({ type: 'object', properties: { lots: { type: 'array', items: { type: 'object' } } } }),
);

export const FileImages = Type.Array(
  Type.Object(
    {
      id: Id,
      kind: oneOf(['logo', 'template']),
      name: FileName,
      mediaType: oneOf(['image/png', 'image/jpeg', DOCX_MEDIA]),
      width: nullable(Count),
      height: nullable(Count),
      warnings: Type.Array(Type.String({ maxLength: LIMITS.shortText }), { maxItems: LIMITS.rows }),
      createdAt: Instant,
      entry: EntryName,
    },
    closed,
  ),
);
export type FileImage = Static<typeof FileImages>[number];

export const FileLabourShares = Type.Array(
  Type.Object(
    {
      tradeId: Id,
      shareBasisPoints: Type.Integer({ minimum: 1, maximum: LIMITS.basisPoints }),
      source: Type.String({ maxLength: LIMITS.shortText }),
      updatedAt: Instant,
    },
    closed,
  ),
);

const Seq = Type.Integer({ minimum: 1, maximum: 1_000_000_000_000 });
export const FileAuditLine = Type.Object(
  {
    seq: Seq,
    at: Instant,
    personId: PersonId,
    action: Type.String({ maxLength: 80 }),
    entity: Type.String({ maxLength: 80 }),
    entityId: Type.String({ maxLength: 200 }),
    hash: Hash,
  },
  closed,
);
export type FileAuditLine = Static<typeof FileAuditLine>;
/** Null for a journal without a line. */
export const FileChain = nullable(
  Type.Object({ firstSeq: Seq, firstPrevious: Hash, lastSeq: Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 }), lastHash: Hash }, closed),
);
