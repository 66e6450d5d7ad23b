import { FiguresPage } from '../FiguresPage.tsx';

export function IndicatorsPage() {
  return (
    <FiguresPage title="Indicateurs" lead="Ce que les données disent, et ce qu’il reste à saisir.">
      {null}
    </FiguresPage>
  );
}
