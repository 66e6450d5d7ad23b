import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RemarkSettlement, Round, RoundRemark } from '#shared/api/rounds.ts';
import { LIMITS } from '#shared/limits.ts';
import { VERDICT_LABELS } from '#shared/scheme/rounds.ts';
import { request } from '../../api.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { toast, toastProblem } from '../../ui/Toast.tsx';
import { refreshRounds, roundPath } from './queries.ts';
import { Remarks } from './Remarks.tsx';

type Asked = { remark: RoundRemark; state: 'taken' | 'set-aside' } | null;

function useSettle(round: Round, onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ remark, body }: { remark: RoundRemark; body: RemarkSettlement }) =>
      request<Round>(roundPath(round.schemeId, round.id, 'remarks', remark.id), { method: 'PUT', body }),
    onSuccess: async () => {
      onDone();
      toast('C’est noté.');
      await refreshRounds(client);
    },
  });
}

/** What each department wrote, and what becomes of each remark: taken into account, or set aside with a reason. */
export function Decisions({ round }: { round: Round }) {
  const [asked, setAsked] = useState<Asked>(null);
  const settle = useSettle(round, () => setAsked(null));
  const answered = round.parts.filter(({ verdict, answers, remarks }) => verdict !== null && (remarks.length > 0 || answers.some(Boolean)));
  if (answered.length === 0) return null;
  const reopen = (remark: RoundRemark): void => settle.mutate({ remark, body: { state: 'open', reason: '' } }, { onError: toastProblem });
  return (
    <section className="stack" aria-labelledby="round-decisions">
      <h2 id="round-decisions">Réponses et remarques</h2>
      {answered.map((part) => (
        <article key={part.id} className="stack" aria-label={part.name}>
          <h3>{part.verdict === null ? part.name : `${part.name}\u202f: ${VERDICT_LABELS[part.verdict].toLowerCase()}`}</h3>
          {part.receivedAs && <p className="soft small">{part.receivedAs}</p>}
          {part.questions.map((question, index) => (
            <p key={index}>
              <strong>{question}</strong> {part.answers[index] || <span className="soft">Sans réponse.</span>}
            </p>
          ))}
          <Remarks
            remarks={part.remarks}
            placeTitles={round.placeTitles}
            actions={(remark) =>
              remark.state === 'open' ? (
                <>
                  <Button small onPress={() => setAsked({ remark, state: 'taken' })}>
                    Prendre en compte
                  </Button>
                  <Button small onPress={() => setAsked({ remark, state: 'set-aside' })}>
                    Écarter
                  </Button>
                </>
              ) : (
                <Button small variant="quiet" onPress={() => reopen(remark)}>
                  Rouvrir
                </Button>
              )
            }
          />
        </article>
      ))}
      {asked && <SettleDialog asked={asked} onClose={() => setAsked(null)} settle={settle} />}
    </section>
  );
}

type SettleProps = { asked: NonNullable<Asked>; onClose: () => void; settle: ReturnType<typeof useSettle> };

function SettleDialog({ asked: { remark, state }, onClose, settle }: SettleProps) {
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const lacks = state === 'set-aside' && reason.trim() === '';
  const submit = (): void => {
    setTried(true);
    if (!lacks) settle.mutate({ remark, body: { state, reason: reason.trim() } });
  };
  return (
    <Dialog
      title={state === 'taken' ? 'Prendre la remarque en compte' : 'Écarter la remarque'}
      isOpen
      onClose={onClose}
      isDismissable={reason === ''}
      actions={
        <>
          <Button onPress={onClose}>Annuler</Button>
          <Button variant="primary" onPress={submit} isBusy={settle.isPending} isLeaving busyLabel="Enregistrement…">
            Enregistrer
          </Button>
        </>
      }
    >
      <blockquote className="round-quote">{remark.text}</blockquote>
      <TextArea
        label={state === 'taken' ? 'Ce que cela change dans le schéma' : 'Raison'}
        isRequired={state === 'set-aside'}
        help="Lue par son auteur, et reprise dans la trace des consultés."
        maxLength={LIMITS.roundText}
        value={reason}
        onChange={setReason}
        error={isTried && lacks ? 'Dites pourquoi elle est écartée.' : undefined}
      />
      {settle.isError && <ProblemNotice error={settle.error} />}
    </Dialog>
  );
}
