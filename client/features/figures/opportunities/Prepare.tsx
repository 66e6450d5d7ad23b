import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Contract } from '#shared/api/indicators.ts';
import type { Tender } from '#shared/api/tenders.ts';
import { request } from '../../../api.ts';
import { Button } from '../../../ui/Button.tsx';
import { toast, toastProblem } from '../../../ui/Toast.tsx';
import { FIRST_STEP } from '../../tenders/addresses.ts';
import { tenderKeys, tenderPath } from '../../tenders/queries.ts';
import { objectWords } from '../contracts/contract-columns.tsx';
import { tenderChanges, tenderTitle } from './prepare.ts';

/** Starts the consultation that follows a contract, filled with what is known, and opens it. */
export function Prepare({ contract }: { contract: Contract }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const fill = async (tender: Tender): Promise<void> => {
    const [lot] = tender.lots;
    if (!lot) return;
    try {
      await request<Tender>(tenderPath(tender.id), { method: 'PATCH', body: tenderChanges(contract, lot), ifMatch: `"${tender.revision}"` });
      toast('La consultation est prête\u202f: relisez ce qui vient du marché qui finit.');
    } catch (error) {
      // It exists, with its title: what could not be taken over is typed there.
      toastProblem(error);
    }
  };
  const prepare = useMutation({
    mutationFn: async () => {
      const tender = await request<Tender>('/api/tenders', { method: 'POST', body: { title: tenderTitle(contract) } });
      await fill(tender);
      return tender;
    },
    onSuccess: async ({ id }) => {
      void client.invalidateQueries({ queryKey: tenderKeys.list });
      await navigate({ to: '/consultations/$id/$step', params: { id, step: FIRST_STEP }, search: {} });
    },
    onError: toastProblem,
  });
  return (
    <Button
      onPress={() => !prepare.isPending && prepare.mutate()}
      isBusy={prepare.isPending}
      isLeaving
      busyLabel="Création…"
      aria-label={`Préparer la consultation\u202f: ${objectWords(contract)}`}
    >
      Préparer la consultation
    </Button>
  );
}
