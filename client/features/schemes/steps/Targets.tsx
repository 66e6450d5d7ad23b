import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CatalogueIndicator, IndicatorUnit } from '#shared/api/catalogue.ts';
import type { SchemeIndicator } from '#shared/api/schemes.ts';
import { formatMeasure, UNIT_SCALE } from '#shared/indicators/measure.ts';
import { catalogueQuery } from '../../../queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { ConfidenceMark } from '../../../ui/ConfidenceMark.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { MeasureInput } from '../parts/MeasureInput.tsx';
import { YearInput } from '../parts/YearInput.tsx';
import type { IndicatorProps } from './IndicatorEditor.tsx';
import { usePeriodYears } from './usePeriodYears.ts';

type Suggested = NonNullable<CatalogueIndicator['suggestedTarget']>;
type Target = SchemeIndicator['targets'][number];
const MOST = 20;

const targetValue = (suggested: Suggested, unit: IndicatorUnit): number => Math.round(suggested.value * UNIT_SCALE[unit]);

/** « Repère : 30 % (PNAD 2022-2025…) ». */
export const suggestionText = (suggested: Suggested, unit: IndicatorUnit): string =>
  `Repère\u202f: ${formatMeasure(unit, targetValue(suggested, unit))} (${suggested.basis})`;

const inOrder = (targets: readonly Target[]): Target[] => [...targets].sort((a, b) => a.year - b.year);

/** One target a year, made from the period; a year can be added or taken away. */
export function Targets({ indicator, set }: IndicatorProps) {
  const years = usePeriodYears();
  const [typed, setTyped] = useState<number | null>(null);
  const held = new Set(indicator.targets.map(({ year }) => year));
  const absent = years.filter((year) => !held.has(year));
  const edit = (year: number, value: number | null): void =>
    set({ targets: indicator.targets.map((target) => (target.year === year ? { year, value } : target)) });
  const addYears = (added: readonly number[]): void =>
    set({ targets: inOrder([...indicator.targets, ...added.filter((year) => !held.has(year)).map((year) => ({ year, value: null }))]).slice(0, MOST) });
  const addTyped = (): void => {
    if (typed !== null) addYears([typed]);
    setTyped(null);
  };
  const remove = (target: Target): void => {
    set({ targets: indicator.targets.filter(({ year }) => year !== target.year) });
    toast(`Cible ${target.year} retirée.`, () => set({ targets: inOrder(indicator.targets) }));
  };
  return (
    <fieldset className="choice-group targets">
      <legend className="field__label">Cibles</legend>
      <SuggestedTarget indicator={indicator} set={set} lastYear={years.at(-1) ?? indicator.targets.at(-1)?.year ?? null} />
      {years.length === 0 && indicator.targets.length === 0 && (
        <p className="soft small">Fixez la période du schéma pour avoir une cible par année, ou ajoutez une année ci-dessous.</p>
      )}
      {inOrder(indicator.targets).map((target) => (
        <div key={target.year} className="targets__row">
          <MeasureInput
            key={indicator.unit}
            label={`Cible ${target.year}`}
            placeholder="à fixer"
            unit={indicator.unit}
            value={target.value}
            onChange={(value) => edit(target.year, value)}
          />
          <Button small variant="quiet" aria-label={`Retirer la cible ${target.year}`} onPress={() => remove(target)}>
            Retirer
          </Button>
        </div>
      ))}
      <div className="targets__add">
        {absent.length > 0 && <Button small onPress={() => addYears(absent)}>{`Une cible par année (${years[0]}-${years.at(-1)})`}</Button>}
        <YearInput label="Autre année" value={typed} onChange={setTyped} />
        <Button small isDisabled={typed === null || held.has(typed)} onPress={addTyped}>
          Ajouter cette année
        </Button>
      </div>
    </fieldset>
  );
}

/** The target others aim at, with where it comes from and how sure it is. */
function SuggestedTarget({ indicator, set, lastYear }: IndicatorProps & { lastYear: number | null }) {
  const catalogue = useQuery(catalogueQuery);
  const suggested = catalogue.data?.indicators.find(({ id }) => id === indicator.catalogueId)?.suggestedTarget;
  if (!suggested) return null;
  const take = (year: number): void =>
    set({ targets: inOrder([...indicator.targets.filter((target) => target.year !== year), { year, value: targetValue(suggested, indicator.unit) }]) });
  return (
    <div className="row small">
      <span>{suggestionText(suggested, indicator.unit)}</span>
      <ConfidenceMark value={suggested.confidence} />
      {lastYear !== null && <Button small onPress={() => take(lastYear)}>{`Reprendre pour ${lastYear}`}</Button>}
    </div>
  );
}
