import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { InvitedPerson, PersonCreate } from '#shared/api/people.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Role } from '#shared/permissions.ts';
import { request } from '../../../api.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { freshPeople } from '../queries.ts';
import { IssuedLinkView } from './IssuedLinkView.tsx';
import { RolesField } from './RolesField.tsx';
import { TeamsField } from './TeamsField.tsx';

export const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+$/.test(text.trim());

function useInvitation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: PersonCreate) => request<InvitedPerson>('/api/people', { method: 'POST', body }),
    onSuccess: () => void freshPeople(client),
  });
}

type Invited = { name: string; email: string; roles: Role[]; teamIds: string[] };

const NOBODY: Invited = { name: '', email: '', roles: [], teamIds: [] };

/** Name, address, roles, teams; then the link to hand over, shown once: one dialog for both, so that the focus goes back where it came from. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const invite = useInvitation();
  const [typed, setTyped] = useState(NOBODY);
  const [isAsked, setAsked] = useState(false);
  const { name, email, roles, teamIds } = typed;
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    setAsked(true);
    if (!name.trim() || !isEmail(email) || roles.length === 0 || invite.isPending) return;
    invite.mutate({ name: name.trim(), email: email.trim(), roles, teamIds });
  };
  const made = invite.data;
  return (
    <Dialog
      title={made ? `Invitation créée pour ${made.person.name}` : 'Inviter une personne'}
      isOpen
      onClose={onClose}
      size={made ? 'normal' : 'wide'}
      isDismissable={!made && name === '' && email === ''}
      actions={
        !made && (
          <>
            <Button onPress={onClose}>Annuler</Button>
            <Button variant="primary" onPress={() => submit()} isBusy={invite.isPending} busyLabel="Invitation…">
              Créer l’invitation
            </Button>
          </>
        )
      }
    >
      {made ? (
        <IssuedLinkView link={made.link} name={made.person.name} email={made.person.email} />
      ) : (
        <form className="stack" onSubmit={submit} noValidate>
          <InviteFields value={typed} onChange={(change) => setTyped({ ...typed, ...change })} isAsked={isAsked} />
          {/* Enter in a field sends the form, as everywhere. */}
          <button type="submit" hidden />
        </form>
      )}
      {invite.isError && <ProblemNotice error={invite.error} />}
    </Dialog>
  );
}

function InviteFields({ value, onChange, isAsked }: { value: Invited; onChange: (change: Partial<Invited>) => void; isAsked: boolean }) {
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const { name, email, roles, teamIds } = value;
  return (
    <>
      <div className="form-pair">
        <TextField
          ref={first}
          label="Nom"
          isRequired
          maxLength={LIMITS.personName}
          value={name}
          onChange={(text) => onChange({ name: text })}
          error={isAsked && !name.trim() ? 'Écrivez le nom de la personne.' : undefined}
        />
        <TextField
          label="Adresse électronique"
          type="email"
          isRequired
          maxLength={LIMITS.email}
          value={email}
          onChange={(text) => onChange({ email: text })}
          error={isAsked && !isEmail(email) ? 'Écrivez une adresse, par exemple prenom.nom@exemple.fr.' : undefined}
        />
      </div>
      <RolesField
        value={roles}
        onChange={(chosen) => onChange({ roles: chosen })}
        error={isAsked && roles.length === 0 ? 'Choisissez au moins un rôle.' : undefined}
      />
      <TeamsField value={teamIds} onChange={(chosen) => onChange({ teamIds: chosen })} />
    </>
  );
}
