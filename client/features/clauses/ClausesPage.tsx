/**
 * The clause library: filters, list and reading pane; then one page a clause.
 * Promises that every filter is in the address, that the list answers as one types, and that a clause reads as an annotated text
 * for the date of law, can be filled in place, copied with its layout, and downloaded in Word.
 */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { ClauseList } from '#shared/api/clauses.ts';
import { useLawDay } from '../../lawDay.ts';
import { clausesQuery } from '../../queries.ts';
import { useMay } from '../../session.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { useMedia } from '../../useMedia.ts';
import { ClauseCard } from './ClauseCard.tsx';
import { ClausePreview } from './ClausePreview.tsx';
import { Elsewhere } from './Elsewhere.tsx';
import { Filters } from './Filters.tsx';
import { CreateDialog } from './own/CreateDialog.tsx';
import type { ClauseSearch } from './search.ts';
import './Clauses.css';

const route = getRouteApi('/clauses');
/** From this width the list and the reading pane stand side by side. */
const SIDE_BY_SIDE = '(min-width: 1180px)';

/** « 18 clauses pour « nettoyage » ». */
const countSentence = (total: number, q: string | undefined): string => {
  const count = total === 0 ? 'Aucune clause' : total === 1 ? '1 clause' : `${total} clauses`;
  return q ? `${count} pour «\u00a0${q}\u00a0»` : count;
};

export function ClausesPage() {
  const { vue, origine: _, ...filters } = route.useSearch();
  const { notre, ...asked } = filters;
  const { on } = useLawDay();
  const list = useQuery(clausesQuery({ ...asked, ...(notre ? { own: true } : {}), on }));
  return (
    <>
      <PageHeader title="Clauses" documentTitle={filters.q ? `${filters.q} – Clauses` : 'Clauses'} actions={<OwnActions />} />
      <Filters search={filters} {...(list.data ? { facets: list.data.facets } : {})} count={list.data ? countSentence(list.data.total, filters.q) : ''} />
      <Elsewhere q={filters.q} />
      <QueryView query={list} loading="Recherche des clauses…">
        {(data) =>
          data.items.length > 0 ? (
            <Found list={data} search={filters} vue={vue} isOld={list.isPlaceholderData} />
          ) : (
            <NothingFound q={filters.q} hasFilters={Object.keys(asked).some((name) => name !== 'q')} isOwn={notre !== undefined} />
          )
        }
      </QueryView>
    </>
  );
}

function Found({ list, search, vue, isOld }: { list: ClauseList; search: ClauseSearch; vue: string | undefined; isOld: boolean }) {
  const isWide = useMedia(SIDE_BY_SIDE);
  const shown = list.items.find(({ slug }) => slug === vue) ?? list.items[0];
  return (
    <div className="library">
      <ul className={`library__list${isOld ? ' library__list--old' : ''}`} aria-label="Clauses trouvées">
        {list.items.map((clause) => (
          <ClauseCard key={clause.slug} clause={clause} search={search} isShown={isWide && clause.slug === shown?.slug} isPreviewed={isWide} />
        ))}
      </ul>
      {isWide && shown && (
        <section className="library__pane" aria-label="Lecture de la clause">
          <ClausePreview key={shown.slug} slug={shown.slug} search={search} />
        </section>
      )}
    </div>
  );
}

/** What the organisation does with clauses of its own; who may only read them has the list. */
function OwnActions() {
  const mayWrite = useMay('clause:write');
  const [isCreating, setCreating] = useState(false);
  return (
    <>
      <LinkButton to="/clauses/nos-clauses">Nos clauses</LinkButton>
      {mayWrite && (
        <>
          <LinkButton to="/clauses/nos-clauses/importer">Importer depuis Word</LinkButton>
          <Button onPress={() => setCreating(true)}>Écrire une clause</Button>
        </>
      )}
      {isCreating && <CreateDialog onClose={() => setCreating(false)} />}
    </>
  );
}

function NothingFound({ q, hasFilters, isOwn }: { q: string | undefined; hasFilters: boolean; isOwn: boolean }) {
  if (isOwn && !q && !hasFilters)
    return (
      <EmptyState title="Aucune clause publiée par votre organisation." action={<LinkButton to="/clauses/nos-clauses">Voir nos clauses</LinkButton>}>
        <p>Les brouillons et les clauses en relecture ne sont pas encore dans la bibliothèque.</p>
      </EmptyState>
    );
  return (
    <EmptyState
      title={q ? `Rien ne correspond à «\u00a0${q}\u00a0»${hasFilters ? ' avec ces filtres' : ''}.` : 'Aucune clause ne répond à tous ces filtres.'}
      action={<LinkButton to="/clauses">Voir toutes les clauses</LinkButton>}
    >
      <p>
        Essayez un mot plus courant («&nbsp;cantine&nbsp;», «&nbsp;nettoyage&nbsp;», «&nbsp;insertion&nbsp;»),{' '}
        {hasFilters ? 'ou retirez un filtre.' : 'ou un seul mot.'}
      </p>
    </EmptyState>
  );
}
