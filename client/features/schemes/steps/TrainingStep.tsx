import { useQuery } from '@tanstack/react-query';
import type { CatalogueTraining } from '#shared/api/catalogue.ts';
import type { SchemeTraining } from '#shared/api/schemes.ts';
import { LIMITS } from '#shared/limits.ts';
import { catalogueQuery } from '../../../queries.ts';
import { TextArea } from '../../../ui/TextArea.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { CatalogueList } from '../parts/CatalogueList.tsx';
import { GuidedText } from '../parts/GuidedText.tsx';
import { newId } from '../../../workspace/ids.ts';
import { Fields } from '../../../workspace/Section.tsx';
import { useSection } from '../save/useScheme.ts';
import { StepHeader } from './StepHeader.tsx';

export function TrainingStep() {
  return (
    <>
      <StepHeader
        title="Formation et communication"
        lead="À qui apprendre quoi, et comment faire connaître le schéma aux services, aux entreprises et aux habitants."
      />
      <TrainingPlan />
      <GuidedText chapter="training" title="Texte sur la formation" />
      <GuidedText chapter="communication" title="Communication" />
    </>
  );
}

const fromCatalogue = ({ audience, content, duration, calendar, target }: CatalogueTraining): SchemeTraining => ({
  id: newId(),
  audience,
  content,
  duration,
  calendar,
  target,
});
/** A line keeps no link to the catalogue: it is the same when it says the same. */
const wordsOf = ({ audience, content }: Pick<SchemeTraining, 'audience' | 'content'>): string => `${audience} ${content}`;

function TrainingPlan() {
  const [lines, edit] = useSection('training');
  const known = useQuery(catalogueQuery).data?.training ?? [];
  const held = new Set(lines.map(wordsOf));
  return (
    <CatalogueList
      title="Plan de formation"
      anchor="plan"
      label="Plan de formation"
      rows={lines}
      edit={edit}
      catalogue={{
        title: 'Catalogue des formations',
        noun: { one: 'formation', many: 'formations' },
        items: known.map((line) => ({ id: line.id, title: line.audience, text: line.content, origin: line.basis, isHeld: held.has(wordsOf(line)) })),
      }}
      freeLabel="Ajouter une ligne libre"
      take={(ids) => known.filter(({ id }) => ids.includes(id)).map(fromCatalogue)}
      blank={(id): SchemeTraining => ({ id, audience: '', content: '', duration: '', calendar: '', target: '' })}
      nameOf={(line, index) => line.audience || `Formation ${index + 1}`}
      detailOf={(line) => [line.duration, line.calendar].filter(Boolean).join(' · ')}
      removedText="Ligne retirée."
    >
      {(line, set) => <TrainingFields line={line} set={set} />}
    </CatalogueList>
  );
}

function TrainingFields({ line, set }: { line: SchemeTraining; set: (part: Partial<SchemeTraining>) => void }) {
  return (
    <>
      <TextField label="Public" maxLength={LIMITS.shortText} value={line.audience} onChange={(audience) => set({ audience })} />
      <TextArea label="Contenu" maxLength={LIMITS.longText} value={line.content} onChange={(content) => set({ content })} />
      <Fields>
        <TextField label="Durée" maxLength={LIMITS.shortText} value={line.duration} onChange={(duration) => set({ duration })} />
        <TextField label="Calendrier" maxLength={LIMITS.shortText} value={line.calendar} onChange={(calendar) => set({ calendar })} />
      </Fields>
      <TextField label="Objectif" maxLength={LIMITS.shortText} value={line.target} onChange={(target) => set({ target })} />
    </>
  );
}
