import { useState } from 'react';
import type { HoursEstimate, HoursRequest } from '#shared/api/hours.ts';
import { formatHours, formatNumber } from '#shared/format.ts';
import { theLot } from '#shared/tender/names.ts';
import { Button } from '../../../../ui/Button.tsx';
import { NumberInput } from '../../../../ui/NumberInput.tsx';
import { RadioGroup } from '../../../../ui/RadioGroup.tsx';
import { toast } from '../../../../ui/Toast.tsx';
import { keptIn } from '../../../hours/request.ts';
import type { StepProps } from '../../workspace.ts';

type Choice = { value: string; label: string; quarterHours: number | null };
const OTHER = 'other';
const MOST_HOURS = 25_000_000;

/** Volumes worth keeping: as computed, or whole useful paths. */
function choicesOf({ hours, rounding, proposal }: HoursEstimate): Choice[] {
  const { paths, pathHours, nextPathHours } = rounding;
  const none: Choice = { value: 'none', label: 'Aucun volume\u202f: garder le calcul seul', quarterHours: null };
  const computed: Choice = { value: 'computed', label: `${formatNumber(hours)}\u00a0h, le volume calculé`, quarterHours: hours * 4 };
  if (proposal.kind === 'alternative') return [none];
  return [
    computed,
    ...(paths && pathHours && pathHours !== hours
      ? [
          {
            value: 'paths',
            label: `${formatNumber(pathHours)}\u00a0h, soit ${paths > 1 ? `${formatNumber(paths)} parcours utiles` : 'un parcours utile'}`,
            quarterHours: pathHours * 4,
          },
        ]
      : []),
    ...(paths !== null && nextPathHours
      ? [{ value: 'next', label: `${formatNumber(nextPathHours)}\u00a0h, soit ${formatNumber(paths + 1)} parcours utiles`, quarterHours: nextPathHours * 4 }]
      : []),
  ];
}

type KeepProps = StepProps & { estimate: HoursEstimate; sent: HoursRequest; onKept: () => void };

/** Keeps the calculation with the lot, and the volume chosen: every piece will write that one. */
export function KeepHours({ workspace, estimate, sent, onKept }: KeepProps) {
  const { lot, tender, changeLot } = workspace;
  const choices = choicesOf(estimate);
  const [chosen, setChosen] = useState(choices[0]?.value ?? OTHER);
  const [typed, setTyped] = useState<number | null>(null);
  const { perTranche } = estimate;
  const quarterHours = perTranche ? perTranche.quarterHours : chosen === OTHER ? typed : (choices.find(({ value }) => value === chosen)?.quarterHours ?? null);
  const keep = (): void => {
    const before = lot;
    changeLot(lot.id, (now) => keptIn(now, sent, estimate, quarterHours));
    onKept();
    toast(`${quarterHours === null ? 'Calcul gardé, sans volume' : `${formatHours(quarterHours)} gardées`}, pour ${theLot(lot, tender)}.`, () =>
      changeLot(lot.id, (now) => ({ ...now, hours: before.hours, insertion: before.insertion })),
    );
  };
  return (
    <section className="keep-hours" aria-label="Garder le calcul">
      {!perTranche && (
        <>
          <RadioGroup
            label="Volume à retenir"
            value={chosen}
            onChange={setChosen}
            options={[...choices.map(({ value, label }) => ({ value, label })), { value: OTHER, label: 'Un autre volume' }]}
          />
          {chosen === OTHER && <NumberInput label="Autre volume" unit="h" isInteger min={1} max={MOST_HOURS} scale={4} value={typed} onChange={setTyped} />}
        </>
      )}
      <div>
        <Button variant="primary" isDisabled={chosen === OTHER && typed === null && !perTranche} onPress={keep}>
          Garder ce calcul pour le lot
        </Button>
      </div>
    </section>
  );
}
