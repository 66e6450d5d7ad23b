/**
 * What differs between two contents of a clause, and between three: the base an adaptation started from, Clausier's text
 * now, ours. Promises: pure; every field and every piece is there, changed or not; words by words where both have text.
 */
import type { Block } from '../api/blocks.ts';
import { PIECES, type Piece } from '../api/clauses.ts';
import type { WordRun } from '../api/differences.ts';
import { type ClauseDifference, type ClauseUpdate, OWN_CLAUSE_FIELDS, type OwnClauseContent, type UPDATE_SIDES } from '../api/own-clauses.ts';
import { diffBlocks } from '../diff/blocks.ts';
import { diffWords } from '../diff/words.ts';
import { canonicalJson } from './canonical.ts';
import { fieldText, isPlainField, type Naming, type PlainField } from './field-text.ts';
import { FIELD_LABELS, SHORT_PIECE_LABELS } from './labels.ts';
import { inOrder } from './own-content.ts';

const same = (one: unknown, other: unknown): boolean => canonicalJson(one) === canonicalJson(other);

const blocksOf = ({ texts }: OwnClauseContent, piece: Piece): Block[] | null => texts.find((text) => text.piece === piece)?.blocks ?? null;

const labelsOf = (...contents: readonly OwnClauseContent[]): Record<string, string> =>
  Object.fromEntries(contents.flatMap(({ variables }) => variables.map(({ id, label }) => [id, label])));

function fieldRuns(field: PlainField, before: OwnClauseContent, after: OwnClauseContent, naming: Naming): WordRun[] {
  return diffWords(fieldText(field, before, naming), fieldText(field, after, naming));
}

const PLAIN_FIELDS = OWN_CLAUSE_FIELDS.filter(isPlainField);

/** Pieces that one of the contents writes, in the order of a consultation. */
const piecesOf = (...contents: readonly OwnClauseContent[]): Piece[] => PIECES.filter((piece) => contents.some((content) => blocksOf(content, piece) !== null));

function pieceState(before: Block[] | null, after: Block[] | null): ClauseDifference['pieces'][number]['state'] {
  if (before === null) return 'added';
  if (after === null) return 'removed';
  return same(before, after) ? 'same' : 'changed';
}

/** `from` and `to` are left to who knows what the two contents are. */
export function clauseDifference(before: OwnClauseContent, after: OwnClauseContent, naming: Naming): Omit<ClauseDifference, 'from' | 'to'> {
  const labels = labelsOf(before, after);
  const fields = PLAIN_FIELDS.map((field) => ({
    field,
    label: FIELD_LABELS[field],
    changed: !same(before[field], after[field]),
    runs: fieldRuns(field, before, after, naming),
  }));
  const pieces = piecesOf(before, after).map((piece) => {
    const [left, right] = [blocksOf(before, piece), blocksOf(after, piece)];
    return { piece, state: pieceState(left, right), lines: diffBlocks(left ?? [], right ?? [], labels) };
  });
  return { same: fields.every(({ changed }) => !changed) && pieces.every(({ state }) => state === 'same'), fields, pieces };
}

type Side = (typeof UPDATE_SIDES)[number];

/** Who changed it since the base. */
function sideOf(base: unknown, shipped: unknown, ours: unknown): Side {
  const [theirs, mine] = [!same(base, shipped), !same(base, ours)];
  if (theirs && mine) return same(shipped, ours) ? 'alike' : 'both';
  if (theirs) return 'shipped';
  return mine ? 'ours' : 'same';
}

type Three = { base: OwnClauseContent; shipped: OwnClauseContent; ours: OwnClauseContent };

/** Variable by variable: one that Clausier added for its text comes with it. */
function mergedVariables({ base, shipped, ours }: Three): OwnClauseContent['variables'] {
  const find = ({ variables }: OwnClauseContent, id: string) => variables.find((variable) => variable.id === id) ?? null;
  const ids = new Set([...ours.variables, ...shipped.variables].map(({ id }) => id));
  return [...ids].flatMap((id) => {
    const [before, theirs, mine] = [find(base, id), find(shipped, id), find(ours, id)];
    const kept = sideOf(before, theirs, mine) === 'shipped' ? theirs : mine;
    return kept === null ? [] : [kept];
  });
}

/** Ours, with what only Clausier changed; where both did, ours stays. */
export function mergedContent(three: Three): OwnClauseContent {
  const { base, shipped, ours } = three;
  const taken = Object.fromEntries(
    PLAIN_FIELDS.filter((field) => sideOf(base[field], shipped[field], ours[field]) === 'shipped').map((field) => [field, shipped[field]]),
  );
  const texts = piecesOf(base, shipped, ours).flatMap((piece) => {
    const [before, theirs, mine] = [blocksOf(base, piece), blocksOf(shipped, piece), blocksOf(ours, piece)];
    const kept = sideOf(before, theirs, mine) === 'shipped' ? theirs : mine;
    return kept === null ? [] : [{ piece, blocks: kept }];
  });
  return inOrder({ ...ours, ...taken, variables: mergedVariables(three), texts });
}

/** Each field and piece with what Clausier changed in it, and what we did. */
export function threeWay(three: Three, naming: Naming): Pick<ClauseUpdate, 'fields' | 'pieces'> {
  const { base, shipped, ours } = three;
  const labels = labelsOf(base, shipped, ours);
  return {
    fields: PLAIN_FIELDS.map((field) => ({
      field,
      label: FIELD_LABELS[field],
      state: sideOf(base[field], shipped[field], ours[field]),
      shipped: fieldRuns(field, base, shipped, naming),
      ours: fieldRuns(field, base, ours, naming),
    })),
    pieces: piecesOf(base, shipped, ours).map((piece) => {
      const [before, theirs, mine] = [blocksOf(base, piece), blocksOf(shipped, piece), blocksOf(ours, piece)];
      return {
        piece,
        label: SHORT_PIECE_LABELS[piece],
        state: sideOf(before, theirs, mine),
        shipped: diffBlocks(before ?? [], theirs ?? [], labels),
        ours: diffBlocks(before ?? [], mine ?? [], labels),
      };
    }),
  };
}
