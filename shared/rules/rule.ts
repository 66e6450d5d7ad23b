/**
 * The checks L01…L66: one file a rule, each data (severity, confidence, articles, explanation, proposal) and one or more
 * predicates over a consultation, one of its lots, the text of a piece, several pieces together, or a scheme.
 * A rule never writes « no » for an unknown value, and what rests on an unverified fact can only advise.
 */
import type { CcagId, ClauseSummary, Piece } from '../api/clauses.ts';
import type { Confidence } from '../api/common.ts';
import type { FindingWhere, Severity } from '../api/findings.ts';
import type { SchemeContent } from '../api/schemes.ts';
import type { LotRegime, TenderContent, TenderLot, TenderRegime } from '../api/tenders.ts';
import type { OtherTender } from './other-tender.ts';
import type { Law } from '../tender/law.ts';
import type { PieceReading } from './reading.ts';

/** What a predicate saw. Severity and confidence are the rule's when absent; a hit can only lower them. */
export type Hit = {
  message: string;
  /** Field at fault, relative to the lot or the tender: `criteria`, `selection/turnoverCents`. */
  path?: string;
  paragraph?: number;
  matched?: string;
  piece?: Piece;
  /** The uploaded file that piece was read from, when a rule reads several pieces. */
  documentId?: string;
  severity?: Severity;
  confidence?: Confidence;
  references?: readonly string[];
};

/** What a check reads of a chosen family. */
export type ChosenFamily = Pick<ClauseSummary, 'slug' | 'levers' | 'themes'> & Partial<Pick<ClauseSummary, 'title' | 'contractTypes'>>;

/** What lies around a consultation: the buyer's other ones, and what the library says of the chosen clauses. */
export type Around = { others: readonly OtherTender[]; clauses: readonly ChosenFamily[] };

export type TenderContext = Around & { tender: TenderContent; law: Law; regime: TenderRegime };
export type LotContext = TenderContext & { lotRegime: LotRegime };

/** What is known of a piece whose text is read. `whole` is false for an excerpt: absences then prove nothing. */
export type PieceFacts = { kind: Piece; whole: boolean; ccag: CcagId | null; documentId?: string };
export type PieceContent = { facts: PieceFacts; reading: PieceReading };

/** Which piece a hit is in, and from which file. */
export const pieceOf = ({ facts: { kind, documentId } }: PieceContent): Pick<Hit, 'piece' | 'documentId'> => ({
  piece: kind,
  ...(documentId ? { documentId } : {}),
});

export type Rule = {
  id: string;
  title: string;
  severity: Severity;
  confidence: Confidence;
  /** Articles it rests on: its confidence is no better than the weakest of them. */
  references: readonly string[];
  /** Further reading that carries no weight. */
  seeAlso?: readonly string[];
  /** Change of law from which it applies; by default, while its first reference is in force. */
  since?: string;
  /** Pieces its text predicate reads; all when absent. */
  pieces?: readonly Piece[];
  explanation: string;
  proposal: string;
  tender?: (context: TenderContext) => readonly Hit[];
  lot?: (lot: TenderLot, context: LotContext) => readonly Hit[];
  text?: (piece: PieceContent, law: Law) => readonly Hit[];
  across?: (pieces: readonly PieceContent[], tender: TenderContent | null, law: Law) => readonly Hit[];
  scheme?: (scheme: SchemeContent, law: Law) => readonly Hit[];
};

const SEVERITY_ORDER: readonly Severity[] = ['blocking', 'attention', 'advice'];

/** The gentlest of two severities. */
export const gentler = (a: Severity, b: Severity): Severity => (SEVERITY_ORDER.indexOf(a) >= SEVERITY_ORDER.indexOf(b) ? a : b);

/** An unverified fact advises; it never blocks nor asserts. */
export const capped = (severity: Severity, confidence: Confidence): Severity => (confidence === 'unverified' ? 'advice' : severity);

export const nowhere: FindingWhere = { scope: 'tender', lotId: null, path: '', piece: null, documentId: null, paragraph: null, matched: null };
