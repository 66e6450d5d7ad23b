/**
 * The frame of a page that is one part of a larger whole (the administration, the training as its trainer sees it, the network): its
 * title, the doors of the other parts, then the page when this person may see it. Promises that each role finds the doors it may open
 * and no other, and that a page nobody may see here asks the server for nothing.
 */
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Session } from '#shared/api/session.ts';
import type { Permission } from '#shared/permissions.ts';
import { useSession } from '../session.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Loading } from '../ui/Loading.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import './PartPage.css';

/** `holds`: what stands below that address belongs to it too. */
export type Door = { to: NonNullable<LinkProps['to']>; label: string; holds?: boolean };

/** What a whole says of itself, once for all its pages. */
export type Whole = {
  /** After the page's own title: « Personnes – Administration ». */
  name: string;
  navigation: string;
  doors: (session: Session) => readonly Door[];
  /** Said to who may not see the page. */
  closed: { title: string; text: string };
  /** Said on one desk, of a page that only makes sense with several people. */
  absent?: string;
  back?: ReactNode;
};

export type PartPageProps = {
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

const NOBODY = 'Clausier sert un seul poste';

export function PartPage({ whole, title, lead, needs, isServedOnly = false, actions, back = whole.back, children }: PartPageProps & { whole: Whole }) {
  const session = useSession();
  const isClosed = session !== null && !session.permissions.includes(needs);
  const isAbsent = session?.mode === 'local' && isServedOnly;
  return (
    <>
      <PageHeader
        title={title}
        lead={lead}
        documentTitle={`${title} – ${whole.name}`}
        actions={isClosed || isAbsent ? undefined : actions}
        {...(back ? { back } : {})}
      />
      {session ? <Doors label={whole.navigation} doors={whole.doors(session)} /> : <Loading />}
      {isClosed && (
        <EmptyState title={whole.closed.title}>
          <p>{whole.closed.text}</p>
        </EmptyState>
      )}
      {!isClosed && isAbsent && (
        <EmptyState title={NOBODY}>
          <p>{whole.absent}</p>
        </EmptyState>
      )}
      {session !== null && !isClosed && !isAbsent && children}
    </>
  );
}

function Doors({ label, doors }: { label: string; doors: readonly Door[] }) {
  if (doors.length === 0) return null;
  return (
    <nav aria-label={label} className="parts-nav">
      {doors.map(({ to, label: name, holds = false }) => (
        <Link
          key={to}
          to={to}
          className="parts-nav__link"
          activeProps={{ className: 'parts-nav__link parts-nav__link--active', 'aria-current': 'page' }}
          activeOptions={{ includeSearch: false, exact: !holds }}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
