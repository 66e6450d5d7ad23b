import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { LIMITS } from '#shared/limits.ts';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { toast } from '../../ui/Toast.tsx';
import { FormShell } from './FormShell.tsx';
import { useForm } from './form.ts';
import { changePassword, sessionsKey } from './requests.ts';

/** A new password closes the other sessions: whoever knew the old one is out. */
export function PasswordSection() {
  const base = useId();
  const ids = { current: `${base}current`, next: `${base}next` };
  const form = useForm(ids);
  const client = useQueryClient();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const submit = (): void =>
    form.submit(
      [
        current === '' && { path: ids.current, message: 'Écrivez votre mot de passe actuel.' },
        [...next].length < LIMITS.passwordLength && { path: ids.next, message: `Choisissez un mot de passe d’au moins ${LIMITS.passwordLength} caractères.` },
      ],
      async () => {
        await changePassword({ current, next });
        setCurrent('');
        setNext('');
        toast('Le mot de passe est changé. Vos autres sessions sont fermées.');
        await client.invalidateQueries({ queryKey: sessionsKey });
      },
    );
  return (
    <section aria-labelledby="mot-de-passe">
      <h2 id="mot-de-passe">Mot de passe</h2>
      <FormShell form={form} onSubmit={submit} label="Changer le mot de passe" busyLabel="Changement…">
        <PasswordField
          id={ids.current}
          label="Mot de passe actuel"
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
          error={form.faultOf(ids.current)}
        />
        <PasswordField
          id={ids.next}
          label="Nouveau mot de passe"
          help={`${LIMITS.passwordLength} caractères au moins. Le plus simple\u202f: quatre mots sans rapport entre eux.`}
          autoComplete="new-password"
          value={next}
          onChange={setNext}
          error={form.faultOf(ids.next)}
        />
      </FormShell>
    </section>
  );
}
