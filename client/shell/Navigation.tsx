import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formatNumber } from '#shared/format.ts';
import { useLawDay } from '../lawDay.ts';
import { clausesQuery } from '../queries.ts';
import { useSession } from '../session.ts';

/** The name and its mark; leads home. */
export function Brand() {
  return (
    <Link to="/" className="brand">
      <span className="brand__mark" aria-hidden="true" />
      Clausier
    </Link>
  );
}

const link = { className: 'nav__link', activeProps: { className: 'nav__link--active', 'aria-current': 'page' as const } };

/** Where one can go, and the right it takes; null when it takes none. */
const ENTRIES = [
  { to: '/', label: 'Accueil', permission: null },
  { to: '/clauses', label: 'Clauses', permission: 'clause:read' },
  { to: '/schemas', label: 'Schémas (SPASER)', permission: 'scheme:read' },
  { to: '/consultations', label: 'Consultations', permission: 'tender:read' },
  { to: '/chiffres', label: 'Chiffres', permission: 'figure:read' },
  { to: '/heures', label: 'Heures d’insertion', permission: 'law:read' },
  { to: '/droit', label: 'Références du droit', permission: 'law:read' },
  { to: '/formation', label: 'Formation', permission: 'training:learn' },
  { to: '/reseau', label: 'Réseau', permission: 'network:read' },
  { to: '/administration', label: 'Administration', permission: 'service:read' },
  { to: '/a-propos', label: 'À propos', permission: null },
] as const;

/** The entries one may open; `onGo` closes the dialog that holds them on a phone. */
export function Navigation({ onGo }: { onGo?: () => void }) {
  const permissions = useSession()?.permissions ?? [];
  const go = onGo ? { onClick: onGo } : {};
  return (
    <ul className="nav__list">
      {ENTRIES.filter(({ permission }) => permission === null || permissions.includes(permission)).map(({ to, label }) => (
        <li key={to}>
          <Link to={to} {...link} {...go}>
            {label}
            {to === '/clauses' && <ClauseCount />}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function ClauseCount() {
  const { on } = useLawDay();
  const clauses = useQuery(clausesQuery({ on, limit: 1 }));
  if (!clauses.data) return null;
  return (
    <span className="nav__count">
      <span className="visually-hidden">, </span>
      {formatNumber(clauses.data.total)}
      <span className="visually-hidden"> clauses</span>
    </span>
  );
}

/** The pages the law asks for, in small. */
export function SideFoot({ onGo }: { onGo?: () => void }) {
  const go = onGo ? { onClick: onGo } : {};
  return (
    <div className="shell__foot">
      <Link to="/accessibilite" {...go}>
        Accessibilité&#x202f;: non conforme
      </Link>
      <br />
      <Link to="/donnees-personnelles" {...go}>
        Données personnelles
      </Link>
    </div>
  );
}
