import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';

export type ConfirmDialogProps = {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  confirmLabel: string;
  onConfirm: () => void;
  isDanger?: boolean;
  isBusy?: boolean;
  children: ReactNode;
};

/** For what cannot be undone only; what can be undone happens at once, with an undo in the toast. */
export function ConfirmDialog({ title, isOpen, onClose, confirmLabel, onConfirm, isDanger = false, isBusy = false, children }: ConfirmDialogProps) {
  const actions = (
    <>
      <Button onPress={onClose}>Annuler</Button>
      <Button variant={isDanger ? 'danger' : 'primary'} onPress={() => !isBusy && onConfirm()} isBusy={isBusy} isLeaving>
        {confirmLabel}
      </Button>
    </>
  );
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose} role="alertdialog" actions={actions}>
      {children}
    </Dialog>
  );
}
