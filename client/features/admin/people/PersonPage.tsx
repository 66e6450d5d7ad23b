import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Person, PersonChange } from '#shared/api/people.ts';
import { formatDay } from '#shared/format.ts';
import { LIMITS } from '#shared/limits.ts';
import { roleNames } from '#shared/role-labels.ts';
import { request } from '../../../api.ts';
import { useMay, useSession } from '../../../session.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { AdminPage } from '../AdminPage.tsx';
import { freshPeople, peopleQuery, personPath, teamsQuery } from '../queries.ts';
import { isEmail } from './InviteDialog.tsx';
import { PERSON_STATE_LABELS, PERSON_STATE_TONES } from './labels.ts';
import { PersonGestures } from './PersonGestures.tsx';
import { RolesField } from './RolesField.tsx';
import { standingOf } from './standing.ts';
import { TeamsField } from './TeamsField.tsx';

const route = getRouteApi('/administration/personnes/$id');

/** One person: who they are, what they may do, how they come in, their data. */
export function PersonPage() {
  const { id } = route.useParams();
  const people = useQuery({ ...peopleQuery, enabled: useMay('person:read') });
  const person = people.data?.items.find((candidate) => candidate.id === id);
  const mayManage = useMay('person:manage');
  return (
    <AdminPage
      key={id}
      title={person?.name ?? 'Personne'}
      lead={person ? <Lead person={person} /> : ''}
      needs="person:read"
      isServedOnly
      back={<Link to="/administration/personnes">← Personnes</Link>}
    >
      <QueryView query={people} loading="Lecture de la personne…">
        {({ items }) => {
          if (!person) return <EmptyState title="Cette personne n’est pas dans votre organisation, ou a été effacée." />;
          if (!mayManage) return <PersonFacts person={person} />;
          return (
            <div className="part-page">
              <PersonForm key={person.id} person={person} people={items} />
              <PersonGestures person={person} people={items} />
            </div>
          );
        }}
      </QueryView>
    </AdminPage>
  );
}

function Lead({ person: { email, state, lastSeenOn } }: { person: Person }) {
  return (
    <span className="row">
      <span>{email}</span>
      <Tag tone={PERSON_STATE_TONES[state]}>{PERSON_STATE_LABELS[state]}</Tag>
      <span className="small">{lastSeenOn ? `dernière venue le ${formatDay(lastSeenOn)}` : 'aucune visite pour l’instant'}</span>
    </span>
  );
}

const same = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((value) => b.includes(value));

/** What who may only look sees. */
function PersonFacts({ person: { roles, teamIds, hasSecondFactor, hasSso, openSessions } }: { person: Person }) {
  const teams = (useQuery(teamsQuery).data?.items ?? []).filter(({ id }) => teamIds.includes(id));
  const facts = [
    ['Rôles', roleNames(roles) || 'Aucun'],
    ['Équipes', teams.map(({ name }) => name).join(', ') || 'Aucune'],
    ['Second facteur', hasSecondFactor ? 'Installé' : 'Non'],
    ['Connexion', hasSso ? 'Par le fournisseur d’identité' : 'Par mot de passe'],
    ['Sessions ouvertes', String(openSessions)],
  ];
  return (
    <dl className="facts__list admin-narrow">
      {facts.map(([name, said]) => (
        <div key={name} className="facts__fact">
          <dt>{name}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Only what changed is sent: the journal then says only that. */
function changeOf(person: Person, { name, email, roles, teamIds }: Required<Pick<PersonChange, 'name' | 'email' | 'roles' | 'teamIds'>>): PersonChange {
  return {
    ...(name.trim() === person.name ? {} : { name: name.trim() }),
    ...(email.trim() === person.email ? {} : { email: email.trim() }),
    ...(same(roles, person.roles) ? {} : { roles }),
    ...(same(teamIds, person.teamIds) ? {} : { teamIds }),
  };
}

function PersonForm({ person, people }: { person: Person; people: readonly Person[] }) {
  const client = useQueryClient();
  const session = useSession();
  const [name, setName] = useState(person.name);
  const [email, setEmail] = useState(person.email ?? '');
  const [roles, setRoles] = useState(person.roles);
  const [teamIds, setTeamIds] = useState(person.teamIds);
  const standing = standingOf(person, people, session?.person?.id);
  const save = useMutation({
    mutationFn: (body: PersonChange) => request<Person>(personPath(person.id), { method: 'PATCH', body }),
    onSuccess: async (saved) => {
      setName(saved.name);
      setEmail(saved.email ?? '');
      setRoles(saved.roles);
      setTeamIds(saved.teamIds);
      toast(`${saved.name}\u202f: c’est enregistré. Les droits changent tout de suite.`);
      await freshPeople(client);
    },
  });
  const change = changeOf(person, { name, email, roles, teamIds });
  const isSame = Object.keys(change).length === 0;
  const hasFault = !name.trim() || !isEmail(email) || roles.length === 0;
  return (
    <section className="admin-form" aria-labelledby="who">
      <h2 id="who">Compte et droits</h2>
      <div className="form-pair">
        <TextField
          label="Nom"
          value={name}
          maxLength={LIMITS.personName}
          onChange={setName}
          error={name.trim() ? undefined : 'Écrivez le nom de la personne.'}
        />
        <TextField
          label="Adresse électronique"
          type="email"
          value={email}
          maxLength={LIMITS.email}
          onChange={setEmail}
          error={isEmail(email) ? undefined : 'Écrivez une adresse, par exemple prenom.nom@exemple.fr.'}
        />
      </div>
      <RolesField
        value={roles}
        onChange={setRoles}
        keepsAdministrator={standing.keepsAdministrator}
        error={roles.length === 0 ? 'Gardez au moins un rôle, ou désactivez le compte.' : undefined}
      />
      <TeamsField value={teamIds} onChange={setTeamIds} />
      {save.isError && <ProblemNotice error={save.error} />}
      <div className="row">
        <Button variant="primary" onPress={() => !hasFault && !isSame && save.mutate(change)} isBusy={save.isPending} busyLabel="Enregistrement…">
          Enregistrer
        </Button>
        {isSame && <span className="soft small">Rien n’a changé.</span>}
      </div>
    </section>
  );
}
