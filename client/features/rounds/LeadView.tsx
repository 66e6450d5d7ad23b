import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Round, RoundPart } from '#shared/api/rounds.ts';
import { counted, formatDay } from '#shared/format.ts';
import { PART_LABELS, VERDICT_LABELS } from '#shared/scheme/rounds.ts';
import { request } from '../../api.ts';
import { useDownloadOf } from '../../save/download.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { toast } from '../../ui/Toast.tsx';
import { dayIn } from '../../moments.ts';
import { Decisions } from './Decisions.tsx';
import { Letters } from './Letters.tsx';
import { refreshRounds, roundPath } from './queries.ts';
import { PART_TONES, readersText, VERDICT_TONES } from './words.ts';

const isDecided = ({ remarks }: RoundPart): boolean => remarks.every(({ state }) => state !== 'open');

/** The table of answers, what is left to decide, the messages, the closing. */
export function LeadView({ round }: { round: Round }) {
  const files = useDownloadOf();
  const answered = round.parts.filter(({ verdict }) => verdict !== null).length;
  return (
    <>
      <PageHeader
        title={round.title}
        documentTitle={`Relecture – ${round.title}`}
        lead={`${counted(answered, 'réponse reçue', 'réponses reçues')} sur ${round.parts.length}, à rendre pour le ${formatDay(round.dueOn)}. Texte figé le ${formatDay(dayIn(round.openedAt))}.`}
        back={
          <Link to="/schemas/$id/$step" params={{ id: round.schemeId, step: 'concertation' }} search={{}}>
            {`← Schéma «\u00a0${round.schemeTitle}\u00a0»`}
          </Link>
        }
      />
      {round.closedAt !== null && (
        <p>
          <Tag>{`Close le ${formatDay(dayIn(round.closedAt))}`}</Tag>
        </p>
      )}
      <div className="stack round-lead">
        <Answers round={round} />
        <Decisions round={round} />
        {round.closedAt === null && <Letters round={round} />}
        <div className="row">
          <Button
            reads
            isBusy={files.isBusy}
            busyLabel="Préparation…"
            onPress={() => files.start(roundPath(round.schemeId, round.id, 'relecture.ics'), 'relecture.ics')}
          >
            Mettre l’échéance dans mon agenda
          </Button>
          {round.closedAt === null && <Closing round={round} />}
        </div>
      </div>
    </>
  );
}

function Answers({ round }: { round: Round }) {
  const columns: Column<RoundPart>[] = [
    { id: 'name', header: 'Direction', isRowHeader: true, cell: ({ name }) => name },
    { id: 'readers', header: 'Lecteurs', isLong: true, cell: (part) => readersText(part) },
    { id: 'state', header: 'Réponse', cell: ({ state, verdict }) => <StateTags state={state} verdict={verdict} /> },
    { id: 'remarks', header: 'Remarques', cell: (part) => (part.remarks.length === 0 ? '–' : `${part.remarks.length}${isDecided(part) ? ', tranchées' : ''}`) },
    {
      id: 'open',
      header: 'Partie',
      cell: (part) => (
        <Link to="/schemas/$id/relecture/$roundId" params={{ id: round.schemeId, roundId: round.id }} search={{ partie: part.id }}>
          {round.closedAt === null ? 'Lire ou saisir la réponse' : 'Lire'}
          <span className="visually-hidden">{` de ${part.name}`}</span>
        </Link>
      ),
    },
  ];
  return <DataTable caption="Réponses" columns={columns} rows={round.parts} rowKey={({ id }) => id} />;
}

function StateTags({ state, verdict }: Pick<RoundPart, 'state' | 'verdict'>) {
  return verdict === null ? <Tag tone={PART_TONES[state]}>{PART_LABELS[state]}</Tag> : <Tag tone={VERDICT_TONES[verdict]}>{VERDICT_LABELS[verdict]}</Tag>;
}

/** Closed, or taken away while nobody answered. */
function Closing({ round }: { round: Round }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<'close' | 'remove' | null>(null);
  const isEmpty = round.parts.every(({ verdict }) => verdict === null);
  const act = useMutation({
    mutationFn: (what: 'close' | 'remove') =>
      what === 'close'
        ? request(roundPath(round.schemeId, round.id, 'close'), { method: 'POST' })
        : request(roundPath(round.schemeId, round.id), { method: 'DELETE' }),
    onSuccess: async (_done, what) => {
      setAsked(null);
      toast(what === 'close' ? 'La relecture est close.' : 'La relecture est retirée.');
      if (what === 'remove') await navigate({ to: '/schemas/$id/$step', params: { id: round.schemeId, step: 'concertation' }, search: {} });
      await refreshRounds(client);
    },
  });
  return (
    <>
      <Button onPress={() => setAsked('close')}>Clore la relecture</Button>
      {isEmpty && (
        <Button variant="quiet" onPress={() => setAsked('remove')}>
          Retirer la relecture
        </Button>
      )}
      <ConfirmDialog
        title={asked === 'remove' ? 'Retirer cette relecture\u202f?' : 'Clore cette relecture\u202f?'}
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        confirmLabel={asked === 'remove' ? 'Retirer' : 'Clore'}
        isBusy={act.isPending}
        onConfirm={() => asked && act.mutate(asked)}
      >
        <p>
          {asked === 'remove'
            ? 'Personne n’a répondu\u202f: elle disparaît.'
            : 'Plus aucune réponse n’entre. Les remarques se tranchent encore, et les réponses restent dans la trace des consultés.'}
        </p>
        {act.isError && <ProblemNotice error={act.error} />}
      </ConfirmDialog>
    </>
  );
}
