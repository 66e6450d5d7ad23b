import { LIMITS } from '#shared/limits.ts';
import { TextField } from '../../../ui/TextField.tsx';
import { Section } from '../../../workspace/Section.tsx';
import { useRecord } from '../save/useScheme.ts';
import { ColourField } from './ColourField.tsx';
import { FileField } from './FileField.tsx';
import { StepHeader } from './StepHeader.tsx';

export function PresentationStep() {
  const [presentation, set] = useRecord('presentation');
  return (
    <>
      <StepHeader title="Présentation" lead="L’apparence du document Word. Tout est facultatif." />
      <Section title="Couverture">
        <TextField
          label="Sous-titre"
          help="Sous le titre, sur la couverture."
          maxLength={LIMITS.shortText}
          value={presentation.subtitle}
          onChange={(subtitle) => set({ subtitle })}
        />
        <ColourField value={presentation.colour} onChange={(colour) => set({ colour })} />
      </Section>
      <FileField kind="logo" fileId={presentation.logoFileId} onChange={(logoFileId) => set({ logoFileId })} />
      <FileField kind="template" fileId={presentation.templateFileId} onChange={(templateFileId) => set({ templateFileId })} />
    </>
  );
}
