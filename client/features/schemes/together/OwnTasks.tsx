import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formatDay } from '#shared/format.ts';
import { useDownloadOf } from '../../../save/download.ts';
import { useMay } from '../../../session.ts';
import { Button } from '../../../ui/Button.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { ownTasksQuery } from './queries.ts';

const SHOWN = 6;

/** « Mes tâches » on the first page: late first, each leading to its step; nothing when nothing is asked. */
export function OwnTasks() {
  const tasks = useQuery({ ...ownTasksQuery, enabled: useMay('scheme:read') });
  const calendar = useDownloadOf();
  const items = tasks.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="home-tasks">
      <h2 id="home-tasks">Mes tâches</h2>
      <ul className="home__list">
        {items.slice(0, SHOWN).map(({ id, title, schemeId, schemeTitle, anchor, dueOn, late }) => (
          <li key={id} className="home__line">
            <Link to="/schemas/$id/$step" params={{ id: schemeId, step: anchor?.step ?? 'organisation' }} className="home__title">
              {title}
            </Link>
            <span className="soft small">
              {late && (
                <>
                  <Tag tone="rust" isWhole>
                    En retard
                  </Tag>{' '}
                </>
              )}
              {[schemeTitle, dueOn && `pour le ${formatDay(dueOn)}`].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {items.length > SHOWN && <p className="soft small">{`Et ${items.length - SHOWN} de plus, dans leurs schémas.`}</p>}
      {items.some(({ dueOn }) => dueOn !== null) && (
        <div>
          <Button reads small isBusy={calendar.isBusy} busyLabel="Préparation…" onPress={() => calendar.start('/api/tasks/mes-taches.ics', 'mes-taches.ics')}>
            Ajouter mes tâches à mon agenda
          </Button>
        </div>
      )}
    </section>
  );
}
