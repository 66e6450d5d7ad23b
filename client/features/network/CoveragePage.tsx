import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Coverage, Department } from '#shared/api/network.ts';
import { counted, formatDay } from '#shared/format.ts';
import { request } from '../../api.ts';
import { useMay } from '../../session.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { toast } from '../../ui/Toast.tsx';
import { ContactDialog } from './ContactDialog.tsx';
import { DepartmentDialog } from './DepartmentDialog.tsx';
import { NetworkPage } from './NetworkPage.tsx';
import { networkPath, networkQuery, refreshNetwork } from './queries.ts';

type Line = Coverage['departments'][number];
type Asked = { kind: 'create' } | { kind: 'rename' | 'remove' | 'referent'; department: Department } | null;

/** Which departments have a référent in office, and who is trained. */
export function CoveragePage() {
  const network = useQuery(networkQuery);
  const mayManage = useMay('network:manage');
  const [asked, setAsked] = useState<Asked>(null);
  const close = (): void => setAsked(null);
  const create = (
    <Button variant="primary" onPress={() => setAsked({ kind: 'create' })}>
      Ajouter des directions
    </Button>
  );
  return (
    <NetworkPage
      title="Réseau"
      lead="Les directions de l’organisation, leurs référents, et ceux qui ont suivi le parcours."
      actions={mayManage && network.data?.departments.length ? create : undefined}
    >
      <QueryView query={network} loading="Lecture du réseau…">
        {({ coverage }) =>
          coverage.departments.length === 0 ? (
            <Start coverage={coverage} action={mayManage ? create : undefined} />
          ) : (
            <div className="part-page">
              <Figures coverage={coverage} />
              <DataTable
                caption={`${counted(coverage.departments.length, 'direction')}, au ${formatDay(coverage.on)}`}
                columns={columns(mayManage, setAsked)}
                rows={coverage.departments}
                rowKey={({ id }) => id}
              />
            </div>
          )
        }
      </QueryView>
      {asked?.kind === 'create' && <DepartmentDialog department={null} onClose={close} />}
      {asked?.kind === 'rename' && <DepartmentDialog department={asked.department} onClose={close} />}
      {asked?.kind === 'referent' && (
        <ContactDialog contact={null} kind="referent" departmentId={asked.department.id} departments={network.data?.departments ?? []} onClose={close} />
      )}
      {asked?.kind === 'remove' && <RemoveDialog department={asked.department} onClose={close} />}
    </NetworkPage>
  );
}

function Start({ coverage, action }: { coverage: Coverage; action: ReactNode }) {
  return (
    <EmptyState title="Aucune direction pour l’instant" action={action}>
      <p>
        {action
          ? 'Commencez par écrire vos directions, puis ajoutez leurs référents au registre\u202f: la couverture se compte d’elle-même, et nourrit les indicateurs du schéma.'
          : 'La personne qui pilote le schéma peut les écrire ici, puis ajouter leurs référents au registre.'}
      </p>
      {coverage.referents + coverage.facilitators > 0 && (
        <p>{`Le registre compte déjà ${counted(coverage.referents, 'référent')} et ${counted(coverage.facilitators, 'facilitateur')}.`}</p>
      )}
    </EmptyState>
  );
}

const coveredWords = (covered: number, total: number): string =>
  covered === 0 ? `Aucune direction sur ${total} n’a de référent` : `${counted(covered, 'direction')} sur ${total} ${covered > 1 ? 'ont' : 'a'} un référent`;

function trainedWords(trained: number, referents: number): string {
  if (referents === 0) return 'Aucun référent en fonction';
  return trained === 0
    ? `Aucun référent sur ${referents} n’a encore suivi le parcours`
    : `${counted(trained, 'référent')} sur ${referents} ${trained > 1 ? 'formés' : 'formé'} par le parcours`;
}

const facilitatorWords = (count: number): string => (count === 0 ? 'Aucun facilitateur au registre' : `${counted(count, 'facilitateur')} au registre`);

/** The three sentences a director reads. */
function Figures({ coverage: { covered, departments, referents, trained, facilitators } }: { coverage: Coverage }) {
  const total = departments.length;
  const lines = [
    { figure: `${covered} / ${total}`, words: coveredWords(covered, total) },
    { figure: `${trained} / ${referents}`, words: trainedWords(trained, referents) },
    { figure: String(facilitators), words: facilitatorWords(facilitators) },
  ];
  return (
    <ul className="network-figures">
      {lines.map(({ figure, words }) => (
        <li key={words}>
          <strong className="network-figures__figure" aria-hidden="true">
            {figure}
          </strong>
          <span>{words}</span>
        </li>
      ))}
    </ul>
  );
}

const columns = (mayManage: boolean, ask: (asked: Asked) => void): Column<Line>[] => [
  { id: 'name', header: 'Direction', isRowHeader: true, cell: ({ name }) => name },
  { id: 'covered', header: 'Couverture', cell: ({ referents }) => <Covered isCovered={referents.length > 0} /> },
  {
    id: 'referents',
    header: 'Référents en fonction',
    cell: (line) => <Referents line={line} onAdd={mayManage ? () => ask({ kind: 'referent', department: line }) : null} />,
  },
  ...(mayManage ? [actions(ask)] : []),
];

function Covered({ isCovered }: { isCovered: boolean }) {
  return isCovered ? (
    <span className="state-mark state-mark--good">
      <span aria-hidden="true">●</span> Couverte
    </span>
  ) : (
    <span className="state-mark">
      <span aria-hidden="true">○</span> Sans référent
    </span>
  );
}

function Referents({ line, onAdd }: { line: Line; onAdd: (() => void) | null }) {
  if (line.referents.length === 0)
    return onAdd ? (
      <Button small onPress={onAdd} aria-label={`Ajouter un référent\u202f: ${line.name}`}>
        Ajouter un référent
      </Button>
    ) : (
      <span className="soft">Personne</span>
    );
  return (
    <ul className="plain-list">
      {line.referents.map(({ id, name, trained }) => (
        <li key={id}>
          {name}
          <span className="soft">{trained ? ', parcours réussi' : ', à former'}</span>
        </li>
      ))}
    </ul>
  );
}

const actions = (ask: (asked: Asked) => void): Column<Line> => ({
  id: 'actions',
  header: 'Actions',
  cell: ({ id, name }) => (
    <Menu
      small
      label="Actions"
      name={`Actions sur ${name}`}
      actions={[
        { id: 'rename', label: 'Renommer', onAction: () => ask({ kind: 'rename', department: { id, name } }) },
        {
          id: 'remove',
          label: 'Retirer la direction',
          detail: 'Ses référents restent au registre',
          isDanger: true,
          onAction: () => ask({ kind: 'remove', department: { id, name } }),
        },
      ]}
    />
  ),
});

function RemoveDialog({ department, onClose }: { department: Department; onClose: () => void }) {
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => request(networkPath('departments', department.id), { method: 'DELETE' }),
    onSuccess: async () => {
      toast(`«\u00a0${department.name}\u00a0» est retirée.`);
      onClose();
      await refreshNetwork(client);
    },
  });
  return (
    <ConfirmDialog
      title={`Retirer «\u00a0${department.name}\u00a0»\u202f?`}
      isOpen
      onClose={onClose}
      confirmLabel="Retirer la direction"
      isDanger
      isBusy={remove.isPending}
      onConfirm={() => remove.mutate()}
    >
      <p>Elle ne compte plus dans la couverture. Ses référents restent au registre, sans direction.</p>
      {remove.isError && <ProblemNotice error={remove.error} />}
    </ConfirmDialog>
  );
}
