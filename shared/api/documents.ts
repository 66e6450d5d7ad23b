/** The buyer's own Word files: their plan, where clauses go, what was put where. The original is never altered. */
import { type Static, Type } from 'typebox';
import { LIMITS } from '../limits.ts';
import { PIECES, VariableValues } from './clauses.ts';
import { closed, Id, nullable, oneOf } from './common.ts';

/** How a title was recognised: its style's name, its outline level, its list numbering, or « Article 3 » typed by hand. */
export const HEADING_SIGNS = ['style', 'outline-level', 'list', 'typed'] as const;
export type HeadingSign = (typeof HEADING_SIGNS)[number];

/** `id` says where the title stands and what it says: a changed file no longer has it. */
export const OutlineItem = Type.Object({
  id: Id,
  level: Type.Integer({ minimum: 1, maximum: 9 }),
  /** As Word shows it: « 4.2 », « Article 7 » ; empty without numbering. */
  number: Type.String(),
  text: Type.String(),
  sign: oneOf(HEADING_SIGNS),
});
export type OutlineItem = Static<typeof OutlineItem>;

/** One paragraph as the person reads it, tracked insertions in, tracked deletions out. */
export const DocumentParagraph = Type.Object({
  id: Id,
  text: Type.String(),
  /** Level of a title; null for text. */
  level: nullable(Type.Integer()),
  number: Type.String(),
  inTable: Type.Boolean(),
  /** Whether a clause may be put after it; `why` says why not. */
  free: Type.Boolean(),
  why: Type.String(),
});
export type DocumentParagraph = Static<typeof DocumentParagraph>;
export const DocumentText = Type.Object({ items: Type.Array(DocumentParagraph), total: Type.Integer() });
export type DocumentText = Static<typeof DocumentText>;

/** A clause of the library already in the file, found by the mark left at its insertion, or by its words. */
export const ExistingClause = Type.Object({
  slug: Id,
  lotId: nullable(Id),
  by: oneOf(['bookmark', 'words']),
  after: Id,
  text: Type.String(),
});
export type ExistingClause = Static<typeof ExistingClause>;

/** The end of the document's body, usable as `after` in any file. */
export const END_PLACE = 'end';
export const PLACEMENTS = ['after', 'inside'] as const;
export type Placement = (typeof PLACEMENTS)[number];

/**
 * One clause to put. `after` a title: a new title of the same level behind its whole section (`after`), or the last
 * sub-title of that section (`inside`). `after` a paragraph: right behind it. `lot`: its id or its number.
 */
export const InsertionItem = Type.Object(
  {
    slug: Id,
    lot: Type.Optional(Type.Union([Type.Integer({ minimum: 1, maximum: LIMITS.rows }), Id])),
    after: Id,
    placement: Type.Optional(oneOf(PLACEMENTS)),
    values: Type.Optional(VariableValues),
  },
  closed,
);
export type InsertionItem = Static<typeof InsertionItem>;

export const InsertionRequest = Type.Object(
  {
    items: Type.Array(InsertionItem, { minItems: 1, maxItems: LIMITS.insertionsPerDocument }),
    /** Tracked changes (default), or plain text. */
    tracked: Type.Optional(Type.Boolean()),
    /** A Word comment on each clause, with its legal basis. */
    comments: Type.Optional(Type.Boolean()),
    /** Name shown on the tracked changes; « Clausier » when absent. */
    author: Type.Optional(Type.String({ maxLength: 120 })),
    /** Removes author names from the file's properties. */
    cleanAuthors: Type.Optional(Type.Boolean()),
  },
  closed,
);
export type InsertionRequest = Static<typeof InsertionRequest>;

export const InsertionReportItem = Type.Object({
  slug: Id,
  lotId: nullable(Id),
  title: Type.String(),
  state: oneOf(['inserted', 'updated']),
  /** Title it stands under or behind, as shown: « 4.2 Exécution ». Empty at the end of a file without titles. */
  place: Type.String(),
  /** `automatic`: the file numbers it; `typed`: the number was written; `none`: no numbering there. */
  numbering: oneOf(['automatic', 'typed', 'none']),
  number: Type.String(),
  /** Names of the file's own styles that were used. */
  styles: Type.Array(Type.String()),
  /** Safe HTML: the paragraph before, the insertion in <ins>, the paragraph after. */
  html: Type.String(),
  text: Type.String(),
  /** Labels of the variables still to fill, visible in the file. */
  missing: Type.Array(Type.String()),
  warnings: Type.Array(Type.String()),
});
export type InsertionReportItem = Static<typeof InsertionReportItem>;
export const InsertionReport = Type.Object({ items: Type.Array(InsertionReportItem), warnings: Type.Array(Type.String()) });
export type InsertionReport = Static<typeof InsertionReport>;

export const TenderDocument = Type.Object({
  id: Id,
  piece: oneOf(PIECES),
  /** What the text looks like; null when nothing tells. */
  guessedPiece: nullable(oneOf(PIECES)),
  name: Type.String(),
  bytes: Type.Integer(),
  createdAt: Type.String(),
  /** `odt` or `doc` when LibreOffice brought it to .docx. */
  convertedFrom: nullable(Type.String()),
  outline: Type.Array(OutlineItem),
  paragraphs: Type.Integer(),
  existing: Type.Array(ExistingClause),
  /** What a person should know before choosing places. */
  warnings: Type.Array(Type.String()),
  /** The last insertion asked for, that the archive makes again; null before any. */
  plan: nullable(InsertionRequest),
});
export type TenderDocument = Static<typeof TenderDocument>;
export const TenderDocumentList = Type.Object({ items: Type.Array(TenderDocument), total: Type.Integer() });
export type TenderDocumentList = Static<typeof TenderDocumentList>;

/** Where a clause chosen for a lot should go in this file, and why; `after` null when no place was found. */
export const PlaceProposal = Type.Object({
  slug: Id,
  title: Type.String(),
  lotId: Id,
  after: nullable(Id),
  placement: oneOf(PLACEMENTS),
  reason: Type.String(),
  /** Already there: the insertion will update it. */
  existing: Type.Boolean(),
});
export type PlaceProposal = Static<typeof PlaceProposal>;
export const PlaceProposals = Type.Object({ items: Type.Array(PlaceProposal), total: Type.Integer() });
export type PlaceProposals = Static<typeof PlaceProposals>;
