/**
 * The network: which departments have a référent, whom to call, when one meets.
 * Promises that who may only read sees no button to change anything, and that an empty register says what to do first.
 */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSession } from '../../session.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import '../admin/admin.css';
import './network.css';

const link = {
  className: 'admin-nav__link',
  activeProps: { className: 'admin-nav__link admin-nav__link--active', 'aria-current': 'page' as const },
  activeOptions: { includeSearch: false, exact: true },
};

export type NetworkPageProps = { title: string; lead: ReactNode; actions?: ReactNode; children: ReactNode };

/** The frame of each page: its title, the doors, and the page when this person may read it. */
export function NetworkPage({ title, lead, actions, children }: NetworkPageProps) {
  const session = useSession();
  const isClosed = session !== null && !session.permissions.includes('network:read');
  return (
    <>
      <PageHeader title={title} lead={lead} documentTitle={`${title} – Réseau`} actions={isClosed ? undefined : actions} />
      {session === null && <Loading />}
      {isClosed && (
        <EmptyState title="Le réseau n’est pas ouvert à vos rôles">
          <p>Si vous en avez besoin, demandez-le à la personne qui administre Clausier.</p>
        </EmptyState>
      )}
      {session !== null && !isClosed && (
        <>
          <nav aria-label="Parties du réseau" className="admin-nav">
            <Link to="/reseau" {...link}>
              Couverture
            </Link>
            <Link to="/reseau/registre" {...link}>
              Registre
            </Link>
            <Link to="/reseau/calendrier" {...link}>
              Calendrier
            </Link>
          </nav>
          {children}
        </>
      )}
    </>
  );
}
