import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ServiceState } from '#shared/api/service.ts';
import { frenchTypography } from '#shared/typography.ts';
import { counted, formatBytes } from '#shared/format.ts';
import { useMay } from '../../../session.ts';
import { Button } from '../../../ui/Button.tsx';
import { Finding } from '../../../ui/Finding.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { AdminPage } from '../AdminPage.tsx';
import { formatMoment, formatTime } from '../../../moments.ts';
import { serviceQuery } from '../queries.ts';

/** How the server is: what to look at first, then the facts. */
export function StatePage() {
  const service = useQuery({ ...serviceQuery, enabled: useMay('service:read') });
  return (
    <AdminPage
      title="État"
      lead="Ce que le serveur dit de lui-même, et ce qu’il faut regarder."
      needs="service:read"
      actions={
        <Button onPress={() => void service.refetch()} isBusy={service.isFetching} busyLabel="Lecture…">
          Actualiser
        </Button>
      }
    >
      <QueryView query={service} loading="Lecture de l’état…">
        {(state) => (
          <div className="part-page">
            <Warnings warnings={state.warnings} />
            <div className="facts">
              <Service state={state} />
              <Data state={state} />
              <Doors state={state} />
            </div>
            <p className="soft small" role="status">{`Lu à ${formatTime(new Date(service.dataUpdatedAt).toISOString())}.`}</p>
          </div>
        )}
      </QueryView>
    </AdminPage>
  );
}

function Warnings({ warnings }: { warnings: readonly string[] }) {
  if (warnings.length === 0) return <Finding tone="holds" title="Rien à signaler" />;
  return (
    <section className="stack" aria-labelledby="warnings">
      <h2 id="warnings">À regarder</h2>
      <ul className="plain-list stack">
        {warnings.map((warning) => (
          <li key={warning}>
            <Finding tone="warns" title={frenchTypography(warning)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Facts({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="facts__group">
      <h2 className="facts__title">{title}</h2>
      <dl className="facts__list">{children}</dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="facts__fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Service({ state }: { state: ServiceState }) {
  return (
    <Facts title="Serveur">
      <Fact name="Version">{state.version}</Fact>
      <Fact name="Contenu juridique">{state.contentVersion}</Fact>
      <Fact name="Base">{`migration ${state.schemaVersion}`}</Fact>
      <Fact name="Node.js">{state.node}</Fact>
      <Fact name="Démarré le">{formatMoment(state.startedAt)}</Fact>
      <Fact name="Mémoire">{formatBytes(state.memoryBytes)}</Fact>
    </Facts>
  );
}

function Data({ state: { counts, database, disk, mode } }: { state: ServiceState }) {
  const documents = [
    counted(counts.schemes, 'schéma'),
    counted(counts.tenders, 'consultation'),
    counted(counts.documents, 'fichier Word', 'fichiers Word'),
  ].join(', ');
  return (
    <Facts title="Données">
      <Fact name="Documents">{documents}</Fact>
      {mode === 'served' && <Fact name="Comptes">{`${counted(counts.people, 'personne')}, ${counted(counts.teams, 'équipe')}`}</Fact>}
      <Fact name="Taille de la base">{formatBytes(database.bytes)}</Fact>
      <Fact name="Moteur">{database.engine === 'postgres' ? 'PostgreSQL' : 'SQLite, un fichier'}</Fact>
      {database.engine === 'sqlite' && (
        <Fact name="Intégrité">
          {database.integrity === 'ok' ? `Saine, vérifiée le ${formatMoment(database.checkedAt)}` : <strong className="bad">{database.integrity}</strong>}
        </Fact>
      )}
      <Fact name="Place sur le disque">{placeOf(disk)}</Fact>
    </Facts>
  );
}

function placeOf({ freeBytes, totalBytes, low }: ServiceState['disk']): ReactNode {
  if (freeBytes === null) return 'Inconnue';
  const words = totalBytes === null ? `${formatBytes(freeBytes)} libres` : `${formatBytes(freeBytes)} libres sur ${formatBytes(totalBytes)}`;
  return low ? <strong className="bad">{`${words}\u202f: presque plein`}</strong> : words;
}

function Doors({ state }: { state: ServiceState }) {
  const last = state.backups.items[0];
  return (
    <Facts title={state.mode === 'served' ? 'Accès et suivi' : 'Suivi'}>
      <Fact name="Mode">
        {state.mode === 'served'
          ? 'Servi\u202f: une organisation, des comptes'
          : 'Poste\u202f: une personne, sans compte. Les personnes et les équipes apparaissent quand Clausier sert une organisation.'}
      </Fact>
      {state.mode === 'served' && (
        <>
          <Fact name="Fournisseur d’identité">{state.sso ? `${state.sso.label}, ${state.sso.issuer}` : 'Aucun\u202f: connexion par mot de passe'}</Fact>
          <Fact name="Courriel">{state.mail ? 'Le serveur envoie les liens lui-même' : 'Aucun\u202f: les liens se remettent à la main'}</Fact>
        </>
      )}
      <Fact name="Dernière sauvegarde">
        {state.database.engine === 'postgres' ? 'Faite hors de Clausier' : last ? formatMoment(last.at) : 'Aucune'}
        <br />
        <Link to="/administration/sauvegardes">{state.database.engine === 'postgres' ? 'Comment' : 'Toutes les sauvegardes'}</Link>
      </Fact>
      <Fact name="Journal">{`Gardé ${state.auditMonths}\u00a0mois`}</Fact>
    </Facts>
  );
}
