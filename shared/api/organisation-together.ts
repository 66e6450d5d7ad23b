/**
 * What was done together on the schemes, in the file of an organisation: comments, tasks, who saved what, who was consulted; review rounds
 * with the text they froze; publications, whose Word file is an entry of its own.
 */
import { type Static, Type } from 'typebox';
import { LIMITS } from '../limits.ts';
import type { SchemeDocument } from '../scheme/document.ts';
import { closed, Day, Id, LongText, nullable, oneOf, ShortText, Title } from './common.ts';
import { REMARK_STATES, VERDICTS } from './rounds.ts';
import { SchemeContent } from './schemes.ts';
import { SchemeAnchor } from './together.ts';

const Instant = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' });
const Revision = Type.Integer({ minimum: 1, maximum: 1_000_000_000 });
const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' });
/** Null for somebody erased, or gone before the file was made. */
const PersonId = nullable(Type.String({ minLength: 1, maxLength: 80 }));
const RoundText = Type.String({ maxLength: LIMITS.roundText });
const Words = (most: number) => Type.Array(Type.String({ maxLength: LIMITS.roundText }), { maxItems: most });

const line = <K extends string, P extends Record<string, Type.TSchema>>(kind: K, properties: P) =>
  Type.Object({ kind: Type.Literal(kind), ...properties }, closed);

/** One line of `together.jsonl`: a comment before its answers. */
export const FileTogetherLine = Type.Union([
  line('comment', {
    id: Id,
    schemeId: Id,
    threadId: nullable(Id),
    anchor: nullable(SchemeAnchor),
    personId: PersonId,
    /** Null: withdrawn, answers remain. */
    body: nullable(Type.String({ maxLength: LIMITS.commentText })),
    createdAt: Instant,
    editedAt: nullable(Instant),
    resolvedAt: nullable(Instant),
    resolvedBy: PersonId,
    updatedAt: Instant,
  }),
  line('task', {
    id: Id,
    schemeId: Id,
    title: Title,
    ownerId: PersonId,
    anchor: nullable(SchemeAnchor),
    dueOn: nullable(Day),
    authorId: PersonId,
    createdAt: Instant,
    doneAt: nullable(Instant),
    doneBy: PersonId,
    updatedAt: Instant,
  }),
  line('save', {
    schemeId: Id,
    sinceRevision: Revision,
    personId: Type.String({ minLength: 1, maxLength: 80 }),
    sections: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 40 }),
    firstAt: Instant,
    lastAt: Instant,
  }),
  line('consulted', {
    id: Id,
    schemeId: Id,
    who: ShortText,
    how: ShortText,
    heldOn: nullable(Day),
    outcome: LongText,
    createdAt: Instant,
    personId: PersonId,
  }),
]);
export type FileTogetherLine = Static<typeof FileTogetherLine>;
export type FileTogetherLineOf<K extends FileTogetherLine['kind']> = Extract<FileTogetherLine, { kind: K }>;

/** As it was composed that day: never composed again, which another version of Clausier would do otherwise. */
const Composed = Type.Unsafe<SchemeDocument>({
  type: 'object',
  required: ['title', 'subtitle', 'organisation', 'period', 'statement', 'draft', 'example', 'colour', 'lawDate', 'nodes'],
  properties: { title: { type: 'string' }, colour: { type: 'string' }, nodes: { type: 'array', items: { type: 'object', required: ['kind'] } } },
});

const FileRemark = Type.Object(
  {
    id: Id,
    place: Type.String({ maxLength: 100 }),
    text: RoundText,
    state: oneOf(REMARK_STATES),
    reason: RoundText,
    settledAt: nullable(Instant),
    settledBy: PersonId,
  },
  closed,
);

const FilePart = Type.Object(
  {
    id: Id,
    revision: Revision,
    name: Type.String({ maxLength: LIMITS.title }),
    places: Words(LIMITS.roundPlaces),
    questions: Words(LIMITS.roundQuestions),
    verdict: nullable(oneOf(VERDICTS)),
    answers: Words(LIMITS.roundQuestions),
    answeredAt: nullable(Instant),
    answeredBy: PersonId,
    receivedAs: LongText,
    remindedAt: nullable(Instant),
    readers: Type.Array(Type.Object({ personId: PersonId, contactId: nullable(Id) }, closed), { maxItems: LIMITS.roundReaders }),
    remarks: Type.Array(FileRemark, { maxItems: LIMITS.roundRemarks }),
  },
  closed,
);

/** Parts, readers and remarks in their order. */
const roundOf = <T extends Type.TSchema>(content: T) =>
  Type.Object(
    {
      id: Id,
      schemeId: Id,
      title: Title,
      message: RoundText,
      dueOn: Day,
      revision: Revision,
      content,
      document: Composed,
      openedAt: Instant,
      closedAt: nullable(Instant),
      personId: PersonId,
      parts: Type.Array(FilePart, { maxItems: LIMITS.roundParts }),
    },
    closed,
  );
export const FileRound = roundOf(SchemeContent);
export type FileRound = Static<typeof FileRound>;

const publicationOf = <T extends Type.TSchema>(content: T) =>
  Type.Object(
    {
      id: Id,
      schemeId: Id,
      number: Revision,
      revision: Revision,
      title: Type.String({ maxLength: LIMITS.title }),
      note: RoundText,
      adoptedOn: nullable(Day),
      lawOn: Day,
      productVersion: Type.String({ maxLength: 100 }),
      content,
      document: Composed,
      /** Of the Word file, which must have it. */
      wordSha256: Hash,
      logoFileId: nullable(Id),
      logoSha256: nullable(Hash),
      templateFileId: nullable(Id),
      templateSha256: nullable(Hash),
      publishedAt: Instant,
      personId: PersonId,
      replacedAt: nullable(Instant),
      replacedReason: ShortText,
      /** Entry of the zip that holds the Word file. */
      entry: Type.String({ minLength: 1, maxLength: 400 }),
    },
    closed,
  );
export const FilePublication = publicationOf(SchemeContent);
export type FilePublication = Static<typeof FilePublication>;

/** Of an earlier Clausier: sections may be missing, and are then completed as when they are read from a database. */
const Earlier = Type.Unsafe<Partial<SchemeContent>>({ type: 'object' });
export const EarlierRound = roundOf(Earlier);
export const EarlierPublication = publicationOf(Earlier);
