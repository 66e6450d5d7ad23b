/** The filters of the references list, as they stand in the address. */
import type { LegalReference } from '#shared/api/references.ts';
import { isKeyOf, STATUS_LABELS } from '../../labels.ts';

export type LawSearch = { cherche?: string; texte?: string; statut?: LegalReference['status'] };

/** Reads an address; unknown values are left out. */
export function readLawSearch({ cherche, texte, statut }: Record<string, unknown>): LawSearch {
  return {
    ...(typeof cherche === 'string' && cherche.trim() ? { cherche: cherche.slice(0, 200) } : {}),
    ...(typeof texte === 'string' && texte ? { texte } : {}),
    ...(isKeyOf(STATUS_LABELS, statut) ? { statut } : {}),
  };
}
