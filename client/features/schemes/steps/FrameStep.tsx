import { LIMITS } from '#shared/limits.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Button } from '../../../ui/Button.tsx';
import { DayInput } from '../../../ui/DayInput.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { Anchor } from '../../../workspace/Anchor.tsx';
import { newId } from '../../../workspace/ids.ts';
import { type RowFocus, RowList } from '../../../workspace/RowList.tsx';
import { Fields, Section } from '../../../workspace/Section.tsx';
import { SirenInput } from '../../../workspace/SirenInput.tsx';
import { useFault, useRecord, useSaverState, useSection } from '../save/useScheme.ts';
import { LegalPosition } from './LegalPosition.tsx';
import { StepHeader } from './StepHeader.tsx';
import { useState } from 'react';

export function FrameStep() {
  return (
    <>
      <StepHeader title="Cadre et durée" lead="Ce que la loi demande à votre organisation, quels achats sont couverts, pour combien de temps." />
      <Period />
      <LegalPosition />
      <Perimeter />
      <Sharing />
    </>
  );
}

function Period() {
  const [period, set] = useRecord('period');
  return (
    <Section title="Durée et adoption" anchor="duree" lead="La loi ne fixe pas la durée du schéma. Trois à quatre ans sont l’usage.">
      <Fields>
        <DayInput label="Premier jour" value={period.from} onChange={(from) => set({ from })} error={useFault('period/from')} />
        <DayInput label="Dernier jour" value={period.to} onChange={(to) => set({ to })} error={useFault('period/to')} />
      </Fields>
      <Fields>
        <DayInput
          label="Jour d’adoption"
          help="Prévu ou passé."
          value={period.adoptedOn}
          onChange={(adoptedOn) => set({ adoptedOn })}
          error={useFault('period/adoptedOn')}
        />
        <TextField
          label="Délibération"
          help="Numéro ou référence de l’acte."
          maxLength={LIMITS.shortText}
          value={period.deliberation}
          onChange={(deliberation) => set({ deliberation })}
        />
      </Fields>
    </Section>
  );
}

type Included = 'yes' | 'no' | 'unknown';
const INCLUDED: readonly { value: Included; label: string }[] = [
  { value: 'yes', label: 'Oui' },
  { value: 'no', label: 'Non' },
  { value: 'unknown', label: 'À décider' },
];
const asChoice = (value: boolean | null): Included => (value === null ? 'unknown' : value ? 'yes' : 'no');
const asValue = (choice: Included): boolean | null => (choice === 'unknown' ? null : choice === 'yes');

function Perimeter() {
  const [legal, set] = useRecord('legal');
  return (
    <Section
      title="Achats couverts"
      anchor="perimetre"
      lead="L’article vise les biens et les services. Vous pouvez y ajouter les travaux et suivre vos concessions."
    >
      <RadioGroup
        label="Les travaux sont-ils inclus&#x202f;?"
        isInline
        value={asChoice(legal.worksIncluded)}
        onChange={(choice) => set({ worksIncluded: asValue(choice) })}
        options={INCLUDED}
      />
      <RadioGroup
        label="Les concessions sont-elles suivies&#x202f;?"
        isInline
        value={asChoice(legal.concessionsIncluded)}
        onChange={(choice) => set({ concessionsIncluded: asValue(choice) })}
        options={INCLUDED}
      />
    </Section>
  );
}

/** A shared scheme names its buyers: the indicators are published buyer by buyer. */
function Sharing() {
  const [legal, editLegal] = useSection('legal');
  const { faults } = useSaverState();
  const [added, setAdded] = useState<RowFocus | null>(null);
  const add = (): void => {
    const id = newId();
    editLegal((current) => ({ ...current, buyers: [...current.buyers, { id, name: '', siren: '' }] }));
    setAdded({ id });
  };
  return (
    <Section title="Schéma partagé" anchor="mutualisation">
      <Checkbox
        label="Plusieurs acheteurs adoptent ce schéma"
        help="Les indicateurs sont alors publiés acheteur par acheteur."
        isSelected={legal.shared}
        onChange={(shared) => editLegal((current) => ({ ...current, shared }))}
      />
      {legal.shared && (
        <Anchor name="acheteurs">
          <RowList
            rows={legal.buyers}
            edit={(change) => editLegal((current) => ({ ...current, buyers: change(current.buyers) }))}
            nameOf={(buyer, index) => buyer.name || `Acheteur ${index + 1}`}
            removedText="Acheteur retiré."
            focus={added}
          >
            {(buyer, set, index) => (
              <Fields>
                <TextField label="Nom" help="De l’acheteur." maxLength={LIMITS.shortText} value={buyer.name} onChange={(name) => set({ name })} />
                <SirenInput
                  value={buyer.siren}
                  onChange={(siren) => set({ siren })}
                  error={faults.find(({ path }) => path === `legal/buyers/${index}/siren`)?.message}
                />
              </Fields>
            )}
          </RowList>
          <div>
            <Button onPress={add} isDisabled={legal.buyers.length >= LIMITS.rows}>
              Ajouter un acheteur
            </Button>
          </div>
        </Anchor>
      )}
    </Section>
  );
}
