import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Team } from '#shared/api/people.ts';
import { counted } from '#shared/format.ts';
import { request } from '../../../api.ts';
import { useMay } from '../../../session.ts';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { type Column, DataTable } from '../../../ui/DataTable.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { AdminPage } from '../AdminPage.tsx';
import { freshPeople, peopleQuery, teamPath, teamsQuery } from '../queries.ts';
import { MembersDialog } from './MembersDialog.tsx';
import { TeamDialog } from './TeamDialog.tsx';

type Asked = { kind: 'create' } | { kind: 'rename' | 'members' | 'remove'; team: Team } | null;

/** The teams of the organisation: whose documents they are, and who is in them. */
export function TeamsPage() {
  const teams = useQuery({ ...teamsQuery, enabled: useMay('person:read') });
  const mayManage = useMay('team:manage');
  const [asked, setAsked] = useState<Asked>(null);
  const close = (): void => setAsked(null);
  const create = (
    <Button variant="primary" onPress={() => setAsked({ kind: 'create' })}>
      Nouvelle équipe
    </Button>
  );
  return (
    <AdminPage
      title="Équipes"
      lead="Un document appartient à une équipe, ou à toute l’organisation. Ses membres le voient et le modifient selon leurs rôles."
      needs="person:read"
      isServedOnly
      actions={mayManage && teams.data?.items.length ? create : undefined}
    >
      <QueryView query={teams} loading="Lecture des équipes…">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="Aucune équipe pour l’instant" action={mayManage ? create : undefined}>
              <p>Tant qu’il n’y en a pas, chaque schéma et chaque consultation est à toute l’organisation.</p>
            </EmptyState>
          ) : (
            <DataTable caption={counted(items.length, 'équipe')} columns={columns(mayManage, setAsked)} rows={items} rowKey={({ id }) => id} />
          )
        }
      </QueryView>
      {asked?.kind === 'create' && <TeamDialog team={null} onClose={close} />}
      {asked?.kind === 'rename' && <TeamDialog team={asked.team} onClose={close} />}
      {asked?.kind === 'members' && <MembersDialog team={asked.team} onClose={close} />}
      {asked?.kind === 'remove' && <RemoveDialog team={asked.team} onClose={close} />}
    </AdminPage>
  );
}

const NAMES_SHOWN = 4;

/** The first names, and how many more. */
function Members({ team }: { team: Team }) {
  const names = (useQuery(peopleQuery).data?.items ?? []).filter(({ teamIds }) => teamIds.includes(team.id)).map(({ name }) => name);
  if (names.length === 0) return <span className="soft">{team.members === 0 ? 'Personne' : counted(team.members, 'personne')}</span>;
  const more = names.length - NAMES_SHOWN;
  return <>{`${names.slice(0, NAMES_SHOWN).join(', ')}${more > 0 ? ` et ${counted(more, 'autre')}` : ''}`}</>;
}

const columns = (mayManage: boolean, ask: (asked: Asked) => void): Column<Team>[] => [
  { id: 'name', header: 'Équipe', isRowHeader: true, cell: ({ name }) => name },
  { id: 'members', header: 'Membres', cell: (team) => <Members team={team} /> },
  { id: 'schemes', header: 'Schémas', isNumeric: true, cell: ({ schemes }) => schemes },
  { id: 'tenders', header: 'Consultations', isNumeric: true, cell: ({ tenders }) => tenders },
  ...(mayManage ? [actions(ask)] : []),
];

const actions = (ask: (asked: Asked) => void): Column<Team> => ({
  id: 'actions',
  header: 'Actions',
  cell: (team) => (
    <Menu
      small
      label="Actions"
      name={`Actions sur ${team.name}`}
      actions={[
        { id: 'members', label: 'Choisir les membres', onAction: () => ask({ kind: 'members', team }) },
        { id: 'rename', label: 'Renommer', onAction: () => ask({ kind: 'rename', team }) },
        {
          id: 'remove',
          label: 'Retirer l’équipe',
          detail: 'Ses documents deviennent ceux de toute l’organisation',
          isDanger: true,
          onAction: () => ask({ kind: 'remove', team }),
        },
      ]}
    />
  ),
});

function RemoveDialog({ team, onClose }: { team: Team; onClose: () => void }) {
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => request(teamPath(team.id), { method: 'DELETE' }),
    onSuccess: async () => {
      toast(`L’équipe «\u00a0${team.name}\u00a0» est retirée.`);
      onClose();
      await freshPeople(client);
    },
  });
  const documents = [counted(team.schemes, 'schéma'), counted(team.tenders, 'consultation')].join(' et ');
  return (
    <ConfirmDialog
      title={`Retirer l’équipe «\u00a0${team.name}\u00a0»\u202f?`}
      isOpen
      onClose={onClose}
      confirmLabel="Retirer l’équipe"
      isDanger
      isBusy={remove.isPending}
      onConfirm={() => remove.mutate()}
    >
      <p>
        {team.schemes + team.tenders === 0
          ? 'Aucun document ne lui appartient.'
          : `${documents}, corbeille comprise, deviennent visibles de toute l’organisation.`}{' '}
        Ce qui était partagé avec elle ne l’est plus. Ses membres gardent leur compte et leurs autres équipes.
      </p>
      {remove.isError && <ProblemNotice error={remove.error} />}
    </ConfirmDialog>
  );
}
