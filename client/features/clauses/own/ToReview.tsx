import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { counted } from '#shared/format.ts';
import { formatMoment } from '../../../moments.ts';
import { useMay } from '../../../session.ts';
import { ownClausesQuery } from './queries.ts';

const SHOWN = 4;

/** On the home page, for who publishes: the clauses that wait for them, and the adaptations that Clausier's text left behind; nothing when nothing waits. */
export function ToReview() {
  const { data } = useQuery({ ...ownClausesQuery('review'), enabled: useMay('clause:publish') });
  if (!data || data.counts.review + data.updates === 0) return null;
  return (
    <section className="stack" aria-labelledby="home-clauses">
      <h2 id="home-clauses">Clauses à relire</h2>
      <ul className="home__list">
        {data.items.slice(0, SHOWN).map(({ id, title, updatedAt }) => (
          <li key={id} className="home__line">
            <Link to="/clauses/nos-clauses/$id" params={{ id }} search={{}} className="home__title">
              {title}
            </Link>
            <span className="soft small">{`En relecture · enregistrée le ${formatMoment(updatedAt)}`}</span>
          </li>
        ))}
        {data.counts.review > SHOWN && (
          <li className="home__line">
            <Link to="/clauses/nos-clauses" search={{ etat: 'review' }}>{`Les ${data.counts.review} clauses en relecture`}</Link>
          </li>
        )}
        {data.updates > 0 && (
          <li className="home__line">
            <Link to="/clauses/nos-clauses" search={{}} className="home__title">
              {counted(data.updates, 'clause adaptée à comparer', 'clauses adaptées à comparer')} au nouveau texte de Clausier
            </Link>
          </li>
        )}
      </ul>
    </section>
  );
}
