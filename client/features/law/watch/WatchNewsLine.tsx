import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { counted } from '#shared/format.ts';
import { useMay } from '../../../session.ts';
import { watchNewsQuery } from './queries.ts';

/** On the home page: what a new content changed, for who can say it was seen; nothing when nothing did, nor while it is read. */
export function WatchNewsLine() {
  const { data } = useQuery({ ...watchNewsQuery, enabled: useMay('law:review') });
  if (!data || data.unseen === 0) return null;
  const touched = [...(data.tenders > 0 ? [counted(data.tenders, 'consultation')] : []), ...(data.schemes > 0 ? [counted(data.schemes, 'schéma')] : [])].join(
    ' et ',
  );
  return (
    <section className="stack" aria-labelledby="home-watch">
      <h2 id="home-watch">Le droit a été mis à jour</h2>
      <ul className="home__list">
        <li className="home__line">
          <Link to="/droit/veille" className="home__title">
            {counted(data.unseen, 'texte a changé', 'textes ont changé')} depuis votre dernière visite
          </Link>
          <span className="soft small">{touched === '' ? 'Rien de ce qui est en cours n’est touché' : `À regarder dans ${touched}`}</span>
        </li>
      </ul>
    </section>
  );
}
