import { PageHeader } from '../../ui/PageHeader.tsx';

export function ReferencesPage() {
  return <PageHeader title="Références du droit" />;
}
