/** What the form of a contact holds, what it lacks, what it changes. Pure. */
import type { Contact, ContactChange, ContactKind, Department } from '#shared/api/network.ts';
import { formatDay } from '#shared/format.ts';
import { EMPTY_CONTACT } from '#shared/network/empty.ts';
import { CONTACT_LABELS } from '#shared/network/labels.ts';
import { departmentName } from './register.ts';

export type ContactFields = Omit<Contact, 'id' | 'revision'>;

export const emptyContact = (kind: ContactKind): ContactFields => ({ ...EMPTY_CONTACT, kind });

export const fieldsOf = ({ id: _id, revision: _revision, ...fields }: Contact): ContactFields => fields;

/** What is not as it was read. */
export const changesOf = (before: ContactFields, after: ContactFields): ContactChange => ({
  ...(before.kind === after.kind ? {} : { kind: after.kind }),
  ...(before.name === after.name ? {} : { name: after.name }),
  ...(before.personId === after.personId ? {} : { personId: after.personId }),
  ...(before.departmentId === after.departmentId ? {} : { departmentId: after.departmentId }),
  ...(before.structure === after.structure ? {} : { structure: after.structure }),
  ...(before.position === after.position ? {} : { position: after.position }),
  ...(before.territory === after.territory ? {} : { territory: after.territory }),
  ...(before.email === after.email ? {} : { email: after.email }),
  ...(before.phone === after.phone ? {} : { phone: after.phone }),
  ...(before.from === after.from ? {} : { from: after.from }),
  ...(before.until === after.until ? {} : { until: after.until }),
  ...(before.daysPerMonth === after.daysPerMonth ? {} : { daysPerMonth: after.daysPerMonth }),
  ...(before.notes === after.notes ? {} : { notes: after.notes }),
});

/** A line two people can compare. */
export type FieldLine = { label: string; value: string };

/** The fields in words, in the order of the form. */
export function contactLines(fields: ContactFields, departments: readonly Department[], people: readonly { id: string; name: string }[]): FieldLine[] {
  const day = (value: string | null): string => (value === null ? '' : formatDay(value));
  return [
    { label: 'Rôle', value: CONTACT_LABELS[fields.kind] },
    { label: 'Nom', value: fields.name },
    { label: 'Direction', value: departmentName(departments, fields.departmentId) },
    { label: 'Structure', value: fields.structure },
    { label: 'Fonction', value: fields.position },
    { label: 'Territoire', value: fields.territory },
    { label: 'Adresse électronique', value: fields.email },
    { label: 'Téléphone', value: fields.phone },
    { label: 'Désigné le', value: day(fields.from) },
    { label: 'Fin de fonction', value: day(fields.until) },
    { label: 'Jours par mois', value: fields.daysPerMonth === null ? '' : String(fields.daysPerMonth) },
    { label: 'Compte', value: people.find(({ id }) => id === fields.personId)?.name ?? '' },
    { label: 'Notes', value: fields.notes },
  ];
}

const isEmail = (text: string): boolean => text === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);

export type ContactFaults = Partial<Record<keyof ContactFields, string>>;

/** What to mend before it is sent. */
export const contactFaults = ({ name, email, from, until }: ContactFields): ContactFaults => ({
  ...(name.trim() ? {} : { name: 'Écrivez le nom de la personne ou du service.' }),
  ...(isEmail(email.trim()) ? {} : { email: 'Écrivez une adresse, par exemple prenom.nom@exemple.fr.' }),
  ...(from !== null && until !== null && until <= from ? { until: 'La fin vient après la désignation.' } : {}),
});
