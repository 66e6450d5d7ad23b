import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SchemeBody } from '#shared/api/schemes.ts';
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
import { People } from './People.tsx';
import { StepHeader } from './StepHeader.tsx';

export function GovernanceStep() {
  const [governance, edit] = useSection('governance');
  return (
    <>
      <StepHeader title="Gouvernance" lead="Qui porte le schéma, qui décide, qui fait vivre les actions dans les directions." />
      <Section title="Pilotage" anchor="pilote">
        <TextField label="Pilote du schéma" help="Une direction ou une fonction, jamais le nom d’une personne." maxLength={LIMITS.shortText} value={governance.lead} onChange={(lead) => edit((current) => ({ ...current, lead }))} />
      </Section>
      <Bodies />
      <People />
      <GuidedText chapter="governance" title="Texte de gouvernance" />
    </>
  );
}

const emptyBody = (id: string): SchemeBody => ({ id, name: '', role: '', composition: '', frequency: '', decisions: '' });

function Bodies() {
  const [{ bodies }, editGovernance] = useSection('governance');
  const catalogue = useQuery(catalogueQuery);
  const [isPicking, setPicking] = useState(false);
  const [added, setAdded] = useState<RowFocus | null>(null);
  const edit = (change: (rows: SchemeBody[]) => SchemeBody[]): void => editGovernance((current) => ({ ...current, bodies: change(current.bodies) }));
  const addFree = (): void => {
    const id = newId();
    edit((current) => [...current, emptyBody(id)]);
    setAdded({ id });
  };
  const known = catalogue.data?.bodies ?? [];
  const addChosen = (ids: string[]): void =>
    edit((current) => [...current, ...known.filter(({ id }) => ids.includes(id)).map(({ name, role, composition, frequency, decisions }) => ({ id: newId(), name, role, composition, frequency, decisions }))].slice(0, LIMITS.rows));
  const held = new Set(bodies.map(({ name }) => name));
  return (
    <Section
      title="Instances"
      anchor="instances"
      lead="La loi ne désigne pas d’instance&#x202f;: gardez celles qui existent déjà quand c’est possible."
      actions={
        <>
          <Button onPress={() => setPicking(true)}>Ajouter depuis le catalogue</Button>
          <Button variant="quiet" onPress={addFree}>Ajouter une instance libre</Button>
        </>
      }
    >
      <RowList rows={bodies} edit={edit} label="Instances" nameOf={(body, index) => body.name || `Instance ${index + 1}`} detailOf={(body) => body.frequency} removedText="Instance retirée." isCollapsible focus={added}>
        {(body, set) => (
          <>
            <Fields>
              <TextField label="Nom" maxLength={LIMITS.shortText} value={body.name} onChange={(name) => set({ name })} />
              <TextField label="Fréquence" maxLength={LIMITS.shortText} value={body.frequency} onChange={(frequency) => set({ frequency })} />
            </Fields>
            <TextArea label="Rôle" rows={2} maxLength={LIMITS.longText} value={body.role} onChange={(role) => set({ role })} />
            <TextArea label="Composition" help="Des fonctions et des services." rows={2} maxLength={LIMITS.longText} value={body.composition} onChange={(composition) => set({ composition })} />
            <TextArea label="Décisions" rows={2} maxLength={LIMITS.longText} value={body.decisions} onChange={(decisions) => set({ decisions })} />
          </>
        )}
      </RowList>
      {isPicking && (
        <CataloguePicker
          title="Catalogue des instances"
          items={known.map((body) => ({ id: body.id, title: body.name, text: `${body.role} ${body.composition}`, origin: body.basis, isHeld: held.has(body.name) }))}
          noun={{ one: 'instance', many: 'instances' }}
          onClose={() => setPicking(false)}
          onAdd={addChosen}
        />
      )}
    </Section>
  );
}
