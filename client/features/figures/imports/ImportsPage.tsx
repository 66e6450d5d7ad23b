import { FiguresPage } from '../FiguresPage.tsx';

export function ImportsPage() {
  return (
    <FiguresPage title="Imports" lead="Les fichiers d’où viennent les chiffres.">
      {null}
    </FiguresPage>
  );
}
