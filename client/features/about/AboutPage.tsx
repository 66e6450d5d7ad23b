import { PageHeader } from '../../ui/PageHeader.tsx';

export function AboutPage() {
  return <PageHeader title="À propos" />;
}
