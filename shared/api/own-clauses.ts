/**
 * Clauses of the organisation: written from nothing, adapted from one of Clausier's, brought in from a text. What is being
 * written (draft, review) is apart from what the library gives, which is always a published version, numbered and frozen.
 * Drafts are kept with their faults; publication refuses them. A clause travels flat: its content beside its state.
 */
import { type Static, Type } from 'typebox';
import { LIMITS } from '../limits.ts';
import { Blocks } from './blocks.ts';
import { CCAG_ARTICLES, CCAGS, CONTRACT_TYPES, LEVERS, OWN_CLAUSE_KINDS, PIECES, THEMES, VARIABLE_TYPES } from './clauses.ts';
import { closed, Confidence, Id, LongText, nullable, oneOf, ShortText, Title } from './common.ts';
import { LineChange, WordRun } from './differences.ts';

/** Where the text being written stands. */
export const OWN_CLAUSE_STATES = ['draft', 'review', 'published', 'retired'] as const;
export type OwnClauseState = (typeof OWN_CLAUSE_STATES)[number];
/** What the library gives meanwhile: nothing yet, the last version, or the last version out of search. */
export const LIBRARY_STATES = ['absent', 'published', 'retired'] as const;
export type LibraryState = (typeof LIBRARY_STATES)[number];
/** What changes the state; `shared/clause/life.ts` says from where to where, and who may. */
export const CLAUSE_MOVES = ['submit', 'send-back', 'publish', 'rework', 'drop', 'retire', 'reinstate'] as const;
export type ClauseMove = (typeof CLAUSE_MOVES)[number];

const Sentences = Type.Array(ShortText, { maxItems: 30 });
const ReferenceIds = Type.Array(Id, { maxItems: 60 });
const VariableId = Type.String({ maxLength: 60, pattern: '^[a-z][a-z0-9-]*$' });

export const OwnVariable = Type.Object(
  {
    id: VariableId,
    label: Type.String({ maxLength: 120 }),
    type: oneOf(VARIABLE_TYPES),
    unit: Type.Optional(Type.String({ maxLength: 40 })),
    min: Type.Optional(Type.Number()),
    max: Type.Optional(Type.Number()),
    maxLength: Type.Optional(Type.Integer({ minimum: 1, maximum: LIMITS.longTextVariable })),
    default: Type.Optional(Type.Union([Type.String({ maxLength: LIMITS.longTextVariable }), Type.Number()])),
    help: Type.Optional(ShortText),
    required: Type.Boolean(),
    options: Type.Optional(
      Type.Array(Type.Object({ value: Type.String({ maxLength: 60 }), label: Type.String({ maxLength: LIMITS.title }) }, closed), { maxItems: 40 }),
    ),
  },
  closed,
);

/** What a person writes; a family of the library once it holds. The texts are in the order of `PIECES`. */
export const OwnClauseContent = Type.Object(
  {
    title: Type.String({ maxLength: LIMITS.title }),
    summary: ShortText,
    levers: Type.Array(oneOf(LEVERS), { maxItems: LEVERS.length, uniqueItems: true }),
    contractTypes: Type.Array(oneOf(CONTRACT_TYPES), { maxItems: CONTRACT_TYPES.length, uniqueItems: true }),
    /** Divisions, two digits; none: every one. */
    cpv: Type.Array(Type.String({ pattern: '^\\d{2}$' }), { maxItems: 100, uniqueItems: true }),
    ccag: Type.Array(oneOf(CCAGS), { maxItems: CCAGS.length, uniqueItems: true }),
    themes: Type.Array(oneOf(THEMES), { maxItems: THEMES.length, uniqueItems: true }),
    confidence: Confidence,
    /** What is still to check; empty when nothing is. */
    confidenceNote: LongText,
    references: ReferenceIds,
    keywords: Type.Array(Type.String({ maxLength: 80 }), { maxItems: 60 }),
    variables: Type.Array(OwnVariable, { maxItems: 80 }),
    whenToUse: Sentences,
    whenNotToUse: Sentences,
    risks: Type.Array(Type.Object({ text: ShortText, references: ReferenceIds }, closed), { maxItems: 30 }),
    /** Slugs of other families, ours or Clausier's. */
    related: Type.Array(Id, { maxItems: 30 }),
    derogations: Type.Array(
      Type.Object(
        {
          article: oneOf(CCAG_ARTICLES),
          text: ShortText,
          confidence: Confidence,
          when: Type.Optional(
            Type.Object({ id: Type.String({ maxLength: 60 }), values: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 40 }) }, closed),
          ),
        },
        closed,
      ),
      { maxItems: 20 },
    ),
    texts: Type.Array(Type.Object({ piece: oneOf(PIECES), blocks: Blocks }, closed), { maxItems: PIECES.length }),
  },
  closed,
);
export type OwnClauseContent = Static<typeof OwnClauseContent>;
export const OWN_CLAUSE_FIELDS = [
  'title',
  'summary',
  'levers',
  'contractTypes',
  'cpv',
  'ccag',
  'themes',
  'confidence',
  'confidenceNote',
  'references',
  'keywords',
  'variables',
  'whenToUse',
  'whenNotToUse',
  'risks',
  'related',
  'derogations',
  'texts',
] as const satisfies readonly (keyof OwnClauseContent)[];
export type OwnClauseField = (typeof OWN_CLAUSE_FIELDS)[number];

