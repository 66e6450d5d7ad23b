import { useQueryClient } from '@tanstack/react-query';
import { Link, useRouter, useSearch } from '@tanstack/react-router';
import type { Session } from '#shared/api/session.ts';
import { innerPath } from '../../innerPath.ts';
import { sessionQuery, useSession } from '../../session.ts';
import { Finding } from '../../ui/Finding.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { SignInFlow } from './SignInFlow.tsx';
import { SsoButton } from './SsoButton.tsx';
import './account.css';

/** What the identity provider's answer became; the server sends the code alone. */
const ERRORS: Readonly<Record<string, { title: string; says: string }>> = {
  refus: { title: 'La connexion a été refusée ou annulée.', says: 'Recommencez, ou connectez-vous avec votre mot de passe.' },
  indisponible: { title: 'Le service de connexion ne répond pas.', says: 'Recommencez dans quelques minutes, ou connectez-vous avec votre mot de passe.' },
  inconnu: {
    title: 'Aucun compte ne correspond.',
    says: 'Demandez une invitation à la personne qui administre Clausier, puis commencez par le lien qu’elle vous envoie.',
  },
  siret: {
    title: 'Votre identité est rattachée à une autre organisation.',
    says: 'Choisissez la bonne organisation chez le fournisseur d’identité, ou demandez conseil à la personne qui administre Clausier.',
  },
  expire: { title: 'La connexion a pris trop de temps.', says: 'Recommencez depuis cette page.' },
};

/** `/connexion`: the way in, then on to where one was going. */
export function SignInPage() {
  const session = useSession();
  const client = useQueryClient();
  const router = useRouter();
  const { suite, erreur } = useSearch({ from: '/connexion' });
  const next = innerPath(suite, location.origin);
  const enter = (opened: Session): void => {
    client.clear();
    client.setQueryData(sessionQuery.queryKey, opened);
    router.history.replace(next);
  };
  if (!session) return null;
  const fault = erreur ? (ERRORS[erreur] ?? ERRORS['refus']) : undefined;
  const isStarted = session.person !== null;
  return (
    <>
      <PageHeader title={isStarted && session.secondFactor === 'to-enrol' ? 'Protéger votre compte' : 'Se connecter'} documentTitle="Se connecter" />
      <div className={isStarted ? 'stack' : 'account-narrow'}>
        {fault && (
          <div role="alert">
            <Finding tone="blocks" title={fault.title}>
              <p>{fault.says}</p>
            </Finding>
          </div>
        )}
        {session.sso && !isStarted && (
          <>
            <SsoButton label={session.sso.label} next={next} />
            <p className="account-or">
              <span>ou avec votre mot de passe</span>
            </p>
          </>
        )}
        <SignInFlow session={session} onDone={enter} onStep={(begun) => client.setQueryData(sessionQuery.queryKey, begun)} />
        {!isStarted && (
          <p className="small">
            <Link to="/mot-de-passe-oublie">Mot de passe oublié&#x202f;?</Link>
          </p>
        )}
      </div>
    </>
  );
}
