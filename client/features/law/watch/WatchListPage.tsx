/**
 * The law watch: what is to read again, why, what rests on it. Promises that nothing is hidden (what was read goes last, and can be
 * asked for), and that each line leads to what there is to do.
 */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { WATCH_SECTIONS, type Watch, type WatchItem, type WatchKind } from '#shared/api/watch.ts';
import { counted } from '#shared/format.ts';
import { WATCH_KIND_LABELS, WATCH_SECTION_LABELS, WATCH_STATE_LABELS } from '#shared/watch/labels.ts';
import { useDownloadOf } from '../../../save/download.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { LinkButton } from '../../../ui/LinkButton.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { LawNav } from '../LawNav.tsx';
import { News } from './News.tsx';
import { watchQuery } from './queries.ts';
import { keepItems, readWatchSearch, type WatchSearch } from './search.ts';
import { StateTag } from './StateTag.tsx';
import { restingWords, reviewWords } from './words.ts';
import '../Law.css';
import './watch.css';

const route = getRouteApi('/droit/veille');

export function WatchListPage() {
  const watch = useQuery(watchQuery);
  const files = useDownloadOf();
  return (
    <>
      <PageHeader
        title="Veille du droit"
        lead="Ce qui est à relire&#x202f;: ce qui a changé, ce dont nous doutons, ce qui va s’appliquer, ce qui n’a pas été vérifié depuis longtemps. Avec ce qui s’appuie dessus."
        actions={
          <Button reads onPress={() => files.start('/api/watch/veille.csv', 'veille.csv')} isBusy={files.isBusy} busyLabel="Préparation…">
            Télécharger (CSV)
          </Button>
        }
      />
      <LawNav />
      <QueryView query={watch} loading="Lecture de la veille…">
        {(data) => (
          <>
            <News watch={data} />
            <Browser watch={data} />
          </>
        )}
      </QueryView>
    </>
  );
}

const options = <K extends string>(labels: Record<K, string>, keys: readonly K[]): { value: K; label: string }[] =>
  keys.map((value) => ({ value, label: labels[value] }));
const KINDS: readonly WatchKind[] = ['reference', 'threshold', 'switch', 'doubt', 'clause', 'question'];

function Browser({ watch: { items } }: { watch: Watch }) {
  const search = route.useSearch();
  const found = keepItems(items, search);
  const toRead = found.filter(({ state }) => state !== 'read').length;
  const count = found.length === 0 ? 'Rien' : `${counted(found.length, 'ligne')}, dont ${toRead} à relire`;
  return (
    <div className="stack">
      <Filters search={search} />
      <p role="status" className="law-count">
        {count}
      </p>
      {found.length === 0 && <EmptyState title="Rien ne répond à ces filtres." action={<LinkButton to="/droit/veille">Voir toute la veille</LinkButton>} />}
      {WATCH_SECTIONS.map((section) => (
        <SectionOf key={section} title={WATCH_SECTION_LABELS[section]} items={found.filter((item) => item.section === section)} />
      ))}
    </div>
  );
}

function Filters({ search }: { search: WatchSearch }) {
  const navigate = useNavigate();
  const [typed, setTyped] = useState(search.cherche ?? '');
  const change = (part: Partial<Record<keyof WatchSearch, string | undefined>>): void =>
    void navigate({ to: '/droit/veille', search: readWatchSearch({ ...search, ...part }), replace: true, resetScroll: false });
  return (
    <div className="law-filters no-print">
      <TextField
        label="Chercher dans la veille"
        type="search"
        maxLength={200}
        placeholder="un article, un mot"
        value={typed}
        onChange={(cherche) => {
          setTyped(cherche);
          change({ cherche });
        }}
      />
      <Select
        label="Motif"
        value={search.motif ?? null}
        emptyLabel="Tous les motifs"
        options={options(WATCH_SECTION_LABELS, WATCH_SECTIONS)}
        onChange={(motif) => change({ motif: motif ?? undefined })}
      />
      <Select
        label="Nature"
        value={search.nature ?? null}
        emptyLabel="Toutes les natures"
        options={options(WATCH_KIND_LABELS, KINDS)}
        onChange={(nature) => change({ nature: nature ?? undefined })}
      />
      <Select
        label="État"
        value={search.etat ?? null}
        emptyLabel="À relire et relus"
        options={options(WATCH_STATE_LABELS, ['to-read', 'again', 'read'])}
        onChange={(etat) => change({ etat: etat ?? undefined })}
      />
      <Checkbox
        label="Seulement ce qui touche une consultation ou un schéma"
        isSelected={search.touche === 'en-cours'}
        onChange={(isOn) => change({ touche: isOn ? 'en-cours' : undefined })}
      />
    </div>
  );
}

function SectionOf({ title, items }: { title: string; items: readonly WatchItem[] }) {
  if (items.length === 0) return null;
  return (
    <section className="law-group" aria-label={title}>
      <h2 className="law-group__title">
        {title} <span className="watch__count">{items.length}</span>
      </h2>
      <ul className="law-list">
        {items.map((item) => (
          <Line key={`${item.kind} ${item.id} ${item.why}`} item={item} />
        ))}
      </ul>
    </section>
  );
}

function Line({ item: { kind, id, title, why, severity, counts, state, lastReview } }: { item: WatchItem }) {
  const resting = restingWords(counts);
  return (
    <li className={`watch__line${state === 'read' ? ' watch__line--read' : ''}`}>
      <p className="watch__kind">{WATCH_KIND_LABELS[kind]}</p>
      <div className="watch__what">
        <Link to="/droit/veille/$kind/$itemId" params={{ kind, itemId: id }} className="watch__title">
          {title}
        </Link>
        <p>{why}</p>
        {resting !== '' && <p className="soft small">S’appuient dessus&#x202f;: {resting}</p>}
        {lastReview && (
          <p className="soft small">
            {reviewWords(lastReview)}
            {!lastReview.current && ' – le texte a changé depuis'}
          </p>
        )}
      </div>
      <p className="law-item__marks">
        {severity === 'clause' && <span className="soft small">peut toucher une clause</span>}
        <StateTag state={state} />
      </p>
    </li>
  );
}
