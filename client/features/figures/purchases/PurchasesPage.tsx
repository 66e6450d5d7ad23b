import { FiguresPage } from '../FiguresPage.tsx';

export function PurchasesPage() {
  return (
    <FiguresPage title="Dépenses" lead="Ce qui a été payé, et à qui.">
      {null}
    </FiguresPage>
  );
}
