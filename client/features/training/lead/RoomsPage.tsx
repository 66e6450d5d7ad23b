import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Room, RoomCreate, RoomList, RoomState } from '#shared/api/rooms.ts';
import { formatDay } from '#shared/format.ts';
import { request } from '../../../api.ts';
import { useMay, useSession } from '../../../session.ts';
import { Button } from '../../../ui/Button.tsx';
import { type Column, DataTable } from '../../../ui/DataTable.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Finding } from '../../../ui/Finding.tsx';
import { LinkButton } from '../../../ui/LinkButton.tsx';
import { NumberInput } from '../../../ui/NumberInput.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { Select } from '../../../ui/Select.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { spaced } from '../../rooms/code.ts';
import { roomPath, roomsQuery } from '../../rooms/queries.ts';
import { modulesQuery } from '../queries.ts';
import { LeadPage } from './LeadPage.tsx';

const STATES: Record<RoomState, string> = { waiting: 'En attente', asking: 'Question posée', showing: 'Réponse montrée', done: 'Terminée' };

/** Sessions in a room: one is opened, projected, and leaves its results. */
export function RoomsPage() {
  const rooms = useQuery({ ...roomsQuery, enabled: useMay('training:lead') });
  const isLocal = useSession()?.mode === 'local';
  const [isOpening, setOpening] = useState(false);
  const open = (
    <Button variant="primary" onPress={() => setOpening(true)}>
      Ouvrir une salle
    </Button>
  );
  return (
    <LeadPage
      title="Séances en salle"
      lead="Vous projetez les questions d’un module, chacun répond sur son téléphone avec un prénom ou un surnom, les résultats arrivent en direct."
      needs="training:lead"
      actions={rooms.data?.items.length ? open : undefined}
    >
      <div className="stack">
        {isLocal && (
          <Finding tone="notes" title="Sur un seul poste, les téléphones n’atteignent pas Clausier.">
            <p>La salle se projette quand même&#x202f;: chacun répond à main levée, puis vous montrez la réponse.</p>
          </Finding>
        )}
        <QueryView query={rooms} loading="Lecture des séances…">
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState title="Aucune séance pour l’instant" action={open}>
                <p>Choisissez un module et un nombre de questions, puis projetez l’écran qui s’ouvre.</p>
              </EmptyState>
            ) : (
              <DataTable caption="Séances" hideCaption columns={columns} rows={items} rowKey={({ id }) => id} />
            )
          }
        </QueryView>
      </div>
      {isOpening && <OpenDialog onClose={() => setOpening(false)} />}
    </LeadPage>
  );
}

const columns: Column<RoomList['items'][number]>[] = [
  { id: 'module', header: 'Module', isRowHeader: true, cell: ({ module }) => module },
  { id: 'day', header: 'Jour', cell: ({ openedOn }) => formatDay(openedOn) },
  {
    id: 'state',
    header: 'État',
    cell: ({ state }) => (
      <Tag tone={state === 'done' ? 'plain' : 'green'} isWhole>
        {STATES[state]}
      </Tag>
    ),
  },
  { id: 'code', header: 'Code', cell: ({ code, state }) => (state === 'done' ? <span className="soft">—</span> : spaced(code)) },
  { id: 'players', header: 'Téléphones', isNumeric: true, cell: ({ players }) => players },
  {
    id: 'actions',
    header: 'Actions',
    cell: ({ id, state, module }) => (
      <LinkButton to="/formation/salles/$id" params={{ id }} small aria-label={`${state === 'done' ? 'Voir le bilan' : 'Projeter'}\u202f: ${module}`}>
        {state === 'done' ? 'Voir le bilan' : 'Projeter'}
      </LinkButton>
    ),
  },
];

const QUESTIONS = 8;
const MOST_QUESTIONS = 30;

function OpenDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const modules = (useQuery(modulesQuery).data?.items ?? []).filter((module) => module.questions > 0);
  const [chosen, setChosen] = useState<string | null>(null);
  const [count, setCount] = useState<number | null>(QUESTIONS);
  const [isAsked, setAsked] = useState(false);
  const open = useMutation({
    mutationFn: (body: RoomCreate) => request<Room>(roomPath(), { method: 'POST', body }),
    onSuccess: async ({ id }) => {
      void client.invalidateQueries({ queryKey: roomsQuery.queryKey });
      await navigate({ to: '/formation/salles/$id', params: { id } });
    },
  });
  const module = modules.find(({ id }) => id === chosen);
  const most = Math.min(MOST_QUESTIONS, module?.questions ?? MOST_QUESTIONS);
  const submit = (): void => {
    setAsked(true);
    if (chosen && count !== null && !open.isPending) open.mutate({ module: chosen, questions: Math.min(count, most) });
  };
  return (
    <Dialog
      title="Ouvrir une salle"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Annuler</Button>
          <Button variant="primary" onPress={submit} isBusy={open.isPending} isLeaving busyLabel="Ouverture…">
            Ouvrir et projeter
          </Button>
        </>
      }
    >
      <Select
        label="Module"
        value={chosen}
        options={modules.map(({ id, number, title }) => ({ value: id, label: number === null ? title : `${number}. ${title}` }))}
        onChange={setChosen}
        error={isAsked && !chosen ? 'Choisissez un module.' : undefined}
      />
      <NumberInput
        label="Nombre de questions"
        help={module ? `Ce module en a ${module.questions}.` : undefined}
        min={1}
        max={most}
        isInteger
        value={count}
        onChange={setCount}
        error={isAsked && count === null ? 'Écrivez un nombre de questions.' : undefined}
      />
      {open.isError && <ProblemNotice error={open.error} />}
    </Dialog>
  );
}
