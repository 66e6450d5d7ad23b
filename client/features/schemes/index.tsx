/** The list of schemes: open, start, copy, take away (with an undo). */
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Scheme, SchemeCreate, SchemeSummary } from '#shared/api/schemes.ts';
import { yearOf } from '#shared/days.ts';
import { LIMITS } from '#shared/limits.ts';
import { keys, request } from '../../api.ts';
import { deletedSchemesQuery, schemesQuery } from '../../queries.ts';
import { useMay } from '../../session.ts';
import { Button } from '../../ui/Button.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { toastProblem } from '../../ui/Toast.tsx';
import { useBelonging } from '../sharing/Belonging.tsx';
import { Bin, useBin } from '../../workspace/Bin.tsx';
import { NewSchemeDialog } from './NewSchemeDialog.tsx';
import '../../workspace/workspace.css';
import './schemes.css';
import { formatMoment } from '../../moments.ts';

const periodOf = ({ periodFrom, periodTo }: SchemeSummary): string =>
  periodFrom && periodTo ? `${yearOf(periodFrom)}\u00a0–\u00a0${yearOf(periodTo)}` : 'À fixer';

/** What changes the list; every change is followed by a fresh list. */
function useSchemeList() {
  const navigate = useNavigate();
  const { fresh, remove, restore } = useBin('/api/schemes', keys.schemes);
  const create = useMutation({
    mutationFn: (body: SchemeCreate) => request<Scheme>('/api/schemes', { method: 'POST', body }),
    onSuccess: async ({ id }) => {
      void fresh();
      await navigate({ to: '/schemas/$id/$step', params: { id, step: 'organisation' } });
    },
  });
  return { create, remove, restore };
}

export function SchemesPage() {
  const schemes = useQuery(schemesQuery);
  const deleted = useQuery(deletedSchemesQuery);
  const [isCreating, setCreating] = useState(false);
  const { create, remove, restore } = useSchemeList();
  const duplicate = (scheme: SchemeSummary): void =>
    create.mutate({ title: `Copie – ${scheme.title}`.slice(0, LIMITS.title), copyOf: scheme.id }, { onError: toastProblem });
  const mayCreate = useMay('scheme:create');
  const mayDelete = useMay('scheme:delete');
  const start = mayCreate && (
    <Button variant="primary" onPress={() => setCreating(true)}>
      Nouveau schéma
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Schémas (SPASER)"
        lead="Rédigez votre schéma de promotion des achats publics socialement et écologiquement responsables, et téléchargez-le en Word."
        actions={schemes.data?.items.length ? start : undefined}
      />
      <QueryView query={schemes}>
        {({ items }) =>
          items.length > 0 ? (
            <Schemes items={items} onDuplicate={duplicate} onRemove={(scheme) => void remove(scheme)} />
          ) : (
            <EmptyState title="Aucun schéma pour l’instant" action={start}>
              <p>
                {mayCreate
                  ? 'Partez de propositions pour votre famille d’acheteur, ou d’une page vide. Tout se modifie, et rien ne quitte votre serveur.'
                  : 'Ceux de vos équipes, et ceux qu’on partage avec vous, apparaîtront ici.'}
              </p>
            </EmptyState>
          )
        }
      </QueryView>
      <Bin items={mayDelete ? (deleted.data?.items ?? []) : []} onRestore={(id) => void restore(id)} />
      {isCreating && <NewSchemeDialog schemes={schemes.data?.items ?? []} create={create} onClose={() => setCreating(false)} />}
    </>
  );
}

type SchemesProps = { items: readonly SchemeSummary[]; onDuplicate: (scheme: SchemeSummary) => void; onRemove: (scheme: SchemeSummary) => void };

function Schemes({ items, onDuplicate, onRemove }: SchemesProps) {
  const { shown, columns: belonging, filter } = useBelonging(items);
  const mayWrite = useMay('scheme:create');
  return (
    <div className="stack">
      {filter}
      {shown.length > 0 ? (
        <DataTable
          caption={shown.length > 1 ? `${shown.length} schémas` : '1 schéma'}
          columns={columns(belonging, mayWrite, onDuplicate, onRemove)}
          rows={shown}
          rowKey={({ id }) => id}
        />
      ) : (
        <p>Vos équipes n’ont encore aucun schéma.</p>
      )}
    </div>
  );
}

function columns(
  belonging: Column<SchemeSummary>[],
  mayWrite: boolean,
  duplicate: (scheme: SchemeSummary) => void,
  remove: (scheme: SchemeSummary) => void,
): Column<SchemeSummary>[] {
  return [
    {
      id: 'title',
      header: 'Schéma',
      isRowHeader: true,
      cell: (scheme) => (
        <span className="scheme-title">
          <Link to="/schemas/$id/$step" params={{ id: scheme.id, step: 'organisation' }}>
            {scheme.title}
          </Link>
          {scheme.example && <Tag tone="blue">Exemple</Tag>}
        </span>
      ),
    },
    ...belonging,
    { id: 'organisation', header: 'Organisation', cell: (scheme) => scheme.organisation || <span className="soft">À préciser</span> },
    { id: 'period', header: 'Période', cell: (scheme) => <span className="nowrap">{periodOf(scheme)}</span> },
    {
      id: 'completeness',
      header: 'Article L.\u00a02111-3',
      cell: ({ completeness: { met, total } }) => <Tag tone={met === total ? 'green' : 'ochre'}>{`${met} points sur ${total}`}</Tag>,
    },
    { id: 'saved', header: 'Enregistré', cell: (scheme) => <time dateTime={scheme.updatedAt}>{formatMoment(scheme.updatedAt)}</time> },
    ...(mayWrite ? [actions(duplicate, remove)] : []),
  ];
}

type Act = (scheme: SchemeSummary) => void;

/** The same roles create, copy and take away; one read only is copied, never taken away. */
const actions = (duplicate: Act, remove: Act): Column<SchemeSummary> => ({
  id: 'actions',
  header: 'Actions',
  cell: (scheme) => (
    <Menu
      small
      label="Actions"
      name={`Actions sur ${scheme.title}`}
      actions={[
        { id: 'copy', label: 'Dupliquer', onAction: () => duplicate(scheme) },
        ...(scheme.access === 'write'
          ? [{ id: 'remove', label: 'Supprimer', detail: 'Va dans la corbeille, d’où il se rétablit', isDanger: true, onAction: () => remove(scheme) }]
          : []),
      ]}
    />
  ),
});
