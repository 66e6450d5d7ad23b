/** What the content files hold once read and checked: the shapes stored in the database. */
import type { Block } from '../shared/api/blocks.ts';
import type { ClauseDerogation, ClauseVariable, ClauseSummary, Piece } from '../shared/api/clauses.ts';
import type { DocumentParagraph, ExistingClause, OutlineItem } from '../shared/api/documents.ts';
import type { COMPARISONS, ReferenceVersion, THRESHOLD_KINDS } from '../shared/api/references.ts';
import type { Confidence } from '../shared/api/common.ts';
import type { Day } from '../shared/days.ts';

export type LegalTextRecord = { id: string; name: string; short: string; kind: string; legitext?: string };

export type ReferenceRecord = {
  id: string;
  text: string;
  number: string;
  title: string;
  checkedOn: Day;
  confidence: Confidence;
  confidenceNote?: string;
  versions: ReferenceVersion[];
  /** Resolved from the text it belongs to. */
  textName: string;
  textShort: string;
  citation: string;
  url: string | null;
};

export type ThresholdVersion = { from: Day; until?: Day; value: number; confidence: Confidence; note?: string };

export type ThresholdRecord = {
  id: string;
  title: string;
  kind: (typeof THRESHOLD_KINDS)[number];
  comparison: (typeof COMPARISONS)[number];
  references: string[];
  checkedOn: Day;
  note?: string;
  /** Values as stored: cents, basis points, quarter-hours or units. */
  versions: ThresholdVersion[];
};

export type ClauseFamilyRecord = ClauseSummary & {
  confidenceNote?: string;
  references: string[];
  keywords: string[];
  variables: ClauseVariable[];
  whenToUse: string[];
  whenNotToUse: string[];
  risks: { text: string; references: string[] }[];
  related: string[];
  derogations: ClauseDerogation[];
  texts: { piece: Piece; blocks: Block[] }[];
};

/** What was read once in a buyer's Word file, kept beside it. */
export type DocumentReading = {
  /** How it was read: an older reading is made again. */
  version: number;
  outline: OutlineItem[];
  paragraphs: DocumentParagraph[];
  existing: ExistingClause[];
  guessedPiece: Piece | null;
  warnings: string[];
};

const CONTENT_KINDS = [
  'reference',
  'threshold',
  'switch',
  'doubt',
  'ccag',
  'action',
  'indicator',
  'body',
  'training',
  'lever',
  'term',
  'starting-point',
  'chapter',
  'synonyms',
  'example',
  'labour-share',
  'hours-alternative',
  'training-module',
  'training-exercise',
] as const;
export type ContentKind = (typeof CONTENT_KINDS)[number];
