import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { Dialog, type DialogProps } from './Dialog.tsx';
import { ProblemNotice } from './ProblemNotice.tsx';

export type FormDialogProps = Pick<DialogProps, 'title' | 'size' | 'isDismissable' | 'onClose' | 'children'> & {
  submitLabel: string;
  busyLabel: string;
  isBusy: boolean;
  onSubmit: () => void;
  /** What the server refused; null when nothing. */
  error: unknown;
  /** What is missing, once asked; null when nothing. */
  fault?: string | null;
  /** Between the way out and what is sent. */
  more?: ReactNode;
};

/** What is typed then sent: one way out, one gesture, what is missing under the fields and what was refused under that. */
export function FormDialog({ submitLabel, busyLabel, isBusy, onSubmit, error, fault = null, more, onClose, children, ...dialog }: FormDialogProps) {
  const actions = (
    <>
      <Button onPress={onClose}>Annuler</Button>
      {more}
      <Button variant="primary" onPress={onSubmit} isBusy={isBusy} isLeaving busyLabel={busyLabel}>
        {submitLabel}
      </Button>
    </>
  );
  return (
    <Dialog {...dialog} isOpen onClose={onClose} actions={actions}>
      <div className="stack">
        {children}
        {fault !== null && (
          <p className="field__error" role="alert">
            {fault}
          </p>
        )}
      </div>
      {error !== null && <ProblemNotice error={error} />}
    </Dialog>
  );
}
