import { useState } from 'react';
import type { Scheme, SchemeFacilitator, SchemeReferent } from '#shared/api/schemes.ts';
import { LIMITS } from '#shared/limits.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { newId } from '../../../workspace/ids.ts';
import { type RowFocus, RowList } from '../../../workspace/RowList.tsx';
import { Fields, Section } from '../../../workspace/Section.tsx';
import { useSection } from '../save/useScheme.ts';

type People = Scheme['people'];

/** Référents inside, facilitateurs outside: functions and services, never a person's name. */
export function People() {
  const [people, edit] = useSection('people');
  return (
    <>
      <Referents people={people} edit={(change) => edit((current) => ({ ...current, referents: change(current.referents) }))} />
      <Facilitators people={people} edit={(change) => edit((current) => ({ ...current, facilitators: change(current.facilitators) }))} />
    </>
  );
}

function Referents({ people, edit }: { people: People; edit: (change: (rows: SchemeReferent[]) => SchemeReferent[]) => void }) {
  const [added, setAdded] = useState<RowFocus | null>(null);
  const add = (): void => {
    const id = newId();
    edit((current) => [...current, { id, department: '', function: '', mission: '' }]);
    setAdded({ id });
  };
  return (
    <Section
      title="Référents"
      anchor="referents"
      lead="Écrivez une fonction, jamais le nom d’une personne&#x202f;: le document est public et les gens changent de poste."
      actions={
        <Button isDisabled={people.referents.length >= LIMITS.rows} onPress={add}>
          Ajouter un référent
        </Button>
      }
    >
      <RowList
        rows={people.referents}
        edit={edit}
        label="Référents"
        nameOf={(row, index) => row.department || `Référent ${index + 1}`}
        removedText="Référent retiré."
        focus={added}
      >
        {(row, set) => (
          <>
            <Fields>
              <TextField label="Direction" maxLength={LIMITS.shortText} value={row.department} onChange={(department) => set({ department })} />
              <TextField
                label="Fonction"
                placeholder="Responsable des marchés"
                maxLength={LIMITS.shortText}
                value={row.function}
                onChange={(next) => set({ function: next })}
              />
            </Fields>
            <TextField label="Mission" maxLength={LIMITS.shortText} value={row.mission} onChange={(mission) => set({ mission })} />
          </>
        )}
      </RowList>
    </Section>
  );
}

function Facilitators({ people, edit }: { people: People; edit: (change: (rows: SchemeFacilitator[]) => SchemeFacilitator[]) => void }) {
  const [added, setAdded] = useState<RowFocus | null>(null);
  const add = (): void => {
    const id = newId();
    edit((current) => [...current, { id, organisation: '', territory: '', contact: '' }]);
    setAdded({ id });
  };
  return (
    <Section
      title="Facilitateurs"
      anchor="facilitateurs"
      lead="Les structures qui préparent les clauses d’insertion avec vous et suivent les heures."
      actions={
        <Button isDisabled={people.facilitators.length >= LIMITS.rows} onPress={add}>
          Ajouter un facilitateur
        </Button>
      }
    >
      <RowList
        rows={people.facilitators}
        edit={edit}
        label="Facilitateurs"
        nameOf={(row, index) => row.organisation || `Facilitateur ${index + 1}`}
        removedText="Facilitateur retiré."
        focus={added}
      >
        {(row, set) => (
          <Fields>
            <TextField label="Structure" maxLength={LIMITS.shortText} value={row.organisation} onChange={(organisation) => set({ organisation })} />
            <TextField label="Territoire" maxLength={LIMITS.shortText} value={row.territory} onChange={(territory) => set({ territory })} />
            <TextField
              label="Contact"
              help="Adresse du service, pas celle d’une personne."
              maxLength={LIMITS.shortText}
              value={row.contact}
              onChange={(contact) => set({ contact })}
            />
          </Fields>
        )}
      </RowList>
    </Section>
  );
}
