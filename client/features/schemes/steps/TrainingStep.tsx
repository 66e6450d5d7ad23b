import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { LIMITS } from '#shared/limits.ts';
import { catalogueQuery } from '../../../queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { CataloguePicker } from '../parts/CataloguePicker.tsx';
import { GuidedText } from '../parts/GuidedText.tsx';
import { newId } from '../parts/ids.ts';
import { type RowFocus, RowList } from '../parts/RowList.tsx';
import { Fields, Section } from '../parts/Section.tsx';
import { useSection } from '../save/useScheme.ts';
import { StepHeader } from './StepHeader.tsx';

export function TrainingStep() {
  return (
    <>
      <StepHeader title="Formation et communication" lead="À qui apprendre quoi, et comment faire connaître le schéma aux services, aux entreprises et aux habitants." />
      <TrainingPlan />
      <GuidedText chapter="training" title="Texte sur la formation" />
      <GuidedText chapter="communication" title="Communication" />
    </>
  );
}

function TrainingPlan() {
  const [lines, edit] = useSection('training');
  const catalogue = useQuery(catalogueQuery);
  const [isPicking, setPicking] = useState(false);
  const [added, setAdded] = useState<RowFocus | null>(null);
  const known = catalogue.data?.training ?? [];
  const held = new Set(lines.map(({ audience, content }) => `${audience} ${content}`));
  const addFree = (): void => {
    const id = newId();
    edit((current) => [...current, { id, audience: '', content: '', duration: '', calendar: '', target: '' }]);
    setAdded({ id });
  };
  const addChosen = (ids: string[]): void =>
    edit((current) => [...current, ...known.filter(({ id }) => ids.includes(id)).map(({ audience, content, duration, calendar, target }) => ({ id: newId(), audience, content, duration, calendar, target }))].slice(0, LIMITS.rows));
  return (
    <Section
      title="Plan de formation"
      anchor="plan"
      actions={
        <>
          <Button onPress={() => setPicking(true)}>Ajouter depuis le catalogue</Button>
          <Button variant="quiet" onPress={addFree}>Ajouter une ligne libre</Button>
        </>
      }
    >
      <RowList rows={lines} edit={edit} label="Plan de formation" nameOf={(line, index) => line.audience || `Formation ${index + 1}`} detailOf={(line) => [line.duration, line.calendar].filter(Boolean).join(' · ')} removedText="Ligne retirée." isCollapsible focus={added}>
        {(line, set) => (
          <>
            <TextField label="Public" maxLength={LIMITS.shortText} value={line.audience} onChange={(audience) => set({ audience })} />
            <TextArea label="Contenu" maxLength={LIMITS.longText} value={line.content} onChange={(content) => set({ content })} />
            <Fields>
              <TextField label="Durée" maxLength={LIMITS.shortText} value={line.duration} onChange={(duration) => set({ duration })} />
              <TextField label="Calendrier" maxLength={LIMITS.shortText} value={line.calendar} onChange={(calendar) => set({ calendar })} />
            </Fields>
            <TextField label="Objectif" maxLength={LIMITS.shortText} value={line.target} onChange={(target) => set({ target })} />
          </>
        )}
      </RowList>
      {isPicking && (
        <CataloguePicker
          title="Catalogue des formations"
          items={known.map((line) => ({ id: line.id, title: line.audience, text: line.content, origin: line.basis, isHeld: held.has(`${line.audience} ${line.content}`) }))}
          noun={{ one: 'formation', many: 'formations' }}
          onClose={() => setPicking(false)}
          onAdd={addChosen}
        />
      )}
    </Section>
  );
}
