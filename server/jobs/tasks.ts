/** What a worker can be asked for: plain data in, plain data out (it crosses a thread). */
import type { Refusal } from '#shared/errors.ts';
import type { Day } from '#shared/days.ts';
import type { ImportFault } from '#shared/api/training-lead.ts';
import type { ModuleContent } from '#shared/api/training-content.ts';
import type { SchemeDocument } from '#shared/scheme/document.ts';
import type { Block } from '#shared/api/blocks.ts';
import type { ClauseImport } from '#shared/api/clause-import.ts';
import type { Piece } from '#shared/api/clauses.ts';
import type { Pack } from '#shared/api/packs.ts';
import type { Finding } from '#shared/api/findings.ts';
import type { TenderContent } from '#shared/api/tenders.ts';
import type { SentPiece } from '#shared/rules/index.ts';
import type { Law } from '#shared/tender/law.ts';
import type { DocumentParagraph, ExistingClause, InsertionReport, OutlineItem, Placement } from '#shared/api/documents.ts';
import type { Paper } from '#shared/tender-papers/paper.ts';
import type { Deck } from '#shared/training-papers/deck.ts';
import type { PackReading } from '../packs/read-content.ts';

export type Picture = { data: Uint8Array; mediaType: 'image/png' | 'image/jpeg'; width: number; height: number };

export type SchemeRendering = { document: SchemeDocument; logo: Picture | null; template: Uint8Array | null };

export type ClauseRendering = {
  title: string;
  summary: string;
  /** One part per piece, in order. */
  parts: { piece: string; blocks: Block[] }[];
  /** « CCP, art. L. 2112-2 — en vigueur depuis le … — ● confirmé ». */
  references: string[];
  lawDate: string;
};

/** How a family is recognised in a text written by hand: words of its own, already folded. */
export type ClauseWords = { slug: string; title: string; phrases: readonly string[] };

/** Grows when `readWord` gives other identifiers or other texts for the same file: readings kept before are made again. */
export const READER_VERSION = 2;

export type WordReading = {
  outline: OutlineItem[];
  paragraphs: DocumentParagraph[];
  existing: ExistingClause[];
  guessedPiece: Piece | null;
  warnings: string[];
};

/** One clause ready to be put: its blocks filled, its place, the legal basis to comment it with. */
export type ClauseInsertion = {
  slug: string;
  lotId: string | null;
  /** Mark left around it with the lot, so that the next insertion updates it. */
  version: string;
  title: string;
  blocks: Block[];
  missing: string[];
  after: string;
  placement: Placement;
  /** Text of the Word comment; null for none. */
  comment: string | null;
};

export type InsertionOrder = {
  data: Uint8Array;
  items: ClauseInsertion[];
  tracked: boolean;
  author: string;
  /** ISO 8601, UTC. */
  at: string;
  cleanAuthors: boolean;
  /** The consultation has one lot: a clause left in the file by another consultation is its own. */
  onlyLot?: boolean;
};

export type ArchiveFile = { name: string; data: Uint8Array };

/**
 * A module sent as a file: its content, or every fault of its writing. `readable` is what holds of it, for the law to judge even then;
 * `places` says where in the file each of its parts is (`questions/2`).
 */
export type ModuleReading = {
  content: ModuleContent | null;
  faults: ImportFault[];
  readable: ModuleContent | null;
  places: Record<string, { line: number; where: string }>;
};

export type Tasks = {
  /** Reads and checks the whole content of an update pack. */
  readPackContent: (input: Pick<Pack, 'files' | 'edition'>) => Promise<PackReading>;
  /** Reads the file of a training module; hostile Markdown takes long. */
  readModuleFile: (input: { text: string; on: Day }) => Promise<ModuleReading>;
  /** The whole Word file of a scheme. */
  renderScheme: (input: SchemeRendering) => Promise<Uint8Array | Refusal>;
  /** A clause as a small Word file. */
  renderClause: (input: ClauseRendering) => Promise<Uint8Array | Refusal>;
  /** Checks an uploaded .docx/.dotx template; warnings say what will not be kept. */
  readTemplate: (input: { data: Uint8Array }) => Promise<{ warnings: string[] } | Refusal>;
  /** Reads a buyer’s Word file: its plan, its paragraphs, the clauses it already holds (for which of `lots`). */
  readWord: (input: { data: Uint8Array; words: readonly ClauseWords[]; lots?: readonly string[] }) => Promise<WordReading | Refusal>;
  /** Reads clauses of an organisation in a Word file, cut at its titles of a level; without one, where it cuts best. */
  readClauses: (input: { data: Uint8Array; name: string; level?: number; words: readonly ClauseWords[] }) => Promise<Omit<ClauseImport, 'name'> | Refusal>;
  /** Puts clauses into a buyer’s Word file; the original bytes are left alone. */
  insertClauses: (input: InsertionOrder) => Promise<{ file: Uint8Array; report: InsertionReport } | Refusal>;
  /** Reads the texts of a consultation's files against the checks. */
  checkTexts: (input: { pieces: readonly SentPiece[]; tender: TenderContent; law: Law }) => Promise<Finding[]>;
  /** A note, an annex or a list as a Word file. */
  renderPaper: (input: Paper) => Promise<Uint8Array | Refusal>;
  /** The slides of a training module as a PowerPoint file. */
  renderDeck: (input: Deck) => Promise<Uint8Array | Refusal>;
  /** One zip of several files, same input same bytes. */
  makeArchive: (input: { files: ArchiveFile[] }) => Promise<Uint8Array | Refusal>;
};
