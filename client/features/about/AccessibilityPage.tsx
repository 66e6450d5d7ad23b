import { PageHeader } from '../../ui/PageHeader.tsx';

export function AccessibilityPage() {
  return <PageHeader title="Accessibilité" />;
}
