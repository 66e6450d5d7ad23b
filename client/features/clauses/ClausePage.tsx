import { PageHeader } from '../../ui/PageHeader.tsx';

export function ClausePage() {
  return <PageHeader title="Clause" />;
}
