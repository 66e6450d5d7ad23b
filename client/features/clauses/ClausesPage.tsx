import { PageHeader } from '../../ui/PageHeader.tsx';

export function ClausesPage() {
  return <PageHeader title="Clauses" />;
}
