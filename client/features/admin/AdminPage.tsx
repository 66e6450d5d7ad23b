/**
 * The administration: the state of the server, people, teams, the journal, backups, the organisation.
 * Promises that who may only look sees no button to change anything, that what cannot be undone is asked twice with what it
 * does, and that on one desk only what makes sense there is shown.
 */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Permission } from '#shared/permissions.ts';
import { useSession } from '../../session.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import './admin.css';

const link = {
  className: 'admin-nav__link',
  activeProps: { className: 'admin-nav__link admin-nav__link--active', 'aria-current': 'page' as const },
  activeOptions: { includeSearch: false },
};

/** The doors of the administration that this person may open. */
function AdminNav() {
  const session = useSession();
  const may = (permission: Permission): boolean => session?.permissions.includes(permission) ?? false;
  const isServed = session?.mode === 'served';
  return (
    <nav aria-label="Parties de l’administration" className="admin-nav">
      {may('service:read') && (
        <Link to="/administration/etat" {...link}>
          État
        </Link>
      )}
      {isServed && may('person:read') && (
        <>
          <Link to="/administration/personnes" {...link}>
            Personnes
          </Link>
          <Link to="/administration/equipes" {...link}>
            Équipes
          </Link>
        </>
      )}
      {may('audit:read') && (
        <Link to="/administration/journal" {...link}>
          Journal
        </Link>
      )}
      {may('service:read') && (
        <Link to="/administration/sauvegardes" {...link}>
          Sauvegardes
        </Link>
      )}
      <Link to="/administration/organisation" {...link}>
        Organisation
      </Link>
    </nav>
  );
}

export type AdminPageProps = {
  title: string;
  lead: ReactNode;
  /** Without it, the page says so and asks for nothing. */
  needs: Permission;
  /** True for what one desk does not have. */
  isServedOnly?: boolean;
  actions?: ReactNode;
  back?: ReactNode;
  children: ReactNode;
};

/** The frame of each page: its title, the doors, and the page when this person may see it. */
export function AdminPage({ title, lead, needs, isServedOnly = false, actions, back, children }: AdminPageProps) {
  const session = useSession();
  const isClosed = session !== null && !session.permissions.includes(needs);
  const isAbsent = session?.mode === 'local' && isServedOnly;
  return (
    <>
      <PageHeader
        title={title}
        lead={lead}
        documentTitle={`${title} – Administration`}
        actions={isClosed || isAbsent ? undefined : actions}
        {...(back ? { back } : {})}
      />
      {!isClosed && <AdminNav />}
      {session === null && <Loading />}
      {isClosed && (
        <EmptyState title="Cette page est réservée à l’administration">
          <p>Vos rôles ne l’ouvrent pas. Si vous en avez besoin, demandez-le à la personne qui administre Clausier.</p>
        </EmptyState>
      )}
      {isAbsent && (
        <EmptyState title="Clausier sert un seul poste">
          <p>Les personnes et les équipes apparaissent quand Clausier sert une organisation&#x202f;: voyez le guide d’exploitation.</p>
        </EmptyState>
      )}
      {session !== null && !isClosed && !isAbsent && children}
    </>
  );
}
