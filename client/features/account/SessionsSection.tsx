import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { OpenSessionList } from '#shared/api/account.ts';
import type { SignInMethod } from '#shared/api/session.ts';
import { LIMITS } from '#shared/limits.ts';
import { Button } from '../../ui/Button.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { toast, toastProblem } from '../../ui/Toast.tsx';
import { closeOtherSessions, closeSession, sessionsKey, sessionsQuery } from './requests.ts';
import { formatMoment } from '../../moments.ts';

type OpenSession = OpenSessionList['items'][number];

const METHODS: Record<SignInMethod, string> = { password: 'mot de passe', sso: 'fournisseur d’identité', link: 'lien' };

/** Where one is signed in: a device one does not know is closed from here. */
export function SessionsSection() {
  const sessions = useQuery(sessionsQuery);
  const client = useQueryClient();
  const settle = { onError: toastProblem, onSettled: () => client.invalidateQueries({ queryKey: sessionsKey }) };
  const close = useMutation({ mutationFn: closeSession, ...settle, onSuccess: () => toast('La session est fermée.') });
  const closeOthers = useMutation({ mutationFn: closeOtherSessions, ...settle, onSuccess: () => toast('Vos autres sessions sont fermées.') });
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">Sessions ouvertes</h2>
      <p className="soft">
        {`Une session se ferme après ${LIMITS.sessionIdleMinutes / 60}\u00a0heures sans rien faire, et au plus tard ${LIMITS.sessionHours}\u00a0heures après la connexion.`}
      </p>
      <QueryView query={sessions}>
        {({ items }) => (
          <>
            <DataTable
              caption={items.length > 1 ? `${items.length} sessions` : '1 session'}
              columns={columns((handle) => close.mutate(handle))}
              rows={items}
              rowKey={({ handle }) => handle}
            />
            {items.length > 1 && (
              <div>
                <Button isBusy={closeOthers.isPending} busyLabel="Fermeture…" onPress={() => closeOthers.mutate()}>
                  Fermer toutes les autres
                </Button>
              </div>
            )}
          </>
        )}
      </QueryView>
    </section>
  );
}

const columns = (close: (handle: string) => void): Column<OpenSession>[] => [
  {
    id: 'device',
    header: 'Appareil',
    isRowHeader: true,
    cell: ({ device, current }) => (
      <span className="row">
        {device}
        {current && <Tag tone="green">Celle-ci</Tag>}
      </span>
    ),
  },
  { id: 'since', header: 'Depuis', cell: ({ createdAt, method }) => `${formatMoment(createdAt)}, par ${METHODS[method]}` },
  { id: 'seen', header: 'Vue pour la dernière fois', cell: ({ seenAt }) => <time dateTime={seenAt}>{formatMoment(seenAt)}</time> },
  {
    id: 'close',
    header: 'Fermer',
    cell: ({ handle, device, current }) =>
      current ? (
        '—'
      ) : (
        <Button small variant="quiet" aria-label={`Fermer la session\u202f: ${device}`} onPress={() => close(handle)}>
          Fermer
        </Button>
      ),
  },
];
