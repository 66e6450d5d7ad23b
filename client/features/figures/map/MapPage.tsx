import { FiguresPage } from '../FiguresPage.tsx';

export function MapPage() {
  return (
    <FiguresPage title="Cartographie" lead="Ce qui est acheté, par famille.">
      {null}
    </FiguresPage>
  );
}
