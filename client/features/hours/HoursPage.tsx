import { PageHeader } from '../../ui/PageHeader.tsx';

export function HoursPage() {
  return <PageHeader title="Calculer des heures d’insertion" />;
}
