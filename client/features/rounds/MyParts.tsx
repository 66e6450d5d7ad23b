import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formatDay } from '#shared/format.ts';
import { PART_LABELS } from '#shared/scheme/rounds.ts';
import { useDownloadOf } from '../../save/download.ts';
import { useMay } from '../../session.ts';
import { Button } from '../../ui/Button.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { MINE_CALENDAR, myPartsQuery } from './queries.ts';
import { PART_TONES } from './words.ts';

/** On the first page: what I am asked to read, first due first; nothing when nothing is. */
export function MyParts() {
  const mine = useQuery({ ...myPartsQuery, enabled: useMay('scheme:comment') });
  const files = useDownloadOf();
  const items = mine.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="home-rounds">
      <h2 id="home-rounds">Mes relectures</h2>
      <ul className="home__list">
        {items.map(({ partId, roundId, schemeId, schemeTitle, name, dueOn, state }) => (
          <li key={partId} className="home__line">
            <Link to="/schemas/$id/relecture/$roundId" params={{ id: schemeId, roundId }} search={{ partie: partId }} className="home__title">
              {`${schemeTitle} – ${name}`}
            </Link>
            <span className="soft small">{`à rendre pour le ${formatDay(dueOn)}`}</span>
            <span className="row">
              <Tag tone={PART_TONES[state]}>{PART_LABELS[state]}</Tag>
            </span>
          </li>
        ))}
      </ul>
      <div className="row">
        <Button reads small isBusy={files.isBusy} busyLabel="Préparation…" onPress={() => files.start(MINE_CALENDAR, 'relectures.ics')}>
          Relectures dans votre agenda
        </Button>
      </div>
    </section>
  );
}
