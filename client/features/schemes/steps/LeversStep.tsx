import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SchemeLever } from '#shared/api/schemes.ts';
import { LIMITS } from '#shared/limits.ts';
import { catalogueQuery } from '../../../queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { ConfidenceMark } from '../../../ui/ConfidenceMark.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { CataloguePicker } from '../parts/CataloguePicker.tsx';
import { GuidedText } from '../parts/GuidedText.tsx';
import { newId } from '../parts/ids.ts';
import { LinesInput } from '../parts/LinesInput.tsx';
import { type RowFocus, RowList } from '../parts/RowList.tsx';
import { Section } from '../parts/Section.tsx';
import { useSection } from '../save/useScheme.ts';
import { StepHeader } from './StepHeader.tsx';

/** What is not a contract, and links the scheme to the other policies of the organisation. */
export function LeversStep() {
  return (
    <>
      <StepHeader title="Leviers de l’ESS" lead="Ce qui n’est pas un marché, ou qui relie le schéma aux autres politiques&#x202f;: conventions, ateliers, appui aux structures." />
      <Levers />
      <GuidedText chapter="complementary" title="Texte sur les leviers complémentaires" />
    </>
  );
}

function Levers() {
  const [levers, edit] = useSection('complementary');
  const catalogue = useQuery(catalogueQuery);
  const [isPicking, setPicking] = useState(false);
  const [added, setAdded] = useState<RowFocus | null>(null);
  const known = catalogue.data?.levers ?? [];
  const held = new Set(levers.map(({ catalogueId }) => catalogueId));
  const addFree = (): void => {
    const id = newId();
    edit((current) => [...current, { id, catalogueId: null, title: '', text: '', steps: [] }]);
    setAdded({ id });
  };
  const addChosen = (ids: string[]): void =>
    edit((current) => [...current, ...known.filter(({ id }) => ids.includes(id)).map((lever): SchemeLever => ({ id: newId(), catalogueId: lever.id, title: lever.title, text: lever.text, steps: lever.steps }))].slice(0, LIMITS.rows));
  return (
    <Section
      title="Leviers retenus"
      anchor="leviers"
      actions={
        <>
          <Button onPress={() => setPicking(true)}>Ajouter depuis le catalogue</Button>
          <Button variant="quiet" onPress={addFree}>Ajouter un levier libre</Button>
        </>
      }
    >
      <RowList rows={levers} edit={edit} label="Leviers" nameOf={(lever, index) => lever.title || `Levier ${index + 1}`} removedText="Levier retiré." isCollapsible focus={added}>
        {(lever, set) => (
          <>
            <TextField label="Titre" maxLength={LIMITS.shortText} value={lever.title} onChange={(title) => set({ title })} />
            <TextArea label="Texte" rows={4} maxLength={LIMITS.longText} value={lever.text} onChange={(text) => set({ text })} />
            <LinesInput label="Étapes" value={lever.steps} onChange={(steps) => set({ steps })} />
          </>
        )}
      </RowList>
      {isPicking && (
        <CataloguePicker
          title="Catalogue des leviers"
          items={known.map((lever) => ({
            id: lever.id, title: lever.title, text: lever.text, origin: '', isHeld: held.has(lever.id),
            extra: <><p><ConfidenceMark value={lever.confidence} /></p>{lever.caution && <p className="soft">{`Attention\u202f: ${lever.caution}`}</p>}</>,
          }))}
          noun={{ one: 'levier', many: 'leviers' }}
          onClose={() => setPicking(false)}
          onAdd={addChosen}
        />
      )}
    </Section>
  );
}
