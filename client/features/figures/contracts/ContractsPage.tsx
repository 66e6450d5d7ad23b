import { FiguresPage } from '../FiguresPage.tsx';

export function ContractsPage() {
  return (
    <FiguresPage title="Marchés" lead="Les marchés publiés, un par un.">
      {null}
    </FiguresPage>
  );
}
