import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { LabourShare, LabourShareChange, LabourShareList } from '#shared/api/hours.ts';
import { formatRate } from '#shared/format.ts';
import { LIMITS } from '#shared/limits.ts';
import { request } from '../../api.ts';
import { labourSharesQuery } from '../../queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { NumberInput } from '../../ui/NumberInput.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/Toast.tsx';

/** The organisation's own share for a trade, with where it comes from; null brings ours back. */
export function ShareDialog({ share, onClose }: { share: LabourShare; onClose: () => void }) {
  const client = useQueryClient();
  const [basisPoints, setBasisPoints] = useState<number | null>(share.shareBasisPoints);
  const [source, setSource] = useState(share.own ? (share.sources[0]?.title ?? '') : '');
  const [isAsked, setAsked] = useState(false);
  const save = useMutation({
    mutationFn: (body: LabourShareChange | null) =>
      request<LabourShareList>(`/api/hours/labour-shares/${encodeURIComponent(share.id)}`, body ? { method: 'PUT', body } : { method: 'DELETE' }),
    onSuccess: async (list, body) => {
      client.setQueryData(labourSharesQuery.queryKey, list);
      await client.invalidateQueries({ queryKey: ['hours'] });
      toast(body ? `«\u00a0${share.title}\u00a0»\u202f: votre part est gardée.` : `«\u00a0${share.title}\u00a0»\u202f: la part de Clausier est revenue.`);
      onClose();
    },
  });
  const submit = (): void => {
    setAsked(true);
    if (basisPoints !== null && basisPoints > 0) save.mutate({ shareBasisPoints: basisPoints, source: source.trim() });
  };
  return (
    <Dialog
      title={`Part de main-d’œuvre\u202f: ${share.title}`}
      isOpen
      onClose={onClose}
      actions={
        <>
          {share.own && <Button onPress={() => save.mutate(null)}>{`Revenir à ${formatRate(share.own.shippedBasisPoints)}`}</Button>}
          <Button variant="primary" onPress={submit} isBusy={save.isPending} busyLabel="Enregistrement…">
            Garder cette part
          </Button>
        </>
      }
    >
      <NumberInput
        label="Part du montant"
        unit="%"
        min={1}
        max={100}
        scale={100}
        value={basisPoints}
        onChange={setBasisPoints}
        error={isAsked && basisPoints === null ? 'Écrivez une part, en pour cent.' : undefined}
      />
      <TextField
        label="D’où vient cette part"
        help="Votre facilitateur, vos marchés passés, une étude… Sans source, elle reste un usage à confirmer."
        value={source}
        maxLength={LIMITS.shortText}
        onChange={setSource}
      />
      {save.error && <ProblemNotice error={save.error} />}
    </Dialog>
  );
}
