import type { Contact, Department } from '#shared/api/network.ts';
import type { Day } from '#shared/days.ts';
import { CONTACT_LABELS } from '#shared/network/labels.ts';
import type { Column } from '../../ui/DataTable.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { officeWords, placeOf } from './register.ts';

const none = <span className="soft">—</span>;

/** What everybody reads of a contact. */
export const contactColumns = (departments: readonly Department[], on: Day): Column<Contact>[] => [
  {
    id: 'name',
    header: 'Nom',
    isRowHeader: true,
    cell: ({ name, position }) => (
      <>
        {name}
        {position && <span className="contact__sub">{position}</span>}
      </>
    ),
  },
  {
    id: 'kind',
    header: 'Rôle',
    cell: ({ kind }) => (
      <Tag tone={kind === 'referent' ? 'green' : 'blue'} isWhole>
        {CONTACT_LABELS[kind]}
      </Tag>
    ),
  },
  { id: 'place', header: 'Direction ou structure', cell: (contact) => placeOf(departments, contact) || none },
  { id: 'territory', header: 'Territoire', cell: ({ territory }) => territory || none },
  { id: 'reach', header: 'Joindre', cell: (contact) => <Reach contact={contact} /> },
  { id: 'office', header: 'État', cell: (contact) => officeWords(contact, on) },
];

/** Mail and telephone, ready to use. */
export function Reach({ contact: { email, phone } }: { contact: Pick<Contact, 'email' | 'phone'> }) {
  if (!email && !phone) return none;
  return (
    <>
      {email && (
        <a className="contact__line" href={`mailto:${email}`}>
          {email}
        </a>
      )}
      {phone && (
        <a className="contact__line" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
          {phone}
        </a>
      )}
    </>
  );
}
