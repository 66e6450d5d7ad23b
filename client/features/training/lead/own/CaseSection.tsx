import type { CaseContent } from '#shared/api/training-content.ts';
import { CONFIDENCES } from '#shared/api/common.ts';
import { LIMITS } from '#shared/limits.ts';
import { RichText } from '../../../../editor/RichText.tsx';
import { CONFIDENCE_LABELS } from '../../../../labels.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Select } from '../../../../ui/Select.tsx';
import { TextField } from '../../../../ui/TextField.tsx';
import { toast } from '../../../../ui/Toast.tsx';
import { Fields, Section } from '../../../../workspace/Section.tsx';
import { FaultLines } from './FaultLines.tsx';
import { ReferencesField } from './ReferencesField.tsx';
import { useOwnSection, useOwnState } from './save.ts';

const EMPTY: CaseContent = {
  title: 'Un marché de chez nous',
  source: 'Service de la commande publique',
  confidence: 'single-source',
  references: [],
  blocks: [],
};

/** A real case, with where it comes from; a module may have none. */
export function CaseSection() {
  const [found, edit] = useOwnSection('case');
  const { faults } = useOwnState();
  if (!found)
    return (
      <Section title="Cas réel" lead="Facultatif." actions={<Button onPress={() => edit(() => EMPTY)}>Ajouter un cas</Button>}>
        <p className="soft">Un marché de votre organisation, raconté en une page, se retient mieux qu’une règle.</p>
      </Section>
    );
  const set = (part: Partial<CaseContent>): void => edit((current) => ({ ...(current ?? EMPTY), ...part }));
  const remove = (): void => {
    edit(() => null);
    toast('Le cas est retiré.', () => edit(() => found));
  };
  return (
    <Section
      title="Cas réel"
      actions={
        <Button variant="quiet" onPress={remove}>
          Retirer le cas
        </Button>
      }
    >
      <FaultLines faults={faults} path="case" />
      <TextField label="Titre du cas" maxLength={LIMITS.title} value={found.title} onChange={(title) => set({ title })} />
      <Fields>
        <TextField label="Source" maxLength={LIMITS.shortText} value={found.source} onChange={(source) => set({ source })} />
        <Select
          label="Confiance"
          value={found.confidence}
          options={CONFIDENCES.map((value) => ({ value, label: CONFIDENCE_LABELS[value].word }))}
          onChange={(confidence) => confidence && set({ confidence })}
        />
      </Fields>
      <RichText label="Texte du cas" hideLabel value={found.blocks} onChange={(blocks) => set({ blocks })} />
      <ReferencesField value={found.references} onChange={(references) => set({ references })} />
    </Section>
  );
}
