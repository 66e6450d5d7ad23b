import { PageHeader } from '../../ui/PageHeader.tsx';

export function PrivacyPage() {
  return <PageHeader title="Données personnelles" />;
}
