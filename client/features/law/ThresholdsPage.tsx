import { PageHeader } from '../../ui/PageHeader.tsx';

export function ThresholdsPage() {
  return <PageHeader title="Seuils" />;
}
