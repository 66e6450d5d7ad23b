/**
 * The session ended while somebody worked: said over the page, which stays as it is. Signing in again sends what waited;
 * somebody else signing in gets the page anew, and the first person's texts stay kept under their name.
 */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState, useSyncExternalStore } from 'react';
import type { Session } from '#shared/api/session.ts';
import { comeBack, giveWay, readPresence, subscribePresence } from '../presence.ts';
import { closeSavers, hasUnsavedText } from '../save/everySaver.ts';
import { readSession, sessionQuery, useSession } from '../session.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Loading } from '../ui/Loading.tsx';
import { QueryView } from '../ui/QueryView.tsx';

const SignInFlow = lazy(async () => ({ default: (await import('../features/account/SignInFlow.tsx')).SignInFlow }));
const SsoButton = lazy(async () => ({ default: (await import('../features/account/SsoButton.tsx')).SsoButton }));

export function SessionDialog() {
  const presence = useSyncExternalStore(subscribePresence, readPresence);
  if (presence === 'here') return null;
  return presence === 'gone' ? <Ended /> : <Replaced />;
}

/** Another tab of this browser signed somebody else in: nothing may be sent in their name. */
function Replaced() {
  const known = useSession();
  return (
    <Dialog title="Une autre personne s’est connectée" isOpen isDismissable={false} onClose={reload} actions={<ReloadButton />}>
      <p>{`Dans un autre onglet, quelqu’un d’autre s’est connecté. Cette page n’envoie plus rien. Un texte qui n’était pas enregistré reste gardé ici pour ${known?.person?.name ?? 'vous'}.`}</p>
    </Dialog>
  );
}

const reload = (): void => {
  closeSavers();
  location.reload();
};

const ReloadButton = () => (
  <Button variant="primary" onPress={reload}>
    Recharger la page
  </Button>
);

function Ended() {
  const known = useSession();
  const [isLater, setLater] = useState(false);
  const now = useQuery({ queryKey: ['session-now'], queryFn: ({ signal }) => readSession(signal), gcTime: 0, staleTime: 0 });
  const enter = useEnter(known);
  if (isLater)
    return (
      <div className="session-later">
        <Button variant="danger" onPress={() => setLater(false)}>
          Se reconnecter
        </Button>
      </div>
    );
  return (
    <Dialog title="Votre session est terminée" isOpen isDismissable={false} onClose={() => setLater(true)}>
      <p>
        {hasUnsavedText()
          ? 'Rien n’est perdu\u202f: votre texte est resté dans cette page. Reconnectez-vous, il sera enregistré aussitôt.'
          : 'Reconnectez-vous pour continuer là où vous étiez.'}
      </p>
      <QueryView query={now}>
        {(session) => (
          <Suspense fallback={<Loading />}>
            <div className="stack">
              <SignInFlow session={session} email={known?.person?.email ?? ''} onDone={enter} />
              {session.sso && <WithSso label={session.sso.label} />}
              <p className="soft small">{`Si une autre personne que ${known?.person?.name ?? 'vous'} se connecte ici, la page se recharge pour elle.`}</p>
            </div>
          </Suspense>
        )}
      </QueryView>
    </Dialog>
  );
}

/** The identity provider takes the whole page: not while a text lives only here. */
function WithSso({ label }: { label: string }) {
  if (hasUnsavedText())
    return (
      <p className="small">
        {`Pour garder ce que vous venez d’écrire, connectez-vous ici par mot de passe. Sans mot de passe, ouvrez Clausier dans un autre onglet, connectez-vous avec ${label}, puis revenez\u202f: cette page reprendra seule.`}
      </p>
    );
  return <SsoButton label={label} next={`${location.pathname}${location.search}${location.hash}`} />;
}

function useEnter(known: Session | null): (session: Session) => void {
  const client = useQueryClient();
  return (session) => {
    if (session.person?.id !== known?.person?.id) {
      giveWay();
      reload();
      return;
    }
    client.setQueryData(sessionQuery.queryKey, session);
    comeBack();
    // Reads refused meanwhile are asked again; the documents on screen are refreshed without losing what is typed.
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'session-now' });
  };
}