/** One thing to correct before publication. `path` is that of the content: `texts/ccap/2`, `variables/delai/min`, `title`. */
export const ClauseFault = Type.Object({ path: Type.String(), where: Type.String(), message: Type.String() });
export type ClauseFault = Static<typeof ClauseFault>;

/** Where an imported text comes from; nothing of who wrote the file. */
export const ClauseOrigin = Type.Object({ file: ShortText, heading: ShortText }, closed);
export type ClauseOrigin = Static<typeof ClauseOrigin>;

const facts = {
  id: Id,
  slug: Id,
  kind: oneOf(OWN_CLAUSE_KINDS),
  state: oneOf(OWN_CLAUSE_STATES),
  library: oneOf(LIBRARY_STATES),
  revision: Type.Integer(),
  /** Of the last publication; null before the first. */
  version: nullable(Type.Integer()),
  /** Of an adaptation: Clausier's own text changed since it was compared last. */
  update: Type.Boolean(),
  createdAt: Type.String(),
  updatedAt: Type.String(),
  /** Name of who saved last; null when nobody is known. */
  updatedBy: nullable(Type.String()),
  openComments: Type.Integer(),
};

export const OwnClauseSummary = Type.Object({
  ...facts,
  title: Type.String(),
  summary: Type.String(),
  levers: Type.Array(oneOf(LEVERS)),
  pieces: Type.Array(oneOf(PIECES)),
  /** How many things to correct. */
  faults: Type.Integer(),
});
export type OwnClauseSummary = Static<typeof OwnClauseSummary>;

/** Last saved first. */
export const OwnClauseList = Type.Object({
  items: Type.Array(OwnClauseSummary),
  total: Type.Integer(),
  /** Of every clause of the organisation, whatever was asked. */
  counts: Type.Object({ draft: Type.Integer(), review: Type.Integer(), published: Type.Integer(), retired: Type.Integer() }),
  /** Adaptations that Clausier's own text has left behind. */
  updates: Type.Integer(),
});
export type OwnClauseList = Static<typeof OwnClauseList>;
export const OwnClauseQuery = Type.Object({ state: Type.Optional(oneOf(OWN_CLAUSE_STATES)), slug: Type.Optional(Id) }, closed);
export type OwnClauseQuery = Static<typeof OwnClauseQuery>;

export const OwnClause = Type.Object({
  ...OwnClauseContent.properties,
  ...facts,
  origin: nullable(ClauseOrigin),
  faults: Type.Array(ClauseFault),
  /** What the person who asks may do now. */
  moves: Type.Array(oneOf(CLAUSE_MOVES)),
});
export type OwnClause = Static<typeof OwnClause>;

/**
 * From nothing: `title`. From one of Clausier's: `from`, its slug. From a text: `title` and `content`, `origin` said.
 * What `content` leaves out is empty.
 */
export const OwnClauseCreate = Type.Object(
  {
    title: Type.Optional(Title),
    from: Type.Optional(Id),
    content: Type.Optional(Type.Partial(OwnClauseContent, closed)),
    origin: Type.Optional(ClauseOrigin),
  },
  closed,
);
export type OwnClauseCreate = Static<typeof OwnClauseCreate>;
/** Fields sent whole; the others stay. */
export const OwnClausePatch = Type.Partial(OwnClauseContent, closed);
export type OwnClausePatch = Static<typeof OwnClausePatch>;

/** `note` is kept with the version that `publish` freezes. */
export const OwnClauseMove = Type.Object({ move: oneOf(CLAUSE_MOVES), note: Type.Optional(ShortText) }, closed);
export type OwnClauseMove = Static<typeof OwnClauseMove>;

const version = {
  number: Type.Integer(),
  publishedAt: Type.String(),
  /** « Personne effacée » once erased; null when nobody is known. */
  publishedBy: nullable(Type.String()),
  note: Type.String(),
  /** Of what the library gave: what a document keeps. */
  hash: Type.String(),
};
export const OwnClauseVersion = Type.Object(version);
export type OwnClauseVersion = Static<typeof OwnClauseVersion>;
export const OwnClauseVersionList = Type.Object({ items: Type.Array(OwnClauseVersion), total: Type.Integer() });
export type OwnClauseVersionList = Static<typeof OwnClauseVersionList>;
export const OwnClauseVersionContent = Type.Object({ ...version, content: OwnClauseContent });
export type OwnClauseVersionContent = Static<typeof OwnClauseVersionContent>;

/** A side of a comparison: what is being written, a version by its number, Clausier's text when it was adapted, Clausier's text now. */
const Side = Type.String({ pattern: '^(current|base|shipped|[1-9]\\d{0,5})$' });
export const DifferenceQuery = Type.Object({ from: Side, to: Side }, closed);
export type DifferenceQuery = Static<typeof DifferenceQuery>;

