/**
 * Animating the training: who is where, groups, rooms, slides, questions to read again, the organisation's own modules.
 * Promises that each role finds the doors it may open and no other.
 */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Permission } from '#shared/permissions.ts';
import { useSession } from '../../../session.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Loading } from '../../../ui/Loading.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { leadDoors } from './doors.ts';
import '../../admin/admin.css';
import './lead.css';

const link = {
  className: 'admin-nav__link',
  activeProps: { className: 'admin-nav__link admin-nav__link--active', 'aria-current': 'page' as const },
  activeOptions: { includeSearch: false, exact: true },
};

export type LeadPageProps = {
  title: string;
  lead: ReactNode;
  /** Without it, the page says so and asks for nothing. */
  needs: Permission;
  actions?: ReactNode;
  /** True for what one desk does not have. */
  isServedOnly?: boolean;
  children: ReactNode;
};

/** The frame of each page: its title, the doors, and the page when this person may see it. */
export function LeadPage({ title, lead, needs, actions, isServedOnly = false, children }: LeadPageProps) {
  const session = useSession();
  const isClosed = session !== null && !session.permissions.includes(needs);
  const isAbsent = session?.mode === 'local' && isServedOnly;
  return (
    <>
      <PageHeader
        title={title}
        lead={lead}
        documentTitle={`${title} – Animer la formation`}
        actions={isClosed || isAbsent ? undefined : actions}
        back={<Link to="/formation">Formation</Link>}
      />
      {session === null ? (
        <Loading />
      ) : (
        <nav aria-label="Animer la formation" className="admin-nav">
          {leadDoors(session).map(({ to, label }) => (
            <Link key={to} to={to} {...link}>
              {label}
            </Link>
          ))}
        </nav>
      )}
      {isClosed && (
        <EmptyState title="Cette page est réservée à qui anime la formation">
          <p>Vos rôles ne l’ouvrent pas. Si vous en avez besoin, demandez-le à la personne qui administre Clausier.</p>
        </EmptyState>
      )}
      {isAbsent && (
        <EmptyState title="Clausier sert un seul poste">
          <p>
            Le suivi des personnes et les groupes apparaissent quand Clausier sert une organisation. Ici, vous avez votre propre parcours, les supports, et une
            salle à projeter.
          </p>
        </EmptyState>
      )}
      {session !== null && !isClosed && !isAbsent && children}
    </>
  );
}
