import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Person, Team } from '#shared/api/people.ts';
import { counted, formatDay } from '#shared/format.ts';
import { ROLES } from '#shared/permissions.ts';
import { ROLE_LABELS, roleNames } from '#shared/role-labels.ts';
import { optionsOf } from '../../../labels.ts';
import { useMay } from '../../../session.ts';
import { Button } from '../../../ui/Button.tsx';
import { type Column, DataTable } from '../../../ui/DataTable.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { LinkButton } from '../../../ui/LinkButton.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { Select } from '../../../ui/Select.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { AdminPage } from '../AdminPage.tsx';
import { peopleQuery, teamsQuery } from '../queries.ts';
import { InviteDialog } from './InviteDialog.tsx';
import { PERSON_STATE_LABELS, PERSON_STATE_TONES } from './labels.ts';
import { keepPeople, type PeopleSearch, readPeopleSearch } from './search.ts';

const route = getRouteApi('/administration/personnes');
const PAGE = 100;

export function PeoplePage() {
  const people = useQuery({ ...peopleQuery, enabled: useMay('person:read') });
  const mayManage = useMay('person:manage');
  const [isInviting, setInviting] = useState(false);
  return (
    <AdminPage
      title="Personnes"
      lead="Qui a un compte, ce que ses rôles permettent, et dans quelles équipes."
      needs="person:read"
      isServedOnly
      actions={
        mayManage ? (
          <Button variant="primary" onPress={() => setInviting(true)}>
            Inviter une personne
          </Button>
        ) : undefined
      }
    >
      <QueryView query={people} loading="Lecture des personnes…">
        {({ items }) => <Browser people={items} />}
      </QueryView>
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
    </AdminPage>
  );
}

function Browser({ people }: { people: readonly Person[] }) {
  const search = route.useSearch();
  const navigate = useNavigate();
  const teams = useQuery(teamsQuery).data?.items ?? [];
  const [typed, setTyped] = useState(search.cherche ?? '');
  const [shown, setShown] = useState(PAGE);
  const change = (part: Partial<Record<keyof PeopleSearch, string | undefined>>): void => {
    setShown(PAGE);
    void navigate({ to: '/administration/personnes', search: readPeopleSearch({ ...search, ...part }), replace: true, resetScroll: false });
  };
  const found = keepPeople(people, search);
  const count = found.length === 0 ? 'Personne' : counted(found.length, 'personne');
  return (
    <div className="stack">
      <div className="part-filters no-print">
        <TextField
          label="Chercher une personne"
          type="search"
          value={typed}
          maxLength={200}
          placeholder="Un nom, une adresse"
          onChange={(cherche) => {
            setTyped(cherche);
            change({ cherche });
          }}
        />
        <Select
          label="Rôle"
          value={search.role ?? null}
          options={ROLES.map((value) => ({ value, label: ROLE_LABELS[value].label }))}
          emptyLabel="Tous les rôles"
          onChange={(role) => change({ role: role ?? undefined })}
        />
        <Select
          label="État du compte"
          value={search.etat ?? null}
          options={optionsOf(PERSON_STATE_LABELS).filter(({ value }) => value !== 'erased')}
          emptyLabel="Tous les états"
          onChange={(etat) => change({ etat: etat ?? undefined })}
        />
      </div>
      <p role="status" className="soft small">
        {count}
      </p>
      {found.length === 0 ? (
        <EmptyState
          title="Personne ne répond à cette recherche."
          action={
            <LinkButton to="/administration/personnes" search={{}} onClick={() => setTyped('')}>
              Voir toutes les personnes
            </LinkButton>
          }
        />
      ) : (
        <DataTable caption={count} hideCaption columns={columns(teams)} rows={found.slice(0, shown)} rowKey={({ id }) => id} />
      )}
      {found.length > shown && (
        <div className="row">
          <Button onPress={() => setShown(shown + PAGE)}>Afficher la suite</Button>
        </div>
      )}
    </div>
  );
}

const none = <span className="soft">—</span>;

const secondFactorOf = ({ hasSecondFactor, roles }: Person): string => (hasSecondFactor ? 'Installé' : roles.includes('administrator') ? 'À installer' : 'Non');

const columns = (teams: readonly Team[]): Column<Person>[] => [
  {
    id: 'name',
    header: 'Personne',
    isRowHeader: true,
    cell: ({ id, name, email }) => (
      <>
        <Link to="/administration/personnes/$id" params={{ id }}>
          {name}
        </Link>
        <span className="person__mail">{email}</span>
      </>
    ),
  },
  { id: 'roles', header: 'Rôles', cell: ({ roles }) => roleNames(roles) || none },
  {
    id: 'teams',
    header: 'Équipes',
    cell: ({ teamIds }) =>
      teams
        .filter(({ id }) => teamIds.includes(id))
        .map(({ name }) => name)
        .join(', ') || none,
  },
  {
    id: 'state',
    header: 'Compte',
    cell: ({ state }) => (
      <Tag tone={PERSON_STATE_TONES[state]} isWhole>
        {PERSON_STATE_LABELS[state]}
      </Tag>
    ),
  },
  { id: 'second-factor', header: 'Second facteur', cell: secondFactorOf },
  { id: 'seen', header: 'Dernière venue', cell: ({ lastSeenOn }) => (lastSeenOn ? formatDay(lastSeenOn) : 'Jamais') },
];
