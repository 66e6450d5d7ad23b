/**
 * Clauses in the file of an organisation: its own library with the versions it published and the comments on it, what its consultations
 * and their Word files write with, what happened to their lots, and what it read of the law. A text goes with its hash, which is checked.
 */
import { type Static, Type } from 'typebox';
import { LIMITS } from '../limits.ts';
import { Blocks } from './blocks.ts';
import { ClauseDerogation, ClauseSummary, ClauseVariable, OWN_CLAUSE_KINDS, PIECES } from './clauses.ts';
import { LotResultChange } from './clause-use.ts';
import { closed, Day, Id, nullable, oneOf, ShortText } from './common.ts';
import { ClauseAnchor, ClauseOrigin, LIBRARY_STATES, OWN_CLAUSE_STATES, OwnClauseContent } from './own-clauses.ts';
import { CONTENT_CHANGES, WATCH_KINDS, WATCH_VERDICTS } from './watch.ts';

const Instant = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' });
const Revision = Type.Integer({ minimum: 1, maximum: 1_000_000_000 });
const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Item = Type.String({ minLength: 1, maxLength: 200 });
/** Null for somebody erased, or gone before the file was made. */
const PersonId = nullable(Type.String({ minLength: 1, maxLength: 80 }));
const Texts = Type.Array(Type.String());

const line = <K extends string, P extends Record<string, Type.TSchema>>(kind: K, properties: P) =>
  Type.Object({ kind: Type.Literal(kind), ...properties }, closed);

const { own: _own, ...summary } = ClauseSummary.properties;
/** A family as the library gave it; open, since its hash is of everything it says. */
export const FileClauseRecord = Type.Object({
  ...summary,
  slug: Id,
  confidenceNote: Type.Optional(Type.String()),
  references: Texts,
  keywords: Texts,
  variables: Type.Array(ClauseVariable),
  whenToUse: Texts,
  whenNotToUse: Texts,
  risks: Type.Array(Type.Object({ text: Type.String(), references: Texts })),
  related: Texts,
  derogations: Type.Array(ClauseDerogation),
  texts: Type.Array(Type.Object({ piece: oneOf(PIECES), blocks: Blocks })),
});

/** One line of `clauses.jsonl`: a clause before its versions, a comment before its answers. */
export const FileClauseLine = Type.Union([
  line('library', { revision: Revision }),
  line('clause', {
    id: Id,
    slug: Id,
    origin: nullable(ClauseOrigin),
    /** `kind` says which line this is. */
    of: oneOf(OWN_CLAUSE_KINDS),
    state: oneOf(OWN_CLAUSE_STATES),
    library: oneOf(LIBRARY_STATES),
    revision: Revision,
    version: nullable(Revision),
    content: OwnClauseContent,
    base: nullable(OwnClauseContent),
    baseHash: nullable(Hash),
    personId: PersonId,
    createdAt: Instant,
    updatedAt: Instant,
  }),
  line('version', { clauseId: Id, number: Revision, hash: Hash, record: FileClauseRecord, note: ShortText, personId: PersonId, publishedAt: Instant }),
  line('comment', {
    id: Id,
    clauseId: Id,
    replyTo: nullable(Id),
    anchor: nullable(ClauseAnchor),
    body: Type.String({ minLength: 1, maxLength: LIMITS.commentText }),
    personId: PersonId,
    createdAt: Instant,
    editedAt: nullable(Instant),
    resolvedAt: nullable(Instant),
    resolvedBy: PersonId,
  }),
]);
export type FileClauseLine = Static<typeof FileClauseLine>;
export type FileClauseLineOf<K extends FileClauseLine['kind']> = Extract<FileClauseLine, { kind: K }>;

/** One line of `clause-use.jsonl`: the texts first, then what holds them. */
export const FileClauseUseLine = Type.Union([
  line('record', { hash: Hash, record: FileClauseRecord }),
  line('kept', { tenderId: Id, lotId: Id, slug: Id, hash: nullable(Hash), number: nullable(Revision), pinnedOn: nullable(Day) }),
  line('inserted', { documentId: Id, lotId: Id, slug: Id, hash: Hash }),
  line('result', { tenderId: Id, lotId: Id, revision: Revision, updatedAt: Instant, ...LotResultChange.properties }),
]);
export type FileClauseUseLine = Static<typeof FileClauseUseLine>;
export type FileClauseUseLineOf<K extends FileClauseUseLine['kind']> = Extract<FileClauseUseLine, { kind: K }>;

/** One line of `law.jsonl`. */
export const FileLawLine = Type.Union([
  line('review', {
    id: Id,
    of: oneOf(WATCH_KINDS),
    itemId: Item,
    verdict: oneOf(WATCH_VERDICTS),
    note: Type.String({ maxLength: LIMITS.watchNote }),
    fingerprint: Type.String({ minLength: 1, maxLength: 64 }),
    reviewedOn: Day,
    reviewedAt: Instant,
    personId: PersonId,
  }),
  /** The last change of the content that the organisation saw, by what it is: another server numbers its changes otherwise. */
  line('seen', {
    change: Type.Object({ contentVersion: Type.String({ maxLength: 100 }), of: oneOf(WATCH_KINDS), itemId: Item, change: oneOf(CONTENT_CHANGES) }, closed),
    acknowledgedOn: Day,
    personId: PersonId,
  }),
]);
export type FileLawLine = Static<typeof FileLawLine>;
export type FileLawLineOf<K extends FileLawLine['kind']> = Extract<FileLawLine, { kind: K }>;
