import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formatNumber } from '#shared/format.ts';
import { useLawDay } from '../lawDay.ts';
import { clausesQuery } from '../queries.ts';
import { useMay } from '../session.ts';

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

/** The entries; `onGo` closes the dialog that holds them on a phone. */
export function Navigation({ onGo }: { onGo?: () => void }) {
  const { on } = useLawDay();
  const clauses = useQuery(clausesQuery({ on, limit: 1 }));
  const mayAdminister = useMay('service:read');
  const go = onGo ? { onClick: onGo } : {};
  return (
    <ul className="nav__list">
      <li>
        <Link to="/" {...link} {...go}>
          Accueil
        </Link>
      </li>
      <li>
        <Link to="/clauses" {...link} {...go}>
          Clauses
          {clauses.data && (
            <span className="nav__count">
              <span className="visually-hidden">, </span>
              {formatNumber(clauses.data.total)}
              <span className="visually-hidden"> clauses</span>
            </span>
          )}
        </Link>
      </li>
      <li>
        <Link to="/schemas" {...link} {...go}>
          Schémas (SPASER)
        </Link>
      </li>
      <li>
        <Link to="/consultations" {...link} {...go}>
          Consultations
        </Link>
      </li>
      <li>
        <Link to="/heures" {...link} {...go}>
          Heures d’insertion
        </Link>
      </li>
      <li>
        <Link to="/droit" {...link} {...go}>
          Références du droit
        </Link>
      </li>
      {mayAdminister && (
        <li>
          <Link to="/administration" {...link} {...go}>
            Administration
          </Link>
        </li>
      )}
      <li>
        <Link to="/a-propos" {...link} {...go}>
          À propos
        </Link>
      </li>
    </ul>
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
