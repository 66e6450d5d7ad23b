/** Where a text cites an article of a CCAG, read on the words as written: the dots of « 16.1 » matter (L46, L47). */
import type { Ccag, CcagId } from '../api/clauses.ts';
import type { PieceContent } from './rule.ts';
import type { Sentence } from './reading.ts';

export type CcagCitation = { article: string; ccag: CcagId | null; sentence: Sentence; matched: string; derogation: boolean };

const NUMBER = /(\d+(?:\.\d+)*)/.source;
const CITED = new RegExp(
  `articles?[\\s\\u00a0\\u202f]+${NUMBER}[^.;]{0,40}?\\b(?:du|au|de ce)[\\s\\u00a0\\u202f]+(CCAG(?:[-\\s\\u00a0\\u202f]*(?:Travaux|FCS|PI|TIC|MOE|MI)\\b)?)`,
  'giu',
);
const NAMES: Readonly<Record<string, CcagId>> = { TRAVAUX: 'travaux', FCS: 'fcs', PI: 'pi', TIC: 'tic', MOE: 'moe', MI: 'mi' };

const named = (written: string): CcagId | null => NAMES[written.toUpperCase().replace(/^CCAG[^A-Z]*/, '')] ?? null;

/** « article 16.1 du CCAG-FCS »: number, CCAG when written or known for the piece. */
export const ccagCitations = ({ facts, reading }: PieceContent): CcagCitation[] =>
  reading.sentences.flatMap((sentence) =>
    [...sentence.text.matchAll(CITED)].map((match) => ({
      article: match[1] ?? '',
      ccag: named(match[2] ?? '') ?? facts.ccag,
      sentence,
      matched: match[0],
      derogation: /\bderog\w*/.test(sentence.folded),
    })),
  );

export const ccagById = (ccags: readonly Ccag[], id: CcagId | null): Ccag | null => ccags.find((ccag) => ccag.id === id) ?? null;

/** « 16.1.2 » is inside « 16.1 » and « 16 ». */
export const isWithin = (article: string, parent: string): boolean => article === parent || article.startsWith(`${parent}.`);
