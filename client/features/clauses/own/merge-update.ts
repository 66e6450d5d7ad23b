/** What the person keeps of two texts, made into one content. Pure. */
import type { Block } from '#shared/api/blocks.ts';
import type { Piece } from '#shared/api/clauses.ts';
import type { ClauseUpdate, OwnClauseContent, OwnClauseField } from '#shared/api/own-clauses.ts';

export type Side = 'ours' | 'shipped' | 'written';
/** By field or piece; `written`: the text of a piece, written by hand. */
export type Choices = { fields: Partial<Record<OwnClauseField, Side>>; pieces: Partial<Record<Piece, Side>>; written: Partial<Record<Piece, Block[]>> };

/** Only Clausier changed it, or both did: the rest has nothing to decide. */
const isAsked = ({ state }: { state: string }): boolean => state === 'shipped' || state === 'both';
export const askedFields = ({ fields }: ClauseUpdate) => fields.filter((field) => field.field !== 'texts' && isAsked(field));
export const askedPieces = ({ pieces }: ClauseUpdate) => pieces.filter(isAsked);

/** What only Clausier changed is proposed; where both changed, the person says. */
export const firstChoices = (update: ClauseUpdate): Choices => ({
  fields: Object.fromEntries(askedFields(update).flatMap(({ field, state }) => (state === 'shipped' ? [[field, 'shipped']] : []))),
  pieces: Object.fromEntries(askedPieces(update).flatMap(({ piece, state }) => (state === 'shipped' ? [[piece, 'shipped']] : []))),
  written: {},
});

/** How many are still to decide. */
export const undecided = (update: ClauseUpdate, { fields, pieces }: Choices): number =>
  askedFields(update).filter(({ field }) => !fields[field]).length + askedPieces(update).filter(({ piece }) => !pieces[piece]).length;

const textIn = ({ texts }: OwnClauseContent, piece: Piece) => texts.find((text) => text.piece === piece);

/** Ours, with what was chosen in place; a piece that the chosen side does not have goes. */
export function mergedContent({ ours, shipped }: Pick<ClauseUpdate, 'ours' | 'shipped'>, choices: Choices): OwnClauseContent {
  if (!shipped) return ours;
  const content: OwnClauseContent = { ...ours };
  const take = <K extends OwnClauseField>(field: K): void => {
    content[field] = shipped[field];
  };
  for (const [field, side] of Object.entries(choices.fields)) {
    const known = isField(ours, field) ? field : null;
    if (known && side === 'shipped') take(known);
  }
  content.texts = [...new Set([...ours.texts, ...shipped.texts].map(({ piece }) => piece))].flatMap((piece) => {
    const side = choices.pieces[piece] ?? 'ours';
    const written = choices.written[piece];
    if (side === 'written' && written) return [{ piece, blocks: written }];
    return textIn(side === 'shipped' ? shipped : ours, piece) ?? [];
  });
  return content;
}

const isField = (content: OwnClauseContent, name: string): name is OwnClauseField => name in content;
