import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Person } from '#shared/api/people.ts';
import { foldFrench } from '#shared/typography.ts';
import { request } from '../../../api.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { freshPeople, personPath } from '../queries.ts';

/** Erasing somebody: what goes, what stays, and their name typed to be sure. */
export function EraseDialog({ person, onClose, onErased }: { person: Person; onClose: () => void; onErased: () => void }) {
  const client = useQueryClient();
  const [typed, setTyped] = useState('');
  const erase = useMutation({
    mutationFn: () => request(personPath(person.id), { method: 'DELETE' }),
    onSuccess: async () => {
      onErased();
      await freshPeople(client);
    },
  });
  return (
    <Dialog
      title={`Effacer ${person.name}\u202f?`}
      isOpen
      onClose={onClose}
      role="alertdialog"
      actions={
        <>
          <Button onPress={onClose}>Annuler</Button>
          <Button
            variant="danger"
            isDisabled={foldFrench(typed) !== foldFrench(person.name)}
            onPress={() => erase.mutate()}
            isBusy={erase.isPending}
            busyLabel="Effacement…"
          >
            Effacer pour toujours
          </Button>
        </>
      }
    >
      <p>
        <strong>Disparaissent</strong>&#x202f;: nom, adresse, mot de passe, second facteur, sessions, rôles, équipes, partages qui lui étaient faits.
      </p>
      <p>
        <strong>Restent</strong>&#x202f;: les schémas et les consultations, et les lignes du journal, où le nom devient «&nbsp;Personne effacée&nbsp;».
      </p>
      <p>Les sauvegardes d’avant gardent ces données jusqu’à leur fin. Pour fermer un compte sans rien perdre, désactivez-le plutôt.</p>
      <TextField label={`Pour confirmer, écrivez «\u00a0${person.name}\u00a0»`} value={typed} onChange={setTyped} />
      {erase.isError && <ProblemNotice error={erase.error} />}
    </Dialog>
  );
}
