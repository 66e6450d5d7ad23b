import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Round, RoundMailed } from '#shared/api/rounds.ts';
import { counted, formatDay } from '#shared/format.ts';
import { request } from '../../api.ts';
import { Button } from '../../ui/Button.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { toast } from '../../ui/Toast.tsx';
import { dayIn } from '../../moments.ts';
import { CopyLine } from '../admin/CopyLine.tsx';
import { lettersQuery, refreshRounds, roundPath } from './queries.ts';

/** What was sent, in one sentence. */
function sentText({ mailer, items }: RoundMailed): string {
  if (!mailer) return 'C’est noté\u202f: les lecteurs sont prévenus.';
  const sent = items.reduce((sum, one) => sum + one.sent, 0);
  return sent === 0 ? 'Aucun message n’est parti\u202f: copiez le texte.' : `${counted(sent, 'message parti', 'messages partis')}.`;
}

/** The message of each part, ready to copy; sent at once where a mail server is set. */
export function Letters({ round }: { round: Round }) {
  const client = useQueryClient();
  const letters = useQuery(lettersQuery(round.schemeId, round.id));
  const waiting = round.parts.filter(({ verdict }) => verdict === null);
  const send = useMutation({
    mutationFn: () => request<RoundMailed>(roundPath(round.schemeId, round.id, 'messages'), { method: 'POST', body: { parts: [] } }),
    onSuccess: async (mailed) => {
      toast(sentText(mailed));
      await refreshRounds(client);
    },
  });
  if (waiting.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="round-letters">
      <h2 id="round-letters">Prévenir ou relancer</h2>
      <QueryView query={letters} loading="Préparation des messages…">
        {({ mailer, items }) => (
          <>
            <p className="soft">
              {mailer
                ? 'Les messages partent vers l’adresse du compte, à défaut celle du registre du réseau.'
                : 'Copiez chaque message dans votre messagerie, puis notez que les lecteurs sont prévenus.'}
            </p>
            {waiting.map((part) => {
              const letter = items.find(({ partId }) => partId === part.id);
              return letter ? <Letter key={part.id} name={part.name} remindedAt={part.remindedAt} letter={letter} /> : null;
            })}
            <div className="row">
              <Button isBusy={send.isPending} isLeaving busyLabel="Envoi…" onPress={() => send.mutate()}>
                {mailer ? 'Envoyer à ceux qui n’ont pas répondu' : 'Noter que les lecteurs sont prévenus'}
              </Button>
            </div>
          </>
        )}
      </QueryView>
      {send.isError && <ProblemNotice error={send.error} />}
    </section>
  );
}

type LetterProps = { name: string; remindedAt: string | null; letter: RoundMailed['items'][number] };

function Letter({ name, remindedAt, letter: { subject, text, addresses } }: LetterProps) {
  return (
    <details className="round-letter">
      <summary>
        {name}
        <span className="soft small">{remindedAt === null ? ' · pas encore prévenue' : ` · prévenue le ${formatDay(dayIn(remindedAt))}`}</span>
      </summary>
      <div className="stack">
        {addresses.length > 0 && <CopyLine label="Destinataires" text={addresses.join(', ')} copyLabel="Copier les adresses" />}
        <CopyLine label="Objet" text={subject} copyLabel="Copier l’objet" />
        <CopyLine label="Message" text={text} copyLabel="Copier le message" />
      </div>
    </details>
  );
}
