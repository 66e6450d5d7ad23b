import { FiguresPage } from '../FiguresPage.tsx';

export function ImportPage() {
  return (
    <FiguresPage title="Import" lead="Ce qui a été lu, gardé, écarté.">
      {null}
    </FiguresPage>
  );
}
