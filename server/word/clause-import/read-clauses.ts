/**
 * An organisation's clauses read from a Word file: the file whole, or cut at its titles, each cut a proposal to review.
 * Promises that every word of the body is in one proposal or is said to be left out; that what a clause cannot hold is named; that
 * titles, pieces, levers, themes and variables are guesses drawn from the text alone, and nothing is made up. Reads only: the
 * gates are those of a buyer's file (outline/gate.ts).
 */
import type { Block } from '#shared/api/blocks.ts';
import type { ClauseProposal } from '#shared/api/clause-import.ts';
import { MOST_CUT_LEVEL } from '#shared/api/clause-import.ts';
import type { Piece } from '#shared/api/clauses.ts';
import { blocksText } from '#shared/block/text.ts';
import { readBlanks } from '#shared/clause/blanks.ts';
import { guessClause } from '#shared/clause/guess.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import { foldFrench } from '#shared/typography.ts';
import type { ClauseWords, Tasks } from '../../jobs/tasks.ts';
import { existingClauses } from '../outline/existing.ts';
import { guessPiece } from '../outline/guess.ts';
import type { WordFile } from '../outline/model.ts';
import { openWord } from '../outline/read.ts';
import type { Loss } from './line-reader.ts';
import { lostSentences, withoutTextSentence } from './lost.ts';
import { type FilePiece, piecesOf, textBlocks } from './pieces.ts';

type Title = Extract<FilePiece, { kind: 'title' }>;
type Cut = { title: Title | null; under: string[]; pieces: FilePiece[] };

const MOST_PROPOSALS = 100;
const MOST_TITLE = 120;

const hasText = (piece: FilePiece): boolean => piece.kind === 'item' || (piece.kind === 'text' && piece.blocks.length > 0);

/** One cut for each title of that level or above it, and the text before the first. */
function everyCut(pieces: readonly FilePiece[], level: number): Cut[] {
  const cuts: Cut[] = [{ title: null, under: [], pieces: [] }];
  let path: Title[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'title' && piece.level <= level) {
      path = path.filter((title) => title.level < piece.level);
      cuts.push({ title: piece, under: path.map(({ text }) => text), pieces: [] });
      path.push(piece);
    } else cuts.at(-1)?.pieces.push(piece);
  }
  return cuts;
}

const isFull = ({ pieces }: Cut): boolean => pieces.some(hasText);

/** What makes a clause: a title with nothing of its own only says what stands under it. */
const cutAt = (pieces: readonly FilePiece[], level: number): Cut[] => everyCut(pieces, level).filter(isFull);

/** The cuts that give nothing: no text, and no title under theirs to stand over. */
const bareCuts = (cuts: readonly Cut[]): Cut[] =>
  cuts.filter((cut, index) => {
    const next = cuts[index + 1]?.title;
    return !isFull(cut) && (cut.title === null ? cut.pieces.length > 0 : !next || next.level <= cut.title.level);
  });

/** A title that only names a piece: « RC », « Au cahier des clauses administratives particulières ». */
const PIECE_TITLES: readonly (readonly [RegExp, Piece])[] = [
  [/^(?:au |dans le |texte (?:du|pour le) )?(?:rc|r c|reglement (?:de (?:la )?)?consultation)(?: rc)?$/, 'rc'],
  [/^(?:au |dans le |texte (?:du|pour le) )?(?:ccap|ccp|c c a p|cahier des clauses administratives particulieres)(?: ccap)?$/, 'ccap'],
  [/^(?:au |dans le |texte (?:du|pour le) )?(?:cctp|c c t p|cahier des clauses techniques particulieres)(?: cctp)?$/, 'cctp'],
  [/^(?:a |dans )?(?:ae|acte (?:d )?engagement)(?: ae)?$/, 'ae'],
  [/^(?:a |dans )?(?:avis|avis de marche|aapc)$/, 'avis'],
  [/^(?:en )?annexes?$/, 'annexe'],
];
const namedPiece = (piece: FilePiece): Piece | null =>
  piece.kind === 'title' ? (PIECE_TITLES.find(([pattern]) => pattern.test(foldFrench(piece.text)))?.[1] ?? null) : null;

type Part = { piece: Piece | null; above: number; pieces: FilePiece[] };

/** The texts of a clause: one, or one for each title that names a piece. */
function partsOf({ title, pieces }: Cut, fallback: Piece | null): Part[] {
  const parts: Part[] = [
    { piece: fallback, above: title?.level ?? Math.min(8, ...pieces.flatMap((one) => (one.kind === 'title' ? [one.level - 1] : []))), pieces: [] },
  ];
  for (const piece of pieces) {
    const named = namedPiece(piece);
    if (named && piece.kind === 'title') parts.push({ piece: named, above: piece.level, pieces: [] });
    else parts.at(-1)?.pieces.push(piece);
  }
  const full = parts.filter((part) => part.pieces.some(hasText));
  // The same piece named twice is one text.
  return full.reduce<Part[]>((kept, part) => {
    const same = kept.find(({ piece }) => piece === part.piece);
    if (same) same.pieces.push(...part.pieces);
    else kept.push(part);
    return kept;
  }, []);
}

const firstWords = (blocks: readonly Block[]): string => {
  const line = blocksText(blocks).replace(/\s+/g, ' ').trim();
  return line.length <= 80 ? line : `${line.slice(0, 80).replace(/\s+\S*$/, '')}…`;
};

