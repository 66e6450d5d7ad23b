import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { joinRoom, type Seat } from './queries.ts';
import { Button } from '../../ui/Button.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { TextField } from '../../ui/TextField.tsx';

const CODE_DIGITS = 6;
const NAME = 40;

/** A first name or a nickname, and the code of the screen. */
export function PhoneJoin({ code: scanned, onJoin }: { code: string; onJoin: (seat: Seat) => void }) {
  const [code, setCode] = useState(scanned);
  const [name, setName] = useState('');
  const [isAsked, setAsked] = useState(false);
  const digits = code.replace(/\D/g, '');
  const join = useMutation({
    mutationFn: () => joinRoom({ code: digits, name: name.trim() }),
    onSuccess: (seat) => onJoin({ ...seat, code: digits }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (digits.length === CODE_DIGITS && name.trim() && !join.isPending) join.mutate();
  };
  return (
    <div className="phone">
      <PageHeader title="Entrer dans la salle" documentTitle="Salle" />
      <form className="phone__form" onSubmit={submit} noValidate>
        <TextField
          label="Code à six chiffres"
          help="Il est sur l’écran de la salle."
          isRequired
          inputMode="numeric"
          maxLength={9}
          value={code}
          onChange={setCode}
          error={isAsked && digits.length !== CODE_DIGITS ? 'Écrivez les six chiffres du code.' : undefined}
        />
        <TextField
          label="Prénom ou surnom"
          help="Il s’affiche dans la salle, et il est effacé le lendemain."
          isRequired
          maxLength={NAME}
          value={name}
          onChange={setName}
          error={isAsked && !name.trim() ? 'Écrivez un prénom ou un surnom.' : undefined}
        />
        {join.isError && <ProblemNotice error={join.error} />}
        <Button type="submit" variant="primary" isBusy={join.isPending} isLeaving busyLabel="Entrée…">
          Entrer
        </Button>
      </form>
    </div>
  );
}
