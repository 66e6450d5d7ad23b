import { PageHeader } from '../../ui/PageHeader.tsx';

export function ReferencePage() {
  return <PageHeader title="Référence" />;
}
