import type { ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { ErrorSummary } from '../../ui/ErrorSummary.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import type { Form } from './form.ts';
import './account.css';

export type FormShellProps = {
  form: Form;
  onSubmit: () => void;
  label: string;
  busyLabel: string;
  /** Beside the button that sends. */
  actions?: ReactNode;
  children: ReactNode;
  isDanger?: boolean;
};

const waitSentence = (seconds: number): string =>
  seconds > 90
    ? `Nouvel essai possible dans ${Math.ceil(seconds / 60)}\u00a0minutes.`
    : `Nouvel essai possible dans ${seconds}\u00a0seconde${seconds > 1 ? 's' : ''}.`;

/** A form of accounts: faults at the head, fields, what was refused, one button. */
export function FormShell({ form, onSubmit, label, busyLabel, actions, children, isDanger = false }: FormShellProps) {
  return (
    <form
      className="account-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <ErrorSummary faults={form.faults} />
      {form.error !== null && <ProblemNotice error={form.error} />}
      {children}
      <div className="row">
        <Button type="submit" variant={isDanger ? 'danger' : 'primary'} isDisabled={form.wait > 0}>
          {form.isBusy ? busyLabel : label}
        </Button>
        {/* The form may be gone with the answer: the kit's own announcement of a busy button would then name nothing. */}
        <span role="status" className="visually-hidden">
          {form.isBusy && busyLabel}
        </span>
        {actions}
      </div>
      {form.wait > 0 && (
        <p className="soft small" role="timer">
          {waitSentence(form.wait)}
        </p>
      )}
    </form>
  );
}
