import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ContentChange, ContentChangeList } from '#shared/api/watch.ts';
import { counted, formatDay, formatNumber } from '#shared/format.ts';
import { CHANGE_LABELS, WATCH_KIND_LABELS } from '#shared/watch/labels.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { LawNav } from '../LawNav.tsx';
import { Difference } from './Difference.tsx';
import { SeenButton } from './News.tsx';
import { watchChangesQuery } from './queries.ts';
import '../Law.css';
import './watch.css';

/** What each content changed, last first; what was not seen is open. */
export function ChangesSeenPage() {
  const changes = useQuery(watchChangesQuery);
  return (
    <>
      <PageHeader
        title="Ce que les mises à jour ont changé"
        lead="À chaque nouveau contenu, version de Clausier ou paquet signé, ce qui a été ajouté, modifié ou retiré, mot par mot."
        back={<Link to="/droit/veille">← Veille du droit</Link>}
      />
      <LawNav />
      <QueryView query={changes} loading="Lecture des changements…">
        {(data) => <Changes list={data} />}
      </QueryView>
    </>
  );
}

function Changes({ list: { items, total } }: { list: ContentChangeList }) {
  const [last] = items;
  if (!last)
    return (
      <EmptyState title="Aucun contenu n’en a encore remplacé un autre">
        <p>Les changements apparaîtront ici à la prochaine version de Clausier, ou au premier paquet appliqué.</p>
      </EmptyState>
    );
  const editions = [...new Set(items.map(({ edition }) => edition))];
  const unseen = items.filter((change) => change.unseen).length;
  return (
    <div className="stack">
      {unseen > 0 && (
        <div className="row">
          <p role="status">{counted(unseen, 'changement nouveau', 'changements nouveaux')}</p>
          <SeenButton seq={last.seq} />
        </div>
      )}
      {total > items.length && <p className="soft small">{`Les ${formatNumber(items.length)} derniers sur ${formatNumber(total)}.`}</p>}
      {editions.map((edition) => (
        <EditionOf key={edition} edition={edition} changes={items.filter((change) => change.edition === edition)} />
      ))}
    </div>
  );
}

function EditionOf({ edition, changes }: { edition: number; changes: readonly ContentChange[] }) {
  const [first] = changes;
  return (
    <section className="law-group" aria-label={`Contenu ${edition}`}>
      <h2 className="law-group__title">
        {`Contenu ${edition}`} <span className="watch__count">{first ? `reçu le ${formatDay(first.seenOn)}` : ''}</span>
      </h2>
      <ul className="law-list">
        {changes.map((change) => (
          <Change key={change.seq} change={change} />
        ))}
      </ul>
    </section>
  );
}

function Change({ change }: { change: ContentChange }) {
  const { kind, id, title, change: what, weight, unseen } = change;
  return (
    <li className="watch__line">
      <p className="watch__kind">{WATCH_KIND_LABELS[kind]}</p>
      <div className="watch__what">
        <Link to="/droit/veille/$kind/$itemId" params={{ kind, itemId: id }} className="watch__title">
          {title}
        </Link>
        <details open={unseen && what === 'changed' && weight === 'text'}>
          <summary>{what === 'changed' ? 'Voir la différence' : 'Voir le texte'}</summary>
          <Difference change={change} />
        </details>
      </div>
      <p className="law-item__marks">
        {weight === 'check' && <span className="soft small">vérification seule</span>}
        {unseen && <Tag tone="blue">Nouveau</Tag>}
        <Tag>{CHANGE_LABELS[what]}</Tag>
      </p>
    </li>
  );
}
