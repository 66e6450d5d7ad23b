import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Tender, TenderCreate } from '#shared/api/tenders.ts';
import { LIMITS } from '#shared/limits.ts';
import { request } from '../../../api.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { FIRST_STEP } from '../addresses.ts';
import { tenderKeys } from '../queries.ts';

/** A title, and the consultation opens at its first step. */
export function NewTenderDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const [title, setTitle] = useState('');
  const [isAsked, setAsked] = useState(false);
  useEffect(() => field.current?.focus(), []);
  const create = useMutation({
    mutationFn: (body: TenderCreate) => request<Tender>('/api/tenders', { method: 'POST', body }),
    onSuccess: async ({ id }) => {
      void client.invalidateQueries({ queryKey: tenderKeys.list });
      await navigate({ to: '/consultations/$id/$step', params: { id, step: FIRST_STEP }, search: {} });
    },
  });
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    setAsked(true);
    if (title.trim() && !create.isPending) create.mutate({ title: title.trim() });
  };
  return (
    <Dialog
      title="Nouvelle consultation"
      isOpen
      onClose={onClose}
      isDismissable={title === ''}
      actions={
        <>
          <Button onPress={onClose}>Annuler</Button>
          <Button variant="primary" onPress={() => submit()} isBusy={create.isPending} busyLabel="Création…">
            Créer la consultation
          </Button>
        </>
      }
    >
      <form onSubmit={submit}>
        <TextField
          ref={field}
          label="Titre"
          help="Il se modifie à tout moment."
          placeholder="Rénovation du collège, entretien des espaces verts…"
          isRequired
          maxLength={LIMITS.title}
          value={title}
          onChange={setTitle}
          error={isAsked && !title.trim() ? 'Donnez un titre à la consultation.' : undefined}
        />
      </form>
      {create.isError && <ProblemNotice error={create.error} />}
    </Dialog>
  );
}
