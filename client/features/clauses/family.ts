/** Small readings of a clause family, shared by the pane and the page. */
import type { ClauseFamily, Piece } from '#shared/api/clauses.ts';
import { BUILT_IN_VARIABLES } from '#shared/clause/variables.ts';
import { PIECE_LABELS, PIECE_NAMES } from '../../labels.ts';
import type { TabItem } from '../../ui/Tabs.tsx';

const READING_ORDER: readonly Piece[] = ['ccap', 'cctp', 'rc', 'ae', 'avis', 'annexe'];

/** The piece to open: the one asked for, else the one where the obligation is written. */
export function firstPiece({ pieces }: Pick<ClauseFamily, 'pieces'>, wanted?: Piece): Piece {
  if (wanted && pieces.includes(wanted)) return wanted;
  return READING_ORDER.find((piece) => pieces.includes(piece)) ?? 'ccap';
}

export const pieceTabs = ({ texts }: ClauseFamily): TabItem<Piece>[] =>
  texts.map(({ piece }) => ({ id: piece, label: PIECE_LABELS[piece], name: PIECE_NAMES[piece] }));

/** Labels of every variable a text can hold, by id. */
export const variableLabels = ({ variables }: ClauseFamily): Record<string, string> => ({
  ...Object.fromEntries(BUILT_IN_VARIABLES),
  ...Object.fromEntries(variables.map(({ id, label }) => [id, label])),
});
