import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Import, ImportKind } from '#shared/api/imports.ts';
import { request } from '../../../api.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { refreshFigures } from '../queries.ts';
import { importPath, refreshWithout, stopReading } from './queries.ts';

/** Stops a reading under way: the figures stay those of before. */
export function CancelDialog({ one, onClose }: { one: Import; onClose: () => void }) {
  const client = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => request<Import>(importPath(one.id, 'cancel'), { method: 'POST' }),
    onSuccess: onClose,
    onSettled: () => refreshFigures(client),
  });
  return (
    <ConfirmDialog
      title={`Arrêter l’import de «\u00a0${one.file}\u00a0»\u202f?`}
      isOpen
      onClose={onClose}
      confirmLabel="Arrêter l’import"
      isDanger
      isBusy={cancel.isPending}
      onConfirm={() => cancel.mutate()}
    >
      <p>La lecture s’arrête et rien n’est gardé de ce fichier. Les chiffres restent ceux d’avant.</p>
      {cancel.isError && <ProblemNotice error={cancel.error} />}
    </ConfirmDialog>
  );
}

const REMOVED: Record<ImportKind, string> = {
  contracts:
    'Les chiffres sont refaits sans lui, à partir des autres fichiers gardés\u202f: les marchés qu’il est seul à dire n’y sont plus. Ce que vous avez décidé ou saisi reste.',
  purchases: 'Les dépenses sont refaites sans lui, à partir des autres fichiers gardés. Les valeurs que vous avez saisies restent.',
  suppliers: 'Les fournisseurs que cette liste est seule à faire reconnaître ne le sont plus. Les achats, eux, restent.',
};

/** Takes a file away, with what only it said. */
export function RemoveDialog({ one, onClose, onRemoved }: { one: Import; onClose: () => void; onRemoved: () => void }) {
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => request<null>(importPath(one.id), { method: 'DELETE' }),
    onMutate: () => stopReading(client, one.id),
    onError: () => refreshFigures(client),
    onSuccess: async () => {
      toast(`«\u00a0${one.file}\u00a0» est retiré${one.state === 'done' ? '\u202f: les chiffres sont refaits sans lui' : ''}.`);
      onRemoved();
      await refreshWithout(client, one.id);
    },
  });
  return (
    <ConfirmDialog
      title={`Retirer «\u00a0${one.file}\u00a0»\u202f?`}
      isOpen
      onClose={onClose}
      confirmLabel="Retirer le fichier"
      isDanger
      isBusy={remove.isPending}
      onConfirm={() => remove.mutate()}
    >
      <p>
        {one.state === 'done' ? REMOVED[one.kind] : 'Rien de ce fichier n’est dans les chiffres\u202f: seule cette ligne disparaît, avec son compte rendu.'}
      </p>
      {one.state === 'done' && <p>Pour le remettre, il faudra l’importer de nouveau.</p>}
      {remove.isError && <ProblemNotice error={remove.error} />}
    </ConfirmDialog>
  );
}
