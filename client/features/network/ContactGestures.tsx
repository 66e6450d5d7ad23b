import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Contact } from '#shared/api/network.ts';
import { formatDay } from '#shared/format.ts';
import { request } from '../../api.ts';
import { today } from '../../lawDay.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { DayInput } from '../../ui/DayInput.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { toast } from '../../ui/Toast.tsx';
import { networkPath, refreshNetwork } from './queries.ts';

type GestureProps = { contact: Contact; onClose: () => void };

/** The day from which they no longer are; the sheet stays, in the register of those who were. */
export function EndDialog({ contact, onClose }: GestureProps) {
  const client = useQueryClient();
  const [until, setUntil] = useState<string | null>(today());
  const save = useMutation({
    mutationFn: (day: string) =>
      request<Contact>(networkPath('contacts', contact.id), { method: 'PATCH', body: { until: day }, ifMatch: `"${contact.revision}"` }),
    onSuccess: async (_saved, day) => {
      toast(`${contact.name} n’est plus en fonction à partir du ${formatDay(day)}.`);
      onClose();
      await refreshNetwork(client);
    },
  });
  return (
    <Dialog
      title={`Fin de fonction de ${contact.name}`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Annuler</Button>
          <Button
            variant="primary"
            isDisabled={until === null}
            isBusy={save.isPending}
            isLeaving
            busyLabel="Enregistrement…"
            onPress={() => until && !save.isPending && save.mutate(until)}
          >
            Enregistrer la fin
          </Button>
        </>
      }
    >
      <DayInput label="Premier jour où la fonction n’est plus tenue" value={until} onChange={setUntil} />
      <p className="soft">La fiche reste au registre, parmi les fonctions terminées. Elle ne compte plus dans la couverture.</p>
      {save.isError && <ProblemNotice error={save.error} />}
    </Dialog>
  );
}

export function RemoveContactDialog({ contact, onClose }: GestureProps) {
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => request(networkPath('contacts', contact.id), { method: 'DELETE' }),
    onSuccess: async () => {
      toast(`La fiche de ${contact.name} est retirée.`);
      onClose();
      await refreshNetwork(client);
    },
  });
  return (
    <ConfirmDialog
      title={`Retirer la fiche de ${contact.name}\u202f?`}
      isOpen
      onClose={onClose}
      confirmLabel="Retirer la fiche"
      isDanger
      isBusy={remove.isPending}
      onConfirm={() => remove.mutate()}
    >
      <p>La fiche et ses coordonnées sont effacées. Si la personne change de poste, préférez «&#xa0;Fin de fonction&#xa0;»&#x202f;: la fiche reste.</p>
      {remove.isError && <ProblemNotice error={remove.error} />}
    </ConfirmDialog>
  );
}
