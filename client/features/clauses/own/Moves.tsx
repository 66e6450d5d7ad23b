import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ClauseMove, OwnClause } from '#shared/api/own-clauses.ts';
import { MOVE_LABELS } from '#shared/clause/life.ts';
import { LIMITS } from '#shared/limits.ts';
import { frenchTypography } from '#shared/typography.ts';
import { request } from '../../../api.ts';
import { settled } from '../../../save/settled.ts';
import { useMay } from '../../../session.ts';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { ReadOnly } from '../../../ui/ReadOnly.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { toast, toastProblem } from '../../../ui/Toast.tsx';
import { ownClauseQuery, ownPath, refreshClauses } from './queries.ts';
import { useClauseSaver } from './save.ts';
import { ASKED_FIRST, MOVE_DONE, MOVE_VARIANTS } from './words.ts';

/** What is on screen is saved before the clause moves: what is read is what was written. */
function useMove(server: OwnClause) {
  const saver = useClauseSaver();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ move, note }: { move: ClauseMove; note?: string }) => {
      if (!(await settled(saver))) return null;
      const { revision } = saver.read().document;
      const body = { move, ...(note ? { note } : {}) };
      return request<OwnClause>(ownPath(server.id, 'state'), { method: 'POST', body, ifMatch: `"${Math.max(revision, server.revision)}"` });
    },
    onSuccess: (clause, { move }) => {
      if (!clause) {
        toast('Tout n’est pas enregistré\u202f: corrigez d’abord ce qui est signalé dans la page.');
        return;
      }
      saver.refresh(clause);
      client.setQueryData(ownClauseQuery(clause.id).queryKey, clause);
      void refreshClauses(client);
      toast(MOVE_DONE[move]);
    },
  });
}

/** One button for each move allowed now, with what it does; the rarer ones in a menu. */
export function MoveButtons({ server, faults }: { server: OwnClause; faults: number }) {
  const move = useMove(server);
  const [asked, setAsked] = useState<ClauseMove | null>(null);
  const start = (wanted: ClauseMove): void => (ASKED_FIRST.has(wanted) ? setAsked(wanted) : move.mutate({ move: wanted }));
  const main = server.moves.find((known) => MOVE_VARIANTS[known] !== undefined);
  const others = server.moves.filter((known) => known !== main);
  const isHeld = main === 'publish' && faults > 0;
  return (
    // What moves a clause is not writing in it: it stays where one may only read.
    <ReadOnly value={false}>
      <div className="own-head__actions">
        {main && (
          <Button variant="primary" onPress={() => start(main)} isBusy={move.isPending} busyLabel="Enregistrement…" isDisabled={isHeld}>
            {MOVE_LABELS[main].label}
          </Button>
        )}
        <Others server={server} moves={others} onMove={start} />
        {main && <p className="own-head__does">{isHeld ? 'Complétez d’abord ce qui est signalé.' : frenchTypography(MOVE_LABELS[main].does)}</p>}
        {move.isError && <ProblemNotice error={move.error} />}
      </div>
      {asked !== null && (
        <Asked
          move={asked}
          onClose={() => setAsked(null)}
          onSure={(sure) => {
            setAsked(null);
            move.mutate(sure);
          }}
        />
      )}
    </ReadOnly>
  );
}

type AskedProps = { move: ClauseMove; onClose: () => void; onSure: (sure: { move: ClauseMove; note?: string }) => void };

/** What is asked before a move that shows, or that loses something. */
function Asked({ move, onClose, onSure }: AskedProps) {
  if (move === 'publish') return <PublishDialog onClose={onClose} onPublish={(note) => onSure({ move, note })} />;
  const { label, does } = MOVE_LABELS[move];
  return (
    <ConfirmDialog title={`${label}\u202f?`} isOpen onClose={onClose} confirmLabel={label} isDanger={move === 'drop'} onConfirm={() => onSure({ move })}>
      <p>{frenchTypography(does)}</p>
    </ConfirmDialog>
  );
}

function Others({ server, moves, onMove }: { server: OwnClause; moves: readonly ClauseMove[]; onMove: (move: ClauseMove) => void }) {
  const [isRemoving, setRemoving] = useState(false);
  // A clause published once is retired, never erased: documents may use it.
  const canRemove = useMay('clause:write') && server.version === null;
  if (moves.length === 0 && !canRemove) return null;
  return (
    <>
      <Menu
        label="Autres actions ▾"
        name="Autres actions sur la clause"
        actions={[
          ...moves.map((id) => ({ id, label: MOVE_LABELS[id].label, detail: frenchTypography(MOVE_LABELS[id].does), onAction: () => onMove(id) })),
          ...(canRemove
            ? [
                {
                  id: 'remove',
                  label: 'Supprimer',
                  detail: 'Elle n’a jamais été publiée\u202f: elle est effacée.',
                  isDanger: true,
                  onAction: () => setRemoving(true),
                },
              ]
            : []),
        ]}
      />
      {isRemoving && <RemoveDialog server={server} onClose={() => setRemoving(false)} />}
    </>
  );
}

function RemoveDialog({ server, onClose }: { server: OwnClause; onClose: () => void }) {
  const saver = useClauseSaver();
  const client = useQueryClient();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: async () => {
      await settled(saver);
      const { revision } = saver.read().document;
      return request(ownPath(server.id), { method: 'DELETE', ifMatch: `"${Math.max(revision, server.revision)}"` });
    },
    onSuccess: async () => {
      toast('La clause est supprimée.');
      await navigate({ to: '/clauses/nos-clauses' });
      client.removeQueries({ queryKey: ownClauseQuery(server.id).queryKey });
      await refreshClauses(client);
    },
    onError: toastProblem,
  });
  return (
    <ConfirmDialog
      title={'Supprimer cette clause\u202f?'}
      isOpen
      onClose={onClose}
      confirmLabel="Supprimer"
      isDanger
      isBusy={remove.isPending}
      onConfirm={() => remove.mutate()}
    >
      <p>Son texte, ses variables et ses commentaires sont effacés.</p>
    </ConfirmDialog>
  );
}

function PublishDialog({ onClose, onPublish }: { onClose: () => void; onPublish: (note: string) => void }) {
  const [note, setNote] = useState('');
  return (
    <Dialog
      title="Publier la clause"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Annuler</Button>
          <Button variant="primary" onPress={() => onPublish(note.trim())}>
            Publier cette version
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{frenchTypography(MOVE_LABELS.publish.does)} Les documents qui utilisent une version plus ancienne la gardent.</p>
        <TextField
          label="Ce qui change dans cette version"
          help="Facultatif. Gardé avec la version."
          maxLength={LIMITS.shortText}
          value={note}
          onChange={setNote}
        />
      </div>
    </Dialog>
  );
}
