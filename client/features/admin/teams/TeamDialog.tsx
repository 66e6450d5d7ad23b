import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Team } from '#shared/api/people.ts';
import { LIMITS } from '#shared/limits.ts';
import { request } from '../../../api.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { freshPeople, teamPath } from '../queries.ts';

/** The name of a team, new or changed. */
export function TeamDialog({ team, onClose }: { team: Team | null; onClose: () => void }) {
  const client = useQueryClient();
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(team?.name ?? '');
  const [isAsked, setAsked] = useState(false);
  useEffect(() => field.current?.focus(), []);
  const save = useMutation({
    mutationFn: (body: { name: string }) => request<Team>(team ? teamPath(team.id) : '/api/teams', { method: team ? 'PATCH' : 'POST', body }),
    onSuccess: async () => {
      toast(team ? 'L’équipe est renommée.' : `L’équipe «\u00a0${name.trim()}\u00a0» existe\u202f: choisissez ses membres.`);
      onClose();
      await freshPeople(client);
    },
  });
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    setAsked(true);
    if (name.trim() && !save.isPending) save.mutate({ name: name.trim() });
  };
  return (
    <Dialog
      title={team ? `Renommer «\u00a0${team.name}\u00a0»` : 'Nouvelle équipe'}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Annuler</Button>
          <Button variant="primary" onPress={() => submit()} isBusy={save.isPending} busyLabel="Enregistrement…">
            {team ? 'Renommer' : 'Créer l’équipe'}
          </Button>
        </>
      }
    >
      <form onSubmit={submit}>
        <TextField
          ref={field}
          label="Nom de l’équipe"
          isRequired
          maxLength={LIMITS.personName}
          placeholder="Achats, Direction des routes…"
          value={name}
          onChange={setName}
          error={isAsked && !name.trim() ? 'Donnez un nom à l’équipe.' : undefined}
        />
      </form>
      {save.isError && <ProblemNotice error={save.error} />}
    </Dialog>
  );
}
