import { lazy, Suspense } from 'react';
import type { IndicatorUnit } from '#shared/api/catalogue.ts';
import type { SchemeBuyerFigure, SchemeIndicator } from '#shared/api/schemes.ts';
import { LIMITS } from '#shared/limits.ts';
import { optionsOf, SOURCE_LABELS, UNIT_LABELS } from '../../../labels.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Finding } from '../../../ui/Finding.tsx';
import { Loading } from '../../../ui/Loading.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { axisName } from '../Outline.tsx';
import { Fields, Origin } from '../../../workspace/Section.tsx';
import { useSection } from '../save/useScheme.ts';
import { BuyerLines } from './BuyerLines.tsx';
import { LEGAL_CODES, LEGAL_MARKS } from './LegalMarks.tsx';
import { Distance, StartingValue } from './StartingValue.tsx';
import { Targets } from './Targets.tsx';

const Trajectory = lazy(async () => ({ default: (await import('./Trajectory.tsx')).Trajectory }));

export type IndicatorProps = { indicator: SchemeIndicator; set: (part: Partial<SchemeIndicator>) => void };

const BETTER: Record<SchemeIndicator['better'], string> = { higher: 'Augmenter', lower: 'Diminuer', none: 'Ni l’un ni l’autre' };
const MEASURED: readonly { value: SchemeIndicator['measuredIn']; label: string }[] = [
  { value: 'number', label: 'Mesuré en nombre de contrats' },
  { value: 'value', label: 'Mesuré en valeur' },
  { value: 'other', label: 'Ni l’un ni l’autre' },
];

/** One indicator: what it measures, what it answers in the law, where it starts, where it goes. */
export function IndicatorEditor({ indicator, set }: IndicatorProps) {
  return (
    <>
      <Origin>{indicator.origin}</Origin>
      <Definition indicator={indicator} set={set} />
      <LegalChoice indicator={indicator} set={set} />
      <StartingValue indicator={indicator} set={set} />
      <Targets indicator={indicator} set={set} />
      <Distance indicator={indicator} />
      <Suspense fallback={<Loading what="Tracé de la trajectoire…" />}>
        <Trajectory indicator={indicator} />
      </Suspense>
      <BuyerLines indicator={indicator} />
    </>
  );
}

function Definition({ indicator, set }: IndicatorProps) {
  const [axes] = useSection('axes');
  const [, editFigures] = useSection('buyerFigures');
  const isOfIt = ({ indicatorId }: SchemeBuyerFigure): boolean => indicatorId === indicator.id;
  // Another unit counts in another base: values are asked again rather than silently rescaled.
  const chooseUnit = (unit: IndicatorUnit | null): void => {
    if (!unit || unit === indicator.unit) return;
    set({ unit, baseline: null, targets: indicator.targets.map(({ year }) => ({ year, value: null })) });
    editFigures((current) => (current.some(isOfIt) ? current.filter((figure) => !isOfIt(figure)) : current));
  };
  return (
    <>
      <TextField label="Titre" maxLength={LIMITS.title} value={indicator.title} onChange={(title) => set({ title })} />
      <TextArea label="Définition" maxLength={LIMITS.longText} rows={2} value={indicator.definition} onChange={(definition) => set({ definition })} />
      <TextField label="Formule" maxLength={LIMITS.shortText} value={indicator.formula} onChange={(formula) => set({ formula })} />
      <Fields>
        <Select label="Unité" value={indicator.unit} onChange={chooseUnit} options={optionsOf(UNIT_LABELS)} />
        <Select label="Ce que l’on veut" value={indicator.better} onChange={(better) => better && set({ better })} options={optionsOf(BETTER)} />
      </Fields>
      <Fields>
        <Select label="Source des données" value={indicator.source} onChange={(source) => source && set({ source })} options={optionsOf(SOURCE_LABELS)} />
        <TextField label="Fréquence" maxLength={LIMITS.shortText} value={indicator.frequency} onChange={(frequency) => set({ frequency })} />
      </Fields>
      <Select
        label="Axe"
        value={indicator.axisId}
        emptyLabel="Aucun"
        onChange={(axisId) => set({ axisId })}
        options={axes.map((axis, index) => ({ value: axis.id, label: axisName(axis, index) }))}
      />
    </>
  );
}

/** The marks of the article, explained; two separate targets cannot share one indicator. */
function LegalChoice({ indicator, set }: IndicatorProps) {
  const toggle = (code: SchemeIndicator['legal'][number], isOn: boolean): void =>
    set({ legal: LEGAL_CODES.filter((other) => (other === code ? isOn : indicator.legal.includes(other))) });
  const isBoth = indicator.legal.includes('C7a') && indicator.legal.includes('C7b');
  return (
    <>
      <fieldset className="choice-group">
        <legend className="field__label">Ce qu’il répond à l’article L.&nbsp;2111-3</legend>
        {LEGAL_CODES.map((code) => (
          <Checkbox
            key={code}
            label={LEGAL_MARKS[code].label}
            help={LEGAL_MARKS[code].help}
            isSelected={indicator.legal.includes(code)}
            onChange={(isOn) => toggle(code, isOn)}
          />
        ))}
      </fieldset>
      {isBoth && (
        <Finding tone="warns" title="Un même indicateur porte les deux cibles." rule="Article L.&nbsp;2111-3">
          <p>L’article demande deux cibles séparées&#x202f;: gardez une seule des deux marques ici, et ajoutez un second indicateur pour l’autre.</p>
        </Finding>
      )}
      <RadioGroup label="Mesure" isInline value={indicator.measuredIn} onChange={(measuredIn) => set({ measuredIn })} options={MEASURED} />
    </>
  );
}
