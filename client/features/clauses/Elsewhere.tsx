import { Link } from '@tanstack/react-router';
import { foldFrench } from '#shared/typography.ts';

/** Words people type here that another screen answers better. */
const DOORS = [
  { words: ['spaser', 'schema', 'plan'], to: '/schemas', says: 'Rédiger votre SPASER' },
  { words: ['consultation', 'dce', 'lot', 'lots', 'avis', 'ccap', 'cctp', 'rc'], to: '/consultations', says: 'Préparer une consultation' },
  { words: ['heures', 'heure', 'calcul', 'calculer', 'etp'], to: '/heures', says: 'Calculer des heures d’insertion' },
  { words: ['seuil', 'seuils', 'gre', 'mapa', 'montant'], to: '/droit/seuils', says: 'Voir les seuils' },
  { words: ['doute', 'doutes'], to: '/droit/doutes', says: 'Voir les doutes' },
] as const;

const ARTICLE = /\b[lrd]\.?\s?\*?\s?\d{3,4}(?:-\d+)*/i;

/** « Voir aussi »: the other screens that answer what was typed; nothing when none does. */
export function Elsewhere({ q }: { q: string | undefined }) {
  const words = foldFrench(q ?? '').split(' ');
  const doors = DOORS.filter((door) => door.words.some((word) => words.includes(word)));
  const article = ARTICLE.exec(q ?? '')?.[0];
  if (doors.length === 0 && !article) return null;
  return (
    <p className="elsewhere no-print">
      Voir aussi&#x202f;:{' '}
      {article && (
        <Link to="/droit" search={{ cherche: article }}>
          L’article {article} dans les références
        </Link>
      )}
      {doors.map(({ to, says }, i) => (
        <span key={to}>
          {(i > 0 || article) && ' · '}
          <Link to={to}>{says}</Link>
        </span>
      ))}
    </p>
  );
}