/** A field other than the texts, as sentences: one line each. */
export const FieldDifference = Type.Object({ field: oneOf(OWN_CLAUSE_FIELDS), label: Type.String(), changed: Type.Boolean(), runs: Type.Array(WordRun) });
export type FieldDifference = Static<typeof FieldDifference>;
export const PieceDifference = Type.Object({ piece: oneOf(PIECES), state: oneOf(['same', 'changed', 'added', 'removed']), lines: Type.Array(LineChange) });
export type PieceDifference = Static<typeof PieceDifference>;
/** Every field and every piece, those that did not change included. */
export const ClauseDifference = Type.Object({
  /** « Version 2, publiée le 3 mars 2027 ». */
  from: Type.String(),
  to: Type.String(),
  same: Type.Boolean(),
  fields: Type.Array(FieldDifference),
  pieces: Type.Array(PieceDifference),
});
export type ClauseDifference = Static<typeof ClauseDifference>;

/** What changed in one field or one piece since the adaptation: on Clausier's side, on ours, or on both. */
export const UPDATE_SIDES = ['same', 'shipped', 'ours', 'both', 'alike'] as const;
const side = { state: oneOf(UPDATE_SIDES), label: Type.String() };
/**
 * Three texts compared: the base (Clausier's when it was adapted), Clausier's now, ours as it is being written.
 * `same`: nobody changed it; `alike`: both did, the same way; `both`: they differ, somebody has to choose.
 */
export const ClauseUpdate = Type.Object({
  /** Something of Clausier's text changed; false: nothing to decide. */
  available: Type.Boolean(),
  /** Sent back with the choice: a text that changed again meanwhile is shown, not taken unseen. */
  shippedHash: nullable(Type.String()),
  fields: Type.Array(Type.Object({ field: oneOf(OWN_CLAUSE_FIELDS), ...side, shipped: Type.Array(WordRun), ours: Type.Array(WordRun) })),
  pieces: Type.Array(Type.Object({ piece: oneOf(PIECES), ...side, shipped: Type.Array(LineChange), ours: Type.Array(LineChange) })),
  base: nullable(OwnClauseContent),
  /** Null when Clausier's clause is gone from the library. */
  shipped: nullable(OwnClauseContent),
  ours: OwnClauseContent,
  /** Proposal: ours, with what only Clausier changed; where both changed, ours. */
  merged: OwnClauseContent,
});
export type ClauseUpdate = Static<typeof ClauseUpdate>;

/** « Garder le nôtre », « prendre le nouveau », or `content` that the page merged. A published clause that takes something becomes a draft again. */
export const ClauseUpdateChoice = Type.Object(
  { choice: oneOf(['keep', 'take', 'merge']), shippedHash: Type.String({ maxLength: 128 }), content: Type.Optional(OwnClauseContent) },
  closed,
);
export type ClauseUpdateChoice = Static<typeof ClauseUpdateChoice>;

/** Where a comment is: a paragraph of a piece, a field, or the clause as a whole (all null). `quote`: the words it is about, as they were. */
export const ClauseAnchor = Type.Object(
  {
    piece: nullable(oneOf(PIECES)),
    /** Place of the block in the piece, from 0. */
    block: nullable(Type.Integer({ minimum: 0, maximum: LIMITS.blocks })),
    field: nullable(oneOf(OWN_CLAUSE_FIELDS)),
    quote: ShortText,
  },
  closed,
);
export type ClauseAnchor = Static<typeof ClauseAnchor>;

const CommentText = Type.String({ minLength: 1, maxLength: LIMITS.commentText, pattern: '\\S' });
const remark = {
  id: Id,
  text: Type.String(),
  /** « Personne effacée » once erased, « Ce poste » on one desk. */
  author: Type.String(),
  /** Of the person who asks: they may change it or take it away. */
  mine: Type.Boolean(),
  createdAt: Type.String(),
  /** Null when it was never changed. */
  editedAt: nullable(Type.String()),
};
export const ClauseComment = Type.Object({
  ...remark,
  anchor: ClauseAnchor,
  resolvedAt: nullable(Type.String()),
  resolvedBy: nullable(Type.String()),
  /** First first. */
  replies: Type.Array(Type.Object(remark)),
});
export type ClauseComment = Static<typeof ClauseComment>;
/** Open ones first, then by date; `open` counts those not resolved. */
export const ClauseCommentList = Type.Object({ items: Type.Array(ClauseComment), total: Type.Integer(), open: Type.Integer() });
export type ClauseCommentList = Static<typeof ClauseCommentList>;
/** An answer names the comment it answers and takes its anchor. */
export const ClauseCommentCreate = Type.Object({ text: CommentText, anchor: Type.Optional(ClauseAnchor), replyTo: Type.Optional(Id) }, closed);
export type ClauseCommentCreate = Static<typeof ClauseCommentCreate>;
/** `text`: one's own only; `resolved`: anybody who may comment, never on an answer. */
export const ClauseCommentChange = Type.Object({ text: Type.Optional(CommentText), resolved: Type.Optional(Type.Boolean()) }, closed);
export type ClauseCommentChange = Static<typeof ClauseCommentChange>;
