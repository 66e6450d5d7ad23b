/** The filters of the clause list, as they stand in the address. What is not understood is dropped. */
import type { CcagId, ContractType, Lever, Piece, Theme } from '#shared/api/clauses.ts';
import { CPV_DIVISIONS } from '../../cpv.ts';
import { CCAG_LABELS, CONTRACT_TYPE_LABELS, isKeyOf, LEVER_LABELS, PIECE_LABELS, THEME_LABELS } from '../../labels.ts';

export type ClauseSearch = {
  q?: string;
  lever?: Lever;
  piece?: Piece;
  contractType?: ContractType;
  theme?: Theme;
  cpv?: string;
  ccag?: CcagId;
  /** The clause shown in the reading pane. */
  vue?: string;
  /** Only those of the organisation. */
  notre?: 'oui';
  /** Clausier's own text, where the organisation adapted it. */
  origine?: 'clausier';
};

const MAX_QUERY = 200;

/** Reads an address; unknown values are left out. */
export function readClauseSearch(raw: Record<string, unknown>): ClauseSearch {
  const { q, lever, piece, contractType, theme, cpv, ccag, vue, notre, origine } = raw;
  return {
    ...(typeof q === 'string' && q.trim() ? { q: q.slice(0, MAX_QUERY) } : {}),
    ...(isKeyOf(LEVER_LABELS, lever) ? { lever } : {}),
    ...(isKeyOf(PIECE_LABELS, piece) ? { piece } : {}),
    ...(isKeyOf(CONTRACT_TYPE_LABELS, contractType) ? { contractType } : {}),
    ...(isKeyOf(THEME_LABELS, theme) ? { theme } : {}),
    ...(isKeyOf(CPV_DIVISIONS, cpv) ? { cpv } : {}),
    ...(isKeyOf(CCAG_LABELS, ccag) ? { ccag } : {}),
    ...(typeof vue === 'string' && vue ? { vue } : {}),
    ...(notre === 'oui' ? { notre } : {}),
    ...(origine === 'clausier' ? { origine } : {}),
  };
}
