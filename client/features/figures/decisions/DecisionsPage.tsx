import { FiguresPage } from '../FiguresPage.tsx';

export function DecisionsPage() {
  return (
    <FiguresPage title="À décider" lead="Ce que les données disent de deux façons.">
      {null}
    </FiguresPage>
  );
}
