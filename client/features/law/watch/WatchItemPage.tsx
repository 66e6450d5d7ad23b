import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Resting, RestingItem, RestingKind, WatchPage } from '#shared/api/watch.ts';
import { formatDay } from '#shared/format.ts';
import { CHANGE_LABELS, RESTING_LABELS, WATCH_KIND_LABELS } from '#shared/watch/labels.ts';
import { isKeyOf } from '../../../labels.ts';
import { NotFound } from '../../../shell/NotFound.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { FIRST_STEP } from '../../tenders/addresses.ts';
import { Difference } from './Difference.tsx';
import { watchItemQuery } from './queries.ts';
import { ReviewPanel } from './ReviewPanel.tsx';
import { StateTag } from './StateTag.tsx';
import '../Law.css';
import './watch.css';

const route = getRouteApi('/droit/veille/$kind/$itemId');
const back = <Link to="/droit/veille">← Veille du droit</Link>;

/** One thing watched: why, what to do with what rests on it, its text, its changes, who read it. */
export function WatchItemPage() {
  const { kind, itemId } = route.useParams();
  return isKeyOf(WATCH_KIND_LABELS, kind) ? <Item key={`${kind} ${itemId}`} kind={kind} id={itemId} /> : <NotFound />;
}

function Item({ kind, id }: Pick<WatchPage, 'kind' | 'id'>) {
  const item = useQuery(watchItemQuery(kind, id));
  if (item.isError && !item.data)
    return (
      <>
        <PageHeader key="refused" title="Texte introuvable" back={back} />
        <ProblemNotice error={item.error} onRetry={() => void item.refetch()} />
      </>
    );
  return (
    <QueryView query={item} loading="Lecture du texte…">
      {(data) => <ItemView item={data} />}
    </QueryView>
  );
}

function ItemView({ item }: { item: WatchPage }) {
  const { kind, title, present, reasons, state, resting, references } = item;
  return (
    <>
      <PageHeader
        title={title}
        lead={`${WATCH_KIND_LABELS[kind]} suivie par la veille`.replace(/^(Seuil|Doute) suivie/, '$1 suivi')}
        documentTitle={`${title} – Veille`}
        back={back}
      />
      <div className="reference">
        <div className="stack">
          <p className="reference__marks">
            <StateTag state={state} />
            {!present && <Tag tone="rust">Retiré du contenu</Tag>}
            {references.map((reference) => (
              <Link key={reference.id} to="/droit/$id" params={{ id: reference.id }}>
                {reference.citation}
              </Link>
            ))}
          </p>
          {reasons.map(({ why }) => (
            <p key={why}>{why}</p>
          ))}
        </div>
        <ToDo groups={resting} />
        <TextOf item={item} />
        <Changes item={item} />
        <ReviewPanel item={item} />
      </div>
    </>
  );
}

function ToDo({ groups }: { groups: readonly Resting[] }) {
  return (
    <section className="stack" aria-labelledby="to-do">
      <h2 id="to-do">Ce qui s’appuie dessus, et que faire</h2>
      {groups.length === 0 && <p className="soft">Rien de ce que vous voyez ne s’appuie dessus.</p>}
      {groups.map(({ kind, say, items }) => (
        <details key={kind} className="watch__resting" open={kind === 'tender' || kind === 'scheme'}>
          <summary>
            {RESTING_LABELS[kind]} <span className="watch__count">{items.length}</span>
          </summary>
          <p>{say}</p>
          <ul>
            {items.map((item) => (
              <li key={`${item.moduleId ?? ''} ${item.id}`}>
                <To kind={kind} item={item} />
                {item.own && (
                  <>
                    {' '}
                    <Tag>de votre organisation</Tag>
                  </>
                )}
                {item.detail && <span className="watch__detail">{item.detail}</span>}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}

/** Where the thing is opened; a check has no page of its own. */
function To({ kind, item: { id, title, moduleId } }: { kind: RestingKind; item: RestingItem }) {
  switch (kind) {
    case 'tender':
      return (
        <Link to="/consultations/$id/$step" params={{ id, step: FIRST_STEP }} search={{}}>
          {title}
        </Link>
      );
    case 'scheme':
      return (
        <Link to="/schemas/$id" params={{ id }}>
          {title}
        </Link>
      );
    case 'clause':
      return (
        <Link to="/clauses/$slug" params={{ slug: id }}>
          {title}
        </Link>
      );
    case 'question':
      return moduleId === null ? (
        <span>{title}</span>
      ) : (
        <Link to="/droit/veille/$kind/$itemId" params={{ kind, itemId: id }}>
          {title}
        </Link>
      );
    case 'threshold':
    case 'doubt':
      return (
        <Link to="/droit/veille/$kind/$itemId" params={{ kind, itemId: id }}>
          {title}
        </Link>
      );
    case 'check':
      return <span>{title}</span>;
  }
}

function TextOf({ item: { lines, kind, id } }: { item: WatchPage }) {
  if (lines.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="text">
      <h2 id="text">Ce que dit Clausier</h2>
      <dl className="watch__text">
        {lines.map((line, index) => (
          <div key={`${line.label} ${index}`}>
            <dt>{line.label}</dt>
            <dd>{line.text}</dd>
          </div>
        ))}
      </dl>
      {kind === 'reference' && (
        <p className="small">
          <Link to="/droit/$id" params={{ id }}>
            Ouvrir la référence, et le texte officiel
          </Link>
        </p>
      )}
      {kind === 'clause' && (
        <p className="small">
          <Link to="/clauses/$slug" params={{ slug: id }}>
            Ouvrir la clause
          </Link>
        </p>
      )}
    </section>
  );
}

function Changes({ item: { changes } }: { item: WatchPage }) {
  if (changes.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="changes">
      <h2 id="changes">Ce que les mises à jour ont changé</h2>
      {changes.map((change) => (
        <details key={change.seq} open={change.unseen}>
          <summary>{`${CHANGE_LABELS[change.change]} par le contenu ${change.edition}, reçu le ${formatDay(change.seenOn)}`}</summary>
          <Difference change={change} />
        </details>
      ))}
    </section>
  );
}
