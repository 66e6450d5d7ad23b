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

/** Name, address, roles, teams; then the link to hand over, shown once. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const invite = useInvitation();
  if (invite.data)
    return (
      <Dialog title={`Invitation créée pour ${invite.data.person.name}`} isOpen onClose={onClose} isDismissable={false}>
        <IssuedLinkView link={invite.data.link} name={invite.data.person.name} email={invite.data.person.email} />
      </Dialog>
    );
  return <InviteForm invite={invite} onClose={onClose} />;
}

function InviteForm({ invite, onClose }: { invite: ReturnType<typeof useInvitation>; onClose: () => void }) {
  const first = useRef<HTMLInputElement>(null);
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [roles, setRoles] = useState<Role[]>([]);
  const [teamIds, setTeamIds] = useState<string[]>([]);
  const [isAsked, setAsked] = useState(false);
  useEffect(() => first.current?.focus(), []);
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    setAsked(true);
    if (!name.trim() || !isEmail(email) || roles.length === 0 || invite.isPending) return;
    invite.mutate({ name: name.trim(), email: email.trim(), roles, teamIds });
  };
  return (
    <Dialog
      title="Inviter une personne"
      isOpen
      onClose={onClose}
      size="wide"
      isDismissable={name === '' && email === ''}
      actions={
        <>
          <Button onPress={onClose}>Annuler</Button>
          <Button variant="primary" onPress={() => submit()} isBusy={invite.isPending} busyLabel="Invitation…">
            Créer l’invitation
          </Button>
        </>
      }
    >
      <form className="stack" onSubmit={submit} noValidate>
        <div className="form-pair">
          <TextField
            ref={first}
            label="Nom"
            isRequired
            maxLength={LIMITS.personName}
            value={name}
            onChange={setName}
            error={isAsked && !name.trim() ? 'Écrivez le nom de la personne.' : undefined}
          />
          <TextField
            label="Adresse électronique"
            type="email"
            isRequired
            maxLength={LIMITS.email}
            value={email}
            onChange={setEmail}
            error={isAsked && !isEmail(email) ? 'Écrivez une adresse, par exemple prenom.nom@exemple.fr.' : undefined}
          />
        </div>
        <RolesField value={roles} onChange={setRoles} error={isAsked && roles.length === 0 ? 'Choisissez au moins un rôle.' : undefined} />
        <TeamsField value={teamIds} onChange={setTeamIds} />
        {/* Enter in a field sends the form, as everywhere. */}
        <button type="submit" hidden />
      </form>
      {invite.isError && <ProblemNotice error={invite.error} />}
    </Dialog>
  );
}
