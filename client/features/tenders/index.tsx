/** The list of consultations: find, open, start, take away (with an undo). */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { TenderSummary } from '#shared/api/tenders.ts';
import { formatDay } from '#shared/format.ts';
import { foldFrench } from '#shared/typography.ts';
import { CONTRACT_NATURE_LABELS } from '../../labels.ts';
import { useMay } from '../../session.ts';
import { Button } from '../../ui/Button.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useBelonging } from '../sharing/Belonging.tsx';
import { Bin, useBin } from '../../workspace/Bin.tsx';
import { NewTenderDialog } from './parts/NewTenderDialog.tsx';
import { FIRST_STEP } from './addresses.ts';
import { deletedTendersQuery, tenderKeys, tendersQuery } from './queries.ts';
import '../../workspace/workspace.css';
import './tenders.css';
import { formatMoment } from '../../moments.ts';

/** Fewer are seen at a glance: a search would be in the way. */
const WORTH_SEARCHING = 6;

const matches = (tender: TenderSummary, words: readonly string[]): boolean => {
  const text = foldFrench(`${tender.title} ${tender.buyer} ${tender.launchOn ? formatDay(tender.launchOn) : ''}`);
  return words.every((word) => text.includes(word));
};

export function TendersPage() {
  const tenders = useQuery(tendersQuery);
  const deleted = useQuery(deletedTendersQuery);
  const [isCreating, setCreating] = useState(false);
  const { remove, restore } = useBin('/api/tenders', tenderKeys.list);
  const mayCreate = useMay('tender:create');
  const mayDelete = useMay('tender:delete');
  const start = mayCreate && (
    <Button variant="primary" onPress={() => setCreating(true)}>
      Nouvelle consultation
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Consultations"
        lead="Décrivez un achat, choisissez les leviers lot par lot, puis placez les clauses dans vos propres fichiers Word."
        actions={tenders.data?.items.length ? start : undefined}
      />
      <QueryView query={tenders}>
        {({ items }) =>
          items.length > 0 ? (
            <Consultations items={items} onRemove={mayDelete ? (tender) => void remove(tender) : null} />
          ) : (
            <EmptyState title="Aucune consultation pour l’instant" action={start}>
              <p>
                {mayCreate
                  ? 'Un titre suffit pour commencer. Tout se modifie ensuite, et rien ne quitte votre serveur.'
                  : 'Celles de vos équipes, et celles qu’on partage avec vous, apparaîtront ici.'}
              </p>
            </EmptyState>
          )
        }
      </QueryView>
      <Bin items={mayDelete ? (deleted.data?.items ?? []) : []} onRestore={(id) => void restore(id)} />
      {isCreating && <NewTenderDialog onClose={() => setCreating(false)} />}
    </>
  );
}

type Remove = (tender: TenderSummary) => void;

function Consultations({ items, onRemove }: { items: readonly TenderSummary[]; onRemove: Remove | null }) {
  const [typed, setTyped] = useState('');
  const words = foldFrench(typed).split(' ').filter(Boolean);
  const { shown, columns: belonging, filter } = useBelonging(items);
  const found = shown.filter((tender) => matches(tender, words));
  const count = found.length > 1 ? `${found.length} consultations` : found.length === 1 ? '1 consultation' : 'Aucune consultation ne correspond';
  return (
    <div className="stack">
      {filter}
      {items.length >= WORTH_SEARCHING && (
        <div className="tender-search">
          <TextField label="Chercher une consultation" type="search" value={typed} onChange={setTyped} placeholder="Un mot du titre ou de l’acheteur" />
          <p role="status" className="soft small">
            {count}
          </p>
        </div>
      )}
      {found.length > 0 && (
        <DataTable caption={count} hideCaption={items.length >= WORTH_SEARCHING} columns={columns(belonging, onRemove)} rows={found} rowKey={({ id }) => id} />
      )}
      {found.length === 0 && <p>{words.length > 0 ? 'Essayez un mot plus court.' : 'Vos équipes n’ont encore aucune consultation.'}</p>}
    </div>
  );
}

const unknown = <span className="soft">À préciser</span>;

function columns(belonging: Column<TenderSummary>[], remove: Remove | null): Column<TenderSummary>[] {
  return [
    {
      id: 'title',
      header: 'Consultation',
      isRowHeader: true,
      cell: ({ id, title }) => (
        <Link to="/consultations/$id/$step" params={{ id, step: FIRST_STEP }} search={{}}>
          {title}
        </Link>
      ),
    },
    ...belonging,
    { id: 'buyer', header: 'Acheteur', cell: ({ buyer }) => buyer || unknown },
    { id: 'nature', header: 'Nature', cell: ({ nature }) => (nature ? CONTRACT_NATURE_LABELS[nature] : unknown) },
    { id: 'launch', header: 'Lancement', cell: ({ launchOn }) => (launchOn ? <span className="nowrap">{formatDay(launchOn)}</span> : unknown) },
    { id: 'lots', header: 'Lots', isNumeric: true, cell: ({ lots }) => lots },
    { id: 'saved', header: 'Enregistrée', cell: ({ updatedAt }) => <time dateTime={updatedAt}>{formatMoment(updatedAt)}</time> },
    ...(remove ? [removal(remove)] : []),
  ];
}

const removal = (remove: Remove): Column<TenderSummary> => ({
  id: 'actions',
  header: 'Actions',
  cell: (tender) =>
    tender.access === 'write' && (
      <Button small variant="quiet" aria-label={`Supprimer\u202f: ${tender.title}`} onPress={() => remove(tender)}>
        Supprimer
      </Button>
    ),
});
