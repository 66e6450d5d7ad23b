import { useQuery } from '@tanstack/react-query';
import type { Contact, Department } from '#shared/api/network.ts';
import { inOffice } from '#shared/network/coverage.ts';
import { byName } from '#shared/format.ts';
import { useMay } from '../../session.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Reach } from './contact-columns.tsx';
import { networkQuery } from './queries.ts';
import { placeOf } from './register.ts';
import './network.css';

/** In a consultation: whom to call about the hours, from the organisation's own register. */
export function FacilitatorBox() {
  const mayRead = useMay('network:read');
  const mayManage = useMay('network:manage');
  const { data } = useQuery({ ...networkQuery, enabled: mayRead });
  if (!data) return null;
  const present = data.contacts.filter((contact) => inOffice(contact, data.coverage.on)).sort(byName);
  const facilitators = present.filter(({ kind }) => kind === 'facilitator');
  const referents = present.filter(({ kind }) => kind === 'referent');
  return (
    <aside className="facilitator-box" aria-labelledby="facilitator-box">
      <h3 id="facilitator-box" className="facilitator-box__title">
        {facilitators.length > 1 ? 'Vos facilitateurs' : 'Votre facilitateur'}
      </h3>
      {facilitators.length === 0 ? (
        <>
          <p className="soft">
            {mayManage
              ? 'Le registre n’a pas encore de facilitateur des clauses sociales. Ajoutez-le une fois\u202f: ses coordonnées seront ici, dans chaque consultation.'
              : 'Le registre n’a pas encore de facilitateur des clauses sociales. La personne qui pilote le schéma peut l’ajouter.'}
          </p>
          {mayManage && (
            <div>
              <LinkButton to="/reseau/registre" search={{ sorte: 'facilitator' }} small>
                Remplir le registre
              </LinkButton>
            </div>
          )}
        </>
      ) : (
        <People contacts={facilitators} departments={data.departments} />
      )}
      {referents.length > 0 && (
        <details>
          <summary>{referents.length > 1 ? `Les ${referents.length} référents de vos directions` : 'Le référent de vos directions'}</summary>
          <People contacts={referents} departments={data.departments} />
        </details>
      )}
    </aside>
  );
}

function People({ contacts, departments }: { contacts: readonly Contact[]; departments: readonly Department[] }) {
  return (
    <ul className="facilitator-box__list">
      {contacts.map((contact) => (
        <li key={contact.id}>
          <strong>{contact.name}</strong>
          <span>{[placeOf(departments, contact), contact.territory].filter(Boolean).join(' · ')}</span>
          <Reach contact={contact} />
        </li>
      ))}
    </ul>
  );
}