const pieceOfCut = (file: WordFile, { under, pieces, title }: Cut): Piece | null => {
  const named = [...under, title?.text ?? ''].flatMap((text) => PIECE_TITLES.find(([pattern]) => pattern.test(foldFrench(text)))?.[1] ?? []).at(-1);
  if (named) return named;
  const blocks = pieces.map(({ block }) => block);
  const held = new Set(blocks);
  return guessPiece({ blocks, paragraphs: file.paragraphs.filter(({ block }) => held.has(block)) }) ?? file.guessedPiece;
};

/** Clauses of the library found by their words, by the block that says them. */
function resembling(file: WordFile, words: readonly ClauseWords[]): Map<string, ClauseProposal['resembles']> {
  const titles = new Map(words.map(({ slug, title }) => [slug, title]));
  const found = existingClauses({ ...file, bookmarks: [] }, words, []);
  return new Map(found.map(({ slug, after }) => [after, { slug, title: titles.get(slug) ?? slug }]));
}

type Around = { file: WordFile; known: Map<string, ClauseProposal['resembles']>; name: string };

function proposalOf({ file, known, name }: Around, cut: Cut, rank: number): ClauseProposal {
  const losses = new Set<Loss>();
  const lose = (loss: Loss): void => void losses.add(loss);
  const written = partsOf(cut, pieceOfCut(file, cut)).map(({ piece, above, pieces }) => {
    const blocks = textBlocks(pieces, above, lose);
    if (blocks.length > LIMITS.blocks) lose('long');
    return { piece, blocks: blocks.slice(0, LIMITS.blocks) };
  });
  const { texts, variables } = readBlanks(written);
  const whole = texts.map(({ blocks }) => blocksText(blocks)).join('\n\n');
  const title = (cut.title?.text || name || firstWords(written[0]?.blocks ?? [])).slice(0, MOST_TITLE);
  return {
    rank,
    title,
    number: cut.title?.number ?? '',
    under: cut.under,
    texts,
    variables,
    ...guessClause(title, whole),
    resembles: cut.pieces.map(({ block }) => known.get(block.id)).find((one) => one) ?? null,
    lost: lostSentences(losses),
  };
}

/** « clause-insertion_v2.docx » → « Clause insertion v2 ». */
function nameOf(file: string): string {
  const plain = file
    .replace(/\.[A-Za-z]{2,5}$/, '')
    .replace(/[_-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** The whole file as one clause: its first title, when it opens the text, is that of the clause. */
function wholeCut(pieces: readonly FilePiece[]): Cut {
  const [first, ...rest] = pieces;
  const isTitle = first?.kind === 'title' && !rest.some((piece) => piece.kind === 'title' && piece.level <= first.level);
  return isTitle ? { title: first, under: [], pieces: rest } : { title: null, under: [], pieces: [...pieces] };
}

const levelsOf = (pieces: readonly FilePiece[]): { level: number; count: number }[] => {
  const used = new Set(pieces.flatMap((piece) => (piece.kind === 'title' && piece.level <= MOST_CUT_LEVEL ? [piece.level] : [])));
  return [{ level: 0, count: 1 }, ...[...used].toSorted((a, b) => a - b).map((level) => ({ level, count: cutAt(pieces, level).length }))];
};

/** Without being told: at the widest titles that give several clauses; a single clause stays whole. */
const usualLevel = (levels: readonly { level: number; count: number }[]): number => levels.find(({ count }) => count > 1)?.level ?? 0;

export const readClauses: Tasks['readClauses'] = async ({ data, name, level, words }) => {
  const file = openWord(data);
  if (isRefusal(file)) return file;
  const pieces = piecesOf(file);
  if (!pieces.some(hasText)) return empty();
  const levels = levelsOf(pieces);
  const wanted = level ?? usualLevel(levels);
  const every = wanted === 0 ? [wholeCut(pieces)] : everyCut(pieces, wanted);
  const cuts = every.filter(isFull);
  const kept = cuts.slice(0, MOST_PROPOSALS);
  const left = cuts.length - kept.length;
  const around: Around = { file, known: resembling(file, words), name: wanted === 0 ? nameOf(name) : '' };
  return {
    level: wanted,
    levels,
    items: kept.map((cut, index) => proposalOf(around, cut, index + 1)),
    total: cuts.length,
    warnings: [
      ...(left > 0
        ? [`Ce fichier donne ${cuts.length} clauses : les ${MOST_PROPOSALS} premières sont proposées. Coupez-le en plusieurs fichiers pour les autres.`]
        : []),
      ...bareWarnings(bareCuts(every)),
    ],
  };
};

/** A title without text makes no clause: it is named, with what stood under it that cannot be read. */
function bareWarnings(bare: readonly Cut[]): string[] {
  const titles = bare.flatMap(({ title }) => (title ? [title.text] : []));
  const losses = new Set(bare.flatMap(({ title, pieces }) => [...(title?.losses ?? []), ...pieces.flatMap(({ losses: met }) => met)]));
  return [...(titles.length > 0 ? [withoutTextSentence(titles)] : []), ...lostSentences(losses)];
}

const empty = (): Refusal =>
  refuse('UNREADABLE_FILE', 'Ce fichier ne contient aucun texte à reprendre.', {
    remedy: 'Vérifiez qu’il n’est pas fait d’images numérisées : il faut un texte que l’on peut sélectionner dans Word.',
  });
