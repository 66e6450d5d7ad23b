import { useQuery } from '@tanstack/react-query';
import type { CatalogueLever } from '#shared/api/catalogue.ts';
import type { SchemeLever } from '#shared/api/schemes.ts';
import { LIMITS } from '#shared/limits.ts';
import { catalogueQuery } from '../../../queries.ts';
import { ConfidenceMark } from '../../../ui/ConfidenceMark.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { CatalogueList } from '../parts/CatalogueList.tsx';
import type { PickItem } from '../parts/CataloguePicker.tsx';
import { GuidedText } from '../parts/GuidedText.tsx';
import { newId } from '../../../workspace/ids.ts';
import { LinesInput } from '../../../workspace/LinesInput.tsx';
import { useSection } from '../save/useScheme.ts';
import { StepHeader } from './StepHeader.tsx';

/** What is not a contract, and links the scheme to the other policies of the organisation. */
export function LeversStep() {
  return (
    <>
      <StepHeader
        title="Leviers de l’ESS"
        lead="Ce qui n’est pas un marché, ou qui relie le schéma aux autres politiques&#x202f;: conventions, ateliers, appui aux structures."
      />
      <Levers />
      <GuidedText chapter="complementary" title="Texte sur les leviers complémentaires" />
    </>
  );
}

const pickItem = (lever: CatalogueLever, isHeld: boolean): PickItem => ({
  id: lever.id,
  title: lever.title,
  text: lever.text,
  origin: '',
  isHeld,
  extra: (
    <>
      <p>
        <ConfidenceMark value={lever.confidence} />
      </p>
      {lever.caution && <p className="soft">{`Attention\u202f: ${lever.caution}`}</p>}
    </>
  ),
});
const fromCatalogue = ({ id, title, text, steps }: CatalogueLever): SchemeLever => ({ id: newId(), catalogueId: id, title, text, steps });

function Levers() {
  const [levers, edit] = useSection('complementary');
  const known = useQuery(catalogueQuery).data?.levers ?? [];
  const held = new Set(levers.map(({ catalogueId }) => catalogueId));
  return (
    <CatalogueList
      title="Leviers retenus"
      anchor="leviers"
      label="Leviers"
      rows={levers}
      edit={edit}
      catalogue={{ title: 'Catalogue des leviers', noun: { one: 'levier', many: 'leviers' }, items: known.map((lever) => pickItem(lever, held.has(lever.id))) }}
      freeLabel="Ajouter un levier libre"
      take={(ids) => known.filter(({ id }) => ids.includes(id)).map(fromCatalogue)}
      blank={(id): SchemeLever => ({ id, catalogueId: null, title: '', text: '', steps: [] })}
      nameOf={(lever, index) => lever.title || `Levier ${index + 1}`}
      removedText="Levier retiré."
    >
      {(lever, set) => (
        <>
          <TextField label="Titre" maxLength={LIMITS.shortText} value={lever.title} onChange={(title) => set({ title })} />
          <TextArea label="Texte" rows={4} maxLength={LIMITS.longText} value={lever.text} onChange={(text) => set({ text })} />
          <LinesInput label="Étapes" value={lever.steps} onChange={(steps) => set({ steps })} />
        </>
      )}
    </CatalogueList>
  );
}
