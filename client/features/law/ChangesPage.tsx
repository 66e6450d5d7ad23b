import { PageHeader } from '../../ui/PageHeader.tsx';

export function ChangesPage() {
  return <PageHeader title="Bascules" />;
}
