import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Watch } from '#shared/api/watch.ts';
import { counted, formatDay } from '#shared/format.ts';
import { request } from '../../../api.ts';
import { useMay } from '../../../session.ts';
import { Button } from '../../../ui/Button.tsx';
import { Finding } from '../../../ui/Finding.tsx';
import { LinkButton } from '../../../ui/LinkButton.tsx';
import { toast, toastProblem } from '../../../ui/Toast.tsx';
import { refreshWatch } from './queries.ts';

/** « Vu »: for the whole organisation, up to the last change that was on screen. */
export function SeenButton({ seq }: { seq: number }) {
  const client = useQueryClient();
  const mayReview = useMay('law:review');
  const see = useMutation({
    mutationFn: () => request<null>('/api/watch/acknowledgement', { method: 'POST', body: { seq } }),
    onSuccess: () => {
      toast('Les changements sont vus, pour toute l’organisation.');
      return refreshWatch(client);
    },
    onError: toastProblem,
  });
  if (!mayReview) return null;
  return (
    <Button onPress={() => see.mutate()} isBusy={see.isPending} busyLabel="Enregistrement…">
      Tout est vu
    </Button>
  );
}

/** What the content in service changed since the organisation last looked. */
export function News({ watch: { unseen, lastChange, edition, acknowledged } }: { watch: Watch }) {
  const since = acknowledged ? `depuis votre dernière visite, le ${formatDay(acknowledged.on)}` : 'depuis l’installation';
  if (unseen === 0)
    return (
      <p className="soft small watch__edition">
        {`Contenu ${edition.number}, du ${formatDay(edition.day)}. Rien n’a changé ${since}. `}
        {lastChange > 0 && <Link to="/droit/veille/changements">Voir les changements passés</Link>}
      </p>
    );
  return (
    <div className="watch__news">
      <Finding
        tone="notes"
        title={`${counted(unseen, 'texte a changé', 'textes ont changé')} ${since}.`}
        rule={`Contenu ${edition.number}, du ${formatDay(edition.day)}.`}
        mend={
          <div className="row">
            <LinkButton to="/droit/veille/changements">Voir les changements</LinkButton>
            <SeenButton seq={lastChange} />
          </div>
        }
      />
    </div>
  );
}
