import { RichText } from '../../../../editor/RichText.tsx';
import { Section } from '../../../../workspace/Section.tsx';
import { useOwnSection } from './save.ts';

/** What each takes home. */
export function SheetSection() {
  const [sheet, edit] = useOwnSection('sheet');
  return (
    <Section title="Fiche" lead="Une page à garder près de soi, téléchargée en Word.">
      <RichText label="Texte de la fiche" hideLabel value={sheet} onChange={(blocks) => edit(() => blocks)} />
    </Section>
  );
}
