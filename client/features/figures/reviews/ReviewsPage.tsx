import { FiguresPage } from '../FiguresPage.tsx';

export function ReviewsPage() {
  return (
    <FiguresPage title="Bilans" lead="Le bilan annuel et la publication des indicateurs.">
      {null}
    </FiguresPage>
  );
}
