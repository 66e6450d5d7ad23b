import { Link } from '@tanstack/react-router';
import './Law.css';

const link = {
  className: 'law-nav__link',
  activeProps: { className: 'law-nav__link--active', 'aria-current': 'page' as const },
  activeOptions: { exact: true, includeSearch: false },
};

/** The doors of the law. */
export function LawNav() {
  return (
    <nav aria-label="Parties du droit" className="law-nav">
      <Link to="/droit" {...link}>
        Références
      </Link>
      <Link to="/droit/seuils" {...link}>
        Seuils
      </Link>
      <Link to="/droit/bascules" {...link}>
        Changements
      </Link>
      <Link to="/droit/doutes" {...link}>
        Doutes
      </Link>
      <Link to="/droit/veille" {...link}>
        Veille
      </Link>
    </nav>
  );
}
