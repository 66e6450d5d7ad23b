/**
 * The review of clauses read in a Word file, kept in this tab until it is done: a reload finds it again, with what was changed in
 * each proposal and what became of it. The file itself is not kept: another cut asks for it again.
 */
import { useState } from 'react';
import type { ClauseImport, ClauseProposal } from '#shared/api/clause-import.ts';
import type { Piece } from '#shared/api/clauses.ts';
import type { OwnClauseCreate } from '#shared/api/own-clauses.ts';
import { LIMITS } from '#shared/limits.ts';
import { readStored, writeStored } from '../../../stored.ts';

export type Outcome = { kind: 'accepted'; id: string } | { kind: 'skipped' };
export type Review = { found: ClauseImport; outcomes: Readonly<Record<number, Outcome>> };

const KEY = 'clausier.clauseImport';
const tab = (): Storage => sessionStorage;

const isReview = (value: unknown): value is Review =>
  typeof value === 'object' &&
  value !== null &&
  'found' in value &&
  typeof value.found === 'object' &&
  value.found !== null &&
  'items' in value.found &&
  'outcomes' in value;

export type Reviewing = {
  review: Review | null;
  /** Puts another reading in place; null ends the review. */
  begin: (found: ClauseImport | null) => void;
  change: (rank: number, part: Partial<ClauseProposal>) => void;
  settle: (rank: number, outcome: Outcome | null) => void;
};

export function useReview(): Reviewing {
  const [review, setReview] = useState<Review | null>(() => {
    const kept = readStored(tab, KEY);
    return isReview(kept) ? kept : null;
  });
  const keep = (change: (current: Review | null) => Review | null): void =>
    setReview((current) => {
      const next = change(current);
      writeStored(tab, KEY, next);
      return next;
    });
  return {
    review,
    begin: (found) => keep(() => (found ? { found, outcomes: {} } : null)),
    change: (rank, part) =>
      keep(
        (current) =>
          current && { ...current, found: { ...current.found, items: current.found.items.map((item) => (item.rank === rank ? { ...item, ...part } : item)) } },
      ),
    settle: (rank, outcome) =>
      keep((current) => {
        if (!current) return null;
        const { [rank]: _, ...others } = current.outcomes;
        return { ...current, outcomes: outcome ? { ...others, [rank]: outcome } : others };
      }),
  };
}

/** The first one still to review after a rank, else from the start; null when all are. */
export function nextToReview({ found, outcomes }: Review, after: number): number | null {
  const left = found.items.filter(({ rank }) => outcomes[rank] === undefined);
  return (left.find(({ rank }) => rank > after) ?? left[0])?.rank ?? null;
}

/** What keeps a proposal from becoming a draft; null when nothing does. */
export function proposalFault({ title, texts }: ClauseProposal): string | null {
  if (title.trim() === '') return 'Donnez un titre à la clause.';
  if (texts.some(({ piece }) => piece === null)) return 'Dites dans quelle pièce du marché va le texte.';
  const pieces = texts.map(({ piece }) => piece);
  return new Set(pieces).size < pieces.length ? 'Deux textes vont dans la même pièce\u202f: changez l’un des deux.' : null;
}

const isPlaced = (text: ClauseProposal['texts'][number]): text is { piece: Piece; blocks: ClauseProposal['texts'][number]['blocks'] } => text.piece !== null;

/** A proposal as a draft to create: what the person kept of it, and the file it comes from. */
export function draftOf({ title, number, texts, variables, levers, themes, contractTypes }: ClauseProposal, file: string): OwnClauseCreate {
  return {
    title: title.trim(),
    content: { texts: texts.filter(isPlaced), variables, levers, themes, contractTypes },
    origin: { file: file.slice(0, LIMITS.shortText), heading: number.slice(0, LIMITS.shortText) },
  };
}
