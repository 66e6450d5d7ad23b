import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Measure } from '#shared/api/indicators.ts';
import { formatMeasure } from '#shared/indicators/measure.ts';
import { LIMITS } from '#shared/limits.ts';
import { measureSource } from '#shared/scheme/measured.ts';
import { distanceText } from '#shared/scheme/measured-text.ts';
import { UNIT_LABELS } from '../../../labels.ts';
import { catalogueQuery } from '../../../queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { Fields } from '../../../workspace/Section.tsx';
import { KnownFigure } from '../parts/KnownFigure.tsx';
import { MeasureInput } from '../parts/MeasureInput.tsx';
import { YearInput } from '../parts/YearInput.tsx';
import { useMeasured, useMeasureOf } from '../useMeasures.ts';
import type { IndicatorProps } from './IndicatorEditor.tsx';
import { NetworkFigureLine } from './NetworkFigureLine.tsx';

/** Where the indicator starts: what the data gives, what is typed in its place, what the network counts today. */
export function StartingValue({ indicator, set }: IndicatorProps) {
  const computed = useMeasureOf(indicator)?.baseline ?? null;
  const [isWriting, setWriting] = useState(false);
  const fields = useRef<HTMLDivElement>(null);
  const isTyped = indicator.baseline !== null;
  useEffect(() => {
    if (isWriting) fields.current?.querySelector('input')?.focus();
  }, [isWriting]);
  return (
    <>
      {computed && <p className="field__label">Départ</p>}
      {computed && <Computed indicator={indicator} set={set} computed={computed} onWrite={isWriting ? null : () => setWriting(true)} />}
      {(!computed || isTyped || isWriting) && (
        <div className="stack" ref={fields}>
          <TypedBaseline indicator={indicator} set={set} isComputed={computed !== null} />
        </div>
      )}
      {!computed && <OtherUnit indicator={indicator} />}
      <NetworkFigureLine indicator={indicator} set={set} />
    </>
  );
}

function Computed({ indicator, set, computed, onWrite }: IndicatorProps & { computed: Measure; onWrite: (() => void) | null }) {
  const measured = useMeasured();
  const { baseline, baselineYear, baselineSource, unit } = indicator;
  if (!measured || computed.value === null) return null;
  const giveBack = (): void => {
    set({ baseline: null, baselineYear: null, baselineSource: '' });
    toast('La valeur de départ est celle des données.', () => set({ baseline, baselineYear, baselineSource }));
  };
  return (
    <KnownFigure label="Valeur des données" unit={unit} value={computed.value} year={computed.year} detail={measureSource(computed, measured.on)}>
      <Link to="/chiffres/indicateurs/$indicatorId" params={{ indicatorId: computed.indicator }}>
        Voir l’indicateur dans les chiffres
      </Link>
      {baseline === null ? (
        <>
          <Tag tone="green">Valeur de départ du schéma</Tag>
          {onWrite && (
            <Button small onPress={onWrite}>
              Écrire une autre valeur
            </Button>
          )}
        </>
      ) : (
        <>
          <Tag>{`Remplacée par votre valeur\u202f: ${formatMeasure(unit, baseline)}`}</Tag>
          <Button small onPress={giveBack}>
            Revenir à la valeur des données
          </Button>
        </>
      )}
    </KnownFigure>
  );
}

function TypedBaseline({ indicator, set, isComputed }: IndicatorProps & { isComputed: boolean }) {
  return (
    <>
      <Fields>
        <MeasureInput
          key={indicator.unit}
          label="Valeur de départ"
          help={isComputed ? 'Vide\u202f: la valeur des données.' : 'Vide\u202f: inconnue.'}
          {...(isComputed ? { placeholder: 'données' } : {})}
          unit={indicator.unit}
          value={indicator.baseline}
          onChange={(baseline) => set({ baseline })}
        />
        <YearInput label="Année de départ" help="Quatre chiffres." value={indicator.baselineYear} onChange={(baselineYear) => set({ baselineYear })} />
      </Fields>
      <TextField
        label="Source de la valeur de départ"
        maxLength={LIMITS.shortText}
        value={indicator.baselineSource}
        onChange={(baselineSource) => set({ baselineSource })}
      />
    </>
  );
}

/** The data counts this indicator otherwise: said where there is data, with the way to have it. */
function OtherUnit({ indicator }: Pick<IndicatorProps, 'indicator'>) {
  const measured = useMeasured();
  const own = useQuery(catalogueQuery).data?.indicators.find(({ id }) => id === indicator.catalogueId)?.unit;
  const hasData = measured !== null && measured.figures.length > 0;
  if (!hasData || !own || own === indicator.unit) return null;
  return (
    <p className="soft small">
      {`Les données comptent cet indicateur dans une autre unité (${UNIT_LABELS[own]})\u202f: choisissez-la pour qu’elles donnent la valeur de départ.`}
    </p>
  );
}

/** The latest value against the target of its year, or the next one set. */
export function Distance({ indicator }: Pick<IndicatorProps, 'indicator'>) {
  const item = useMeasureOf(indicator);
  const text = item ? distanceText(indicator, item) : '';
  if (!item?.distance || text === '') return null;
  return (
    <p className="row small" role="note" aria-label="Distance à la cible">
      <span>{text}</span>
      <Tag tone={item.distance.reached ? 'green' : 'ochre'}>{item.distance.reached ? 'Cible atteinte' : 'Cible à atteindre'}</Tag>
    </p>
  );
}
