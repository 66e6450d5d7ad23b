import { useState } from 'react';
import { LIMITS } from '#shared/limits.ts';
import { RichText } from '../../../../editor/RichText.tsx';
import { Button } from '../../../../ui/Button.tsx';
import { TextField } from '../../../../ui/TextField.tsx';
import { newId } from '../../../../workspace/ids.ts';
import { type RowFocus, RowList } from '../../../../workspace/RowList.tsx';
import { Section } from '../../../../workspace/Section.tsx';
import { ReferencesField } from './ReferencesField.tsx';
import { FaultLines, faultsUnder } from './FaultLines.tsx';
import { useOwnSection, useOwnState } from './save.ts';

const LESSONS = 20;

/** The lessons, in their order. */
export function LessonsSection() {
  const [lessons, edit] = useOwnSection('lessons');
  const { faults } = useOwnState();
  const [added, setAdded] = useState<RowFocus | null>(null);
  const add = (): void => {
    const id = newId();
    edit((current) => [...current, { id, title: 'Nouvelle leçon', references: [], blocks: [] }]);
    setAdded({ id });
  };
  return (
    <Section
      title="Leçons"
      lead={'Courtes\u202f: trois à six minutes chacune, avec les articles sur lesquels elles reposent.'}
      actions={
        <Button isDisabled={lessons.length >= LESSONS} onPress={add}>
          Ajouter une leçon
        </Button>
      }
    >
      <RowList
        rows={lessons}
        edit={edit}
        label="Leçons"
        nameOf={(lesson, index) => `${index + 1}. ${lesson.title || 'Sans titre'}${faultsUnder(faults, `lessons/${index}`).length > 0 ? ' – à corriger' : ''}`}
        removedText="Leçon retirée."
        isCollapsible
        focus={added}
      >
        {(lesson, set, index) => (
          <>
            <FaultLines faults={faults} path={`lessons/${index}`} />
            <TextField label="Titre de la leçon" maxLength={LIMITS.title} value={lesson.title} onChange={(title) => set({ title })} />
            <RichText label={`Texte de la leçon ${index + 1}`} hideLabel value={lesson.blocks} onChange={(blocks) => set({ blocks })} />
            <ReferencesField value={lesson.references} onChange={(references) => set({ references })} />
          </>
        )}
      </RowList>
    </Section>
  );
}
