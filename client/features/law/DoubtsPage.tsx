import { PageHeader } from '../../ui/PageHeader.tsx';

export function DoubtsPage() {
  return <PageHeader title="Doutes" />;
}
