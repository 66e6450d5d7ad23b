import { FiguresPage } from '../FiguresPage.tsx';

export function OpportunitiesPage() {
  return (
    <FiguresPage title="Gisements" lead="Les marchés qui finissent bientôt.">
      {null}
    </FiguresPage>
  );
}
