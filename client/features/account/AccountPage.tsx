/** `/compte`: who I am, my password, my second factor, where I am signed in, my data. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Session } from '#shared/api/session.ts';
import { roleNames } from '#shared/role-labels.ts';
import { download } from '../../api.ts';
import { useSession } from '../../session.ts';
import { Button } from '../../ui/Button.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { toast, toastProblem } from '../../ui/Toast.tsx';
import { useSignOut } from '../../shell/SignOut.tsx';
import { PasswordSection } from './PasswordSection.tsx';
import { SecondFactorSection } from './SecondFactorSection.tsx';
import { SessionsSection } from './SessionsSection.tsx';
import './account.css';

export function AccountPage() {
  const session = useSession();
  const { ask, dialog } = useSignOut();
  if (!session?.person) return null;
  return (
    <>
      <PageHeader title="Mon compte" actions={<Button onPress={ask}>Se déconnecter</Button>} />
      <div className="account-sections">
        <Identity session={session} />
        <PasswordSection />
        <SecondFactorSection session={session} />
        <SessionsSection />
        <OwnData />
      </div>
      {dialog}
    </>
  );
}

function Identity({ session: { person, organisation, teams } }: { session: Session }) {
  return (
    <section aria-labelledby="identite">
      <h2 id="identite">Qui je suis</h2>
      <dl className="facts">
        <dt>Nom</dt>
        <dd>{person?.name}</dd>
        <dt>Adresse électronique</dt>
        <dd>{person?.email}</dd>
        <dt>Organisation</dt>
        <dd>{organisation?.name}</dd>
        <dt>Rôles</dt>
        <dd>{person && person.roles.length > 0 ? roleNames(person.roles) : 'Aucun pour l’instant'}</dd>
        <dt>Équipes</dt>
        <dd>{teams.length > 0 ? teams.map(({ name }) => name).join(', ') : 'Aucune'}</dd>
      </dl>
      <p className="soft small">La personne qui administre Clausier corrige ces informations et donne les rôles.</p>
    </section>
  );
}

function OwnData() {
  const [isBusy, setBusy] = useState(false);
  const take = async (): Promise<void> => {
    setBusy(true);
    try {
      toast(`«\u00a0${await download('/api/account/export.json', 'mes-donnees-clausier.json')}\u00a0» est téléchargé.`);
    } catch (error) {
      toastProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section aria-labelledby="donnees">
      <h2 id="donnees">Mes données</h2>
      <p>
        Ce que Clausier garde sur vous, dans un fichier lisible par une machine. <Link to="/donnees-personnelles">Ce qui est gardé, et combien de temps</Link>
      </p>
      <div>
        <Button isBusy={isBusy} busyLabel="Préparation…" onPress={() => void take()}>
          Télécharger mes données
        </Button>
      </div>
    </section>
  );
}
