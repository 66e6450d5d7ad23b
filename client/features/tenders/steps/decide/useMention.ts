import { useQueryClient } from '@tanstack/react-query';
import { tenderClause } from '#shared/tender/clause.ts';
import { ccagsQuery, clauseQuery } from '../../../../queries.ts';
import { toastProblem } from '../../../../ui/Toast.tsx';
import type { TenderWorkspace } from '../../workspace.ts';

/** Writes the sentence that announces the reservation, as the family words it in the notice; what was typed stays. */
export function useMention({ tender, changeLot, onDay }: TenderWorkspace): (lotId: string, slug: string) => void {
  const client = useQueryClient();
  const write = async (lotId: string, slug: string): Promise<void> => {
    try {
      const [family, ccags] = await Promise.all([client.fetchQuery(clauseQuery(slug, onDay)), client.fetchQuery(ccagsQuery)]);
      const ccag = ccags.items.find(({ id }) => id === tender.procedure.ccag) ?? null;
      changeLot(lotId, (lot) => {
        if (lot.reservation.noticeMention.trim()) return lot;
        const notice = tenderClause(family, tender, lot, ccag, onDay).texts.find(({ piece }) => piece === 'avis');
        return notice ? { ...lot, reservation: { ...lot.reservation, noticeMention: notice.text } } : lot;
      });
    } catch (error) {
      toastProblem(error);
    }
  };
  return (lotId, slug) => void write(lotId, slug);
}
