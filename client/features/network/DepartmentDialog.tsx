import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Department } from '#shared/api/network.ts';
import { LIMITS } from '#shared/limits.ts';
import { counted } from '#shared/format.ts';
import { request } from '../../api.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/Toast.tsx';
import { networkPath, refreshNetwork } from './queries.ts';

const namesOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];

/** Renames one department, or adds several at once, one a line: those that were added leave the list when another is refused. */
export function DepartmentDialog({ department, onClose }: { department: Department | null; onClose: () => void }) {
  const client = useQueryClient();
  const [typed, setTyped] = useState(department?.name ?? '');
  const [isAsked, setAsked] = useState(false);
  const names = department ? [typed.trim()].filter(Boolean) : namesOf(typed);
  const save = useMutation({
    mutationFn: async () => {
      if (department) return request<Department>(networkPath('departments', department.id), { method: 'PATCH', body: { name: names[0] } });
      for (const [index, name] of names.entries()) {
        await request<Department>(networkPath('departments'), { method: 'POST', body: { name } });
        setTyped(names.slice(index + 1).join('\n'));
      }
      return null;
    },
    onSuccess: () => {
      toast(department ? 'La direction est renommée.' : `${counted(names.length, 'direction')} au réseau.`);
      onClose();
    },
    onSettled: () => refreshNetwork(client),
  });
  const tooLong = names.find((name) => name.length > LIMITS.personName);
  const fault = tooLong ? `Une ligne dépasse ${LIMITS.personName} caractères.` : isAsked && names.length === 0 ? 'Écrivez au moins un nom.' : undefined;
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    setAsked(true);
    if (names.length > 0 && !tooLong && !save.isPending) save.mutate();
  };
  return (
    <Dialog
      title={department ? `Renommer «\u00a0${department.name}\u00a0»` : 'Ajouter des directions'}
      isOpen
      onClose={onClose}
      isDismissable={typed === (department?.name ?? '')}
      actions={
        <>
          <Button onPress={onClose}>Annuler</Button>
          <Button variant="primary" onPress={() => submit()} isBusy={save.isPending} isLeaving busyLabel="Enregistrement…">
            {department ? 'Renommer' : 'Ajouter'}
          </Button>
        </>
      }
    >
      <form onSubmit={submit}>
        {department ? (
          <TextField label="Nom de la direction" isRequired maxLength={LIMITS.personName} value={typed} onChange={setTyped} error={fault} />
        ) : (
          <TextArea label="Noms des directions" help="Une par ligne." isRequired rows={5} value={typed} onChange={setTyped} error={fault} />
        )}
      </form>
      {save.isError && <ProblemNotice error={save.error} />}
    </Dialog>
  );
}
