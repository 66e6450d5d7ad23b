import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { OwnClause, OwnClauseCreate } from '#shared/api/own-clauses.ts';
import { request } from '../../../api.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { ownClauseQuery, ownPath, refreshClauses } from './queries.ts';

const MOST_TITLE = 120;

/** A clause begun, then opened: from nothing, from one of Clausier's, from a text. */
export function useCreateClause() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (body: OwnClauseCreate) => request<OwnClause>(ownPath(), { method: 'POST', body }),
    onSuccess: async (clause) => {
      client.setQueryData(ownClauseQuery(clause.id).queryKey, clause);
      await navigate({ to: '/clauses/nos-clauses/$id', params: { id: clause.id } });
      void refreshClauses(client);
    },
  });
}

export function CreateDialog({ onClose }: { onClose: () => void }) {
  const [title, setTitle] = useState('');
  const [isAsked, setAsked] = useState(false);
  const create = useCreateClause();
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    setAsked(true);
    if (title.trim() && !create.isPending) create.mutate({ title: title.trim() });
  };
  return (
    <Dialog
      title="Écrire une clause"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Annuler</Button>
          <Button variant="primary" onPress={() => submit()} isBusy={create.isPending} isLeaving busyLabel="Création…">
            Créer et écrire
          </Button>
        </>
      }
    >
      <form onSubmit={submit} className="stack">
        <TextField
          label="Titre de la clause"
          help="Ce qu’elle demande, en quelques mots. Il se change ensuite."
          isRequired
          maxLength={MOST_TITLE}
          placeholder="Accueil de collégiens en stage"
          value={title}
          onChange={setTitle}
          error={isAsked && !title.trim() ? 'Donnez un titre à la clause.' : undefined}
        />
      </form>
      {create.isError && <ProblemNotice error={create.error} />}
    </Dialog>
  );
}
