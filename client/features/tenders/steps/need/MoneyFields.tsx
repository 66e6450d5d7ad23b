import { useState } from 'react';
import type { Tender } from '#shared/api/tenders.ts';
import { Button } from '../../../../ui/Button.tsx';
import { NumberInput } from '../../../../ui/NumberInput.tsx';
import { RadioGroup } from '../../../../ui/RadioGroup.tsx';
import { Anchor } from '../../../../workspace/Anchor.tsx';
import { Fields, Section } from '../../../../workspace/Section.tsx';
import { AmountField } from '../../parts/AmountField.tsx';
import type { StepProps } from '../../workspace.ts';

const MAX_MONTHS = 1200;
const MAX_RENEWALS = 100;

/** Durations and amounts of the whole need: they make the estimated value. */
export function MoneyFields({ workspace }: StepProps) {
  const { tender, change } = workspace;
  const { duration, value, need } = tender;
  const setDuration = (part: Partial<Tender['duration']>): void => change((now) => ({ duration: { ...now.duration, ...part } }));
  return (
    <Section title="Durée et montants" lead="Hors taxes, pour toute la durée.">
      <Fields>
        <Anchor name="duration/months">
          <NumberInput
            label="Durée"
            help="Sans les reconductions."
            unit="mois"
            isInteger
            min={0}
            max={MAX_MONTHS}
            value={duration.months}
            onChange={(months) => setDuration({ months })}
          />
        </Anchor>
        <LotAmount workspace={workspace} />
      </Fields>
      <Renewals workspace={workspace} />
      {need.form === 'framework' ? (
        <Fields>
          <Anchor name="value/minimumCents">
            <AmountField
              label="Minimum"
              help="0 s’il n’y en a pas."
              value={value.minimumCents}
              onChange={(minimumCents) => change((now) => ({ value: { ...now.value, minimumCents } }))}
            />
          </Anchor>
          <Anchor name="value/maximumCents">
            <AmountField
              label="Maximum"
              help="Toute la durée, tous les lots."
              value={value.maximumCents}
              onChange={(maximumCents) => change((now) => ({ value: { ...now.value, maximumCents } }))}
            />
          </Anchor>
        </Fields>
      ) : (
        <Options workspace={workspace} />
      )}
    </Section>
  );
}

/** With a single lot, its amount is that of the contract; with several, each has its own in the next step. */
function LotAmount({ workspace: { tender, changeLot, goTo, faultOf } }: StepProps) {
  const [only] = tender.lots;
  if (tender.lots.length === 1 && only)
    return (
      <Anchor name="lots/0/amountCents">
        <AmountField
          label="Montant estimé"
          help={tender.need.form === 'concession' ? 'D’ordinaire, tout le chiffre d’affaires attendu pendant le contrat.' : 'Sans options ni reconductions.'}
          value={only.amountCents}
          onChange={(amountCents) => changeLot(only.id, (lot) => ({ ...lot, amountCents }))}
          error={faultOf('lots/0/amountCents')}
        />
      </Anchor>
    );
  return (
    <div className="field">
      <span className="field__label">Montant estimé</span>
      <span className="field__help">{`La somme des ${tender.lots.length} lots.`}</span>
      <div>
        <Button small onPress={() => goTo('lots')}>
          Ouvrir les lots
        </Button>
      </div>
    </div>
  );
}

type Some = 'none' | 'some';

/** « Aucune » is an answer: it is not the same as nothing said. */
function Renewals({ workspace: { tender, change } }: StepProps) {
  const { renewals, renewalMonths } = tender.duration;
  const [isAsked, setAsked] = useState(false);
  const set = (part: Partial<Tender['duration']>): void => change((now) => ({ duration: { ...now.duration, ...part } }));
  const answer: Some | null = renewals === 0 ? 'none' : renewals !== null || isAsked ? 'some' : null;
  const choose = (next: Some): void => {
    setAsked(next === 'some');
    set({ renewals: next === 'none' ? 0 : null, renewalMonths: next === 'none' ? null : renewalMonths });
  };
  return (
    <Anchor name="duration/renewals">
      <RadioGroup
        label="Reconductions"
        isInline
        value={answer}
        onChange={choose}
        options={[
          { value: 'none', label: 'Aucune' },
          { value: 'some', label: 'Une ou plusieurs' },
        ]}
      />
      {answer === 'some' && (
        <Fields>
          <NumberInput label="Nombre de reconductions" isInteger min={1} max={MAX_RENEWALS} value={renewals} onChange={(count) => set({ renewals: count })} />
          <NumberInput
            label="Durée d’une reconduction"
            unit="mois"
            isInteger
            min={0}
            max={MAX_MONTHS}
            value={renewalMonths}
            onChange={(months) => set({ renewalMonths: months })}
          />
        </Fields>
      )}
    </Anchor>
  );
}

function Options({ workspace: { tender, change } }: StepProps) {
  const { optionsCents } = tender.value;
  const [isAsked, setAsked] = useState(false);
  const set = (cents: number | null): void => change((now) => ({ value: { ...now.value, optionsCents: cents } }));
  const answer: Some | null = optionsCents === 0 ? 'none' : optionsCents !== null || isAsked ? 'some' : null;
  const choose = (next: Some): void => {
    setAsked(next === 'some');
    set(next === 'none' ? 0 : null);
  };
  return (
    <Anchor name="value/optionsCents">
      <RadioGroup
        label="Options et tranches optionnelles"
        isInline
        value={answer}
        onChange={choose}
        options={[
          { value: 'none', label: 'Aucune' },
          { value: 'some', label: 'Prévues' },
        ]}
      />
      {answer === 'some' && <AmountField label="Montant des options et tranches optionnelles" value={optionsCents} onChange={set} />}
    </Anchor>
  );
}
