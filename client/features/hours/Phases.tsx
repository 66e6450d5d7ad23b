import { useState } from 'react';
import type { HoursRequest, LabourShare } from '#shared/api/hours.ts';
import { LIMITS } from '#shared/limits.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { NumberInput } from '../../ui/NumberInput.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/Toast.tsx';
import { newId } from '../../workspace/ids.ts';
import { Fields } from '../../workspace/Section.tsx';
import { TradeField } from './TradeField.tsx';

type Phase = NonNullable<HoursRequest['phases']>[number];
const MOST = 60;

type PhasesProps = { phases: readonly Phase[]; shares: readonly LabourShare[]; onChange: (phases: Phase[]) => void };

/** The phases of a contract, or its firm and optional tranches. */
export function Phases({ phases, shares, onChange }: PhasesProps) {
  // The contract has no id for a phase: these keep each line's fields with it when another goes away.
  const [ids, setIds] = useState<readonly string[]>(() => phases.map(newId));
  const keyOf = (index: number): string => ids[index] ?? `phase ${index}`;
  const set = (index: number, part: Partial<Phase>): void => onChange(phases.map((phase, rank) => (rank === index ? cleaned({ ...phase, ...part }) : phase)));
  const add = (): void => {
    setIds([...phases.map((_, index) => keyOf(index)), newId()]);
    onChange([...phases, { title: `Phase ${phases.length + 1}`, amountCents: 0 }]);
  };
  const remove = (index: number): void => {
    const [before, keys] = [[...phases], phases.map((_, rank) => keyOf(rank))];
    setIds(keys.filter((_, rank) => rank !== index));
    onChange(phases.filter((_, rank) => rank !== index));
    toast('Phase retirée.', () => {
      setIds(keys);
      onChange(before);
    });
  };
  return (
    <fieldset className="phases">
      <legend className="field__label">Phases</legend>
      {phases.map((phase, index) => (
        <div key={keyOf(index)} className="phases__row">
          <Fields>
            <TextField label={`Intitulé ${index + 1}`} maxLength={LIMITS.title} value={phase.title} onChange={(title) => set(index, { title })} />
            <NumberInput
              label="Montant"
              unit="€ HT"
              min={1}
              max={LIMITS.moneyCents / 100}
              scale={100}
              value={phase.amountCents === 0 ? null : phase.amountCents}
              onChange={(amountCents) => set(index, { amountCents: amountCents ?? 0 })}
            />
          </Fields>
          <TradeField
            label="Métier de la phase"
            isShort
            shares={shares}
            value={phase.labourShare}
            onChange={(labourShare) => set(index, { labourShare: labourShare ?? undefined })}
          />
          <div className="row">
            <Checkbox label="Optionnelle" isSelected={phase.optional ?? false} onChange={(optional) => set(index, { optional })} />
            <Button small variant="quiet" aria-label={`Retirer\u202f: ${phase.title || `phase ${index + 1}`}`} onPress={() => remove(index)}>
              Retirer
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button small isDisabled={phases.length >= MOST} onPress={add}>
          Ajouter une phase
        </Button>
      </div>
    </fieldset>
  );
}

/** An absent field and an undefined one are the same request. */
const cleaned = ({ labourShare, ...phase }: Phase): Phase => (labourShare === undefined ? phase : { ...phase, labourShare });
