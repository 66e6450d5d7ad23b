/** Schemes (SPASER): the list. */
import { useQuery } from '@tanstack/react-query';
import type { SchemeSummary } from '#shared/api/schemes.ts';
import { schemesQuery } from '../../queries.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryView } from '../../ui/QueryView.tsx';

const columns = [
  { id: 'title', header: 'Schéma', isRowHeader: true, cell: (scheme: SchemeSummary) => scheme.title },
  { id: 'organisation', header: 'Organisation', cell: (scheme: SchemeSummary) => scheme.organisation || 'À préciser' },
  { id: 'completeness', header: 'Article L. 2111-3', cell: (scheme: SchemeSummary) => `${scheme.completeness.met} points sur ${scheme.completeness.total}` },
];

export function SchemesPage() {
  const schemes = useQuery(schemesQuery);
  return (
    <>
      <PageHeader title="Schémas (SPASER)" lead="Le schéma de promotion des achats publics socialement et écologiquement responsables." />
      <QueryView query={schemes}>
        {({ items }) => (items.length > 0 ? <DataTable caption="Vos schémas" columns={columns} rows={items} rowKey={({ id }) => id} /> : <EmptyState title="Aucun schéma pour l’instant" />)}
      </QueryView>
    </>
  );
}
