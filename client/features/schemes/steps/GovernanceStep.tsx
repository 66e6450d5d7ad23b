import { useQuery } from '@tanstack/react-query';
import type { CatalogueBody } from '#shared/api/catalogue.ts';
import type { SchemeBody } from '#shared/api/schemes.ts';
import { LIMITS } from '#shared/limits.ts';
import { catalogueQuery } from '../../../queries.ts';
import { TextArea } from '../../../ui/TextArea.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { CatalogueList } from '../parts/CatalogueList.tsx';
import { GuidedText } from '../parts/GuidedText.tsx';
import { newId } from '../../../workspace/ids.ts';
import { Fields, Section } from '../../../workspace/Section.tsx';
import { useSection } from '../save/useScheme.ts';
import { People } from './People.tsx';
import { StepHeader } from './StepHeader.tsx';

export function GovernanceStep() {
  const [governance, edit] = useSection('governance');
  return (
    <>
      <StepHeader title="Gouvernance" lead="Qui porte le schéma, qui décide, qui fait vivre les actions dans les directions." />
      <Section title="Pilotage" anchor="pilote">
        <TextField
          label="Qui porte le schéma"
          help="Un mandat ou une fonction, jamais le nom d’une personne : « Vice-présidence à la commande publique »."
          maxLength={LIMITS.shortText}
          value={governance.lead}
          onChange={(lead) => edit((current) => ({ ...current, lead }))}
        />
      </Section>
      <Bodies />
      <People />
      <GuidedText chapter="governance" title="Texte de gouvernance" />
    </>
  );
}

const fromCatalogue = ({ name, role, composition, frequency, decisions }: CatalogueBody): SchemeBody => ({
  id: newId(),
  name,
  role,
  composition,
  frequency,
  decisions,
});

function Bodies() {
  const [{ bodies }, edit] = useSection('governance');
  const known = useQuery(catalogueQuery).data?.bodies ?? [];
  const held = new Set(bodies.map(({ name }) => name));
  return (
    <CatalogueList
      title="Instances"
      anchor="instances"
      lead="La loi ne désigne pas d’instance&#x202f;: gardez celles qui existent déjà quand c’est possible."
      label="Instances"
      rows={bodies}
      edit={(change) => edit((current) => ({ ...current, bodies: change(current.bodies) }))}
      catalogue={{
        title: 'Catalogue des instances',
        noun: { one: 'instance', many: 'instances' },
        items: known.map((body) => ({
          id: body.id,
          title: body.name,
          text: `${body.role} ${body.composition}`,
          origin: body.basis,
          isHeld: held.has(body.name),
        })),
      }}
      freeLabel="Ajouter une instance libre"
      take={(ids) => known.filter(({ id }) => ids.includes(id)).map(fromCatalogue)}
      blank={(id): SchemeBody => ({ id, name: '', role: '', composition: '', frequency: '', decisions: '' })}
      nameOf={(body, index) => body.name || `Instance ${index + 1}`}
      detailOf={(body) => body.frequency}
      removedText="Instance retirée."
    >
      {(body, set) => <BodyFields body={body} set={set} />}
    </CatalogueList>
  );
}

function BodyFields({ body, set }: { body: SchemeBody; set: (part: Partial<SchemeBody>) => void }) {
  return (
    <>
      <Fields>
        <TextField label="Nom" maxLength={LIMITS.shortText} value={body.name} onChange={(name) => set({ name })} />
        <TextField label="Fréquence" maxLength={LIMITS.shortText} value={body.frequency} onChange={(frequency) => set({ frequency })} />
      </Fields>
      <TextArea label="Rôle" rows={2} maxLength={LIMITS.longText} value={body.role} onChange={(role) => set({ role })} />
      <TextArea
        label="Composition"
        help="Des fonctions et des services."
        rows={2}
        maxLength={LIMITS.longText}
        value={body.composition}
        onChange={(composition) => set({ composition })}
      />
      <TextArea label="Décisions" rows={2} maxLength={LIMITS.longText} value={body.decisions} onChange={(decisions) => set({ decisions })} />
    </>
  );
}
