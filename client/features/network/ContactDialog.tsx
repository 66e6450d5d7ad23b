import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Contact, ContactKind, Department } from '#shared/api/network.ts';
import { CONTACT_LABELS } from '#shared/network/labels.ts';
import { ProblemError, request } from '../../api.ts';
import { useSession } from '../../session.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { toast } from '../../ui/Toast.tsx';
import { directoryQuery } from '../sharing/queries.ts';
import { ContactForm } from './ContactForm.tsx';
import { type ContactFields, changesOf, contactFaults, contactLines, emptyContact, fieldsOf } from './contact-form.ts';
import { networkPath, refreshNetwork } from './queries.ts';

export type ContactDialogProps = {
  contact: Contact | null;
  /** Of the one to add, and their department when it is known. */
  kind: ContactKind;
  departmentId?: string;
  departments: readonly Department[];
  onClose: () => void;
};

const isContact = (value: unknown): value is Contact => typeof value === 'object' && value !== null && 'revision' in value && 'name' in value;

/** What the server holds now, when it refuses because somebody wrote meanwhile. */
const theirsIn = (error: unknown): Contact | null => {
  if (!(error instanceof ProblemError) || error.problem.status !== 412) return null;
  const { problem }: { problem: object } = error;
  return 'current' in problem && isContact(problem.current) ? problem.current : null;
};

/** Adds a référent or a facilitateur, or changes one over the revision that was read; somebody else's change is shown, and nothing is lost. */
export function ContactDialog({ contact, kind, departmentId, departments, onClose }: ContactDialogProps) {
  const client = useQueryClient();
  const people = usePeople();
  const [base, setBase] = useState(contact);
  const [before] = useState<ContactFields>(() => (contact ? fieldsOf(contact) : { ...emptyContact(kind), departmentId: departmentId ?? null }));
  const [fields, setFields] = useState(before);
  const [isAsked, setAsked] = useState(false);
  const faults = isAsked ? contactFaults(fields) : {};
  const save = useMutation({
    mutationFn: (body: ContactFields) =>
      base
        ? request<Contact>(networkPath('contacts', base.id), { method: 'PATCH', body: changesOf(fieldsOf(base), body), ifMatch: `"${base.revision}"` })
        : request<Contact>(networkPath('contacts'), { method: 'POST', body }),
    onSuccess: async ({ name }) => {
      toast(`«\u00a0${name}\u00a0» est au registre.`);
      onClose();
      await refreshNetwork(client);
    },
  });
  const theirs = theirsIn(save.error);
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    setAsked(true);
    const ready = { ...fields, name: fields.name.trim(), email: fields.email.trim() };
    if (Object.keys(contactFaults(ready)).length === 0 && !save.isPending) save.mutate(ready);
  };
  /** What one changed here is put over what the other wrote, field by field. */
  const settle = (keepsMine: boolean, other: Contact): void => {
    setFields(keepsMine && base ? { ...fieldsOf(other), ...changesOf(fieldsOf(base), fields) } : fieldsOf(other));
    setBase(other);
    save.reset();
  };
  const word = CONTACT_LABELS[fields.kind].toLowerCase();
  return (
    <Dialog
      title={contact ? `Modifier la fiche de ${contact.name}` : `Ajouter un ${word}`}
      isOpen
      onClose={onClose}
      size="wide"
      isDismissable={Object.keys(changesOf(before, fields)).length === 0}
      actions={
        <>
          <Button onPress={onClose}>Annuler</Button>
          <Button variant="primary" onPress={() => submit()} isBusy={save.isPending} isLeaving isDisabled={theirs !== null} busyLabel="Enregistrement…">
            {contact ? 'Enregistrer' : `Ajouter le ${word}`}
          </Button>
        </>
      }
    >
      {theirs && <Versions mine={fields} theirs={theirs} departments={departments} people={people} onChoose={(keepsMine) => settle(keepsMine, theirs)} />}
      <form className="stack" onSubmit={submit} noValidate>
        <ContactForm fields={fields} faults={faults} departments={departments} people={people} onChange={(part) => setFields({ ...fields, ...part })} />
        {/* Enter in a field sends the form, as everywhere. */}
        <button type="submit" hidden />
      </form>
      {save.isError && !theirs && <ProblemNotice error={save.error} />}
    </Dialog>
  );
}

/** The accounts a référent may hold; none on one desk. */
function usePeople(): readonly { id: string; name: string }[] {
  const session = useSession();
  const directory = useQuery({ ...directoryQuery, enabled: session?.mode === 'served' });
  if (session?.mode === 'local') return session.person ? [{ id: session.person.id, name: session.person.name }] : [];
  return directory.data?.people ?? [];
}

type VersionsProps = {
  mine: ContactFields;
  theirs: Contact;
  departments: readonly Department[];
  people: readonly { id: string; name: string }[];
  onChoose: (keepsMine: boolean) => void;
};

/** Both versions, where they differ. */
function Versions({ mine, theirs, departments, people, onChoose }: VersionsProps) {
  const others = contactLines(fieldsOf(theirs), departments, people);
  const lines = contactLines(mine, departments, people).flatMap(({ label, value }, index) => {
    const other = others[index]?.value ?? '';
    return other === value ? [] : [{ label, value, other }];
  });
  return (
    <div className="versions" role="alert">
      <p>
        <strong>Cette fiche a été modifiée ailleurs pendant que vous écriviez.</strong> Rien n’est perdu&#x202f;: choisissez, puis enregistrez.
      </p>
      <table className="versions__table">
        <caption className="visually-hidden">Ce qui diffère</caption>
        <thead>
          <tr>
            <th scope="col">Champ</th>
            <th scope="col">Ici</th>
            <th scope="col">Déjà enregistré</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ label, value, other }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{value || 'vide'}</td>
              <td>{other || 'vide'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="row">
        <Button onPress={() => onChoose(true)}>Garder mes changements</Button>
        <Button onPress={() => onChoose(false)}>Prendre l’autre version</Button>
      </div>
    </div>
  );
}
