import { useQuery } from '@tanstack/react-query';
import { yearOf } from '#shared/days.ts';
import { formatDay } from '#shared/format.ts';
import { frenchTypography } from '#shared/typography.ts';
import { catalogueQuery } from '../../../queries.ts';
import { useMay } from '../../../session.ts';
import { Button } from '../../../ui/Button.tsx';
import { useReadOnly } from '../../../ui/ReadOnly.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { figuresQuery } from '../../network/queries.ts';
import { KnownFigure } from '../parts/KnownFigure.tsx';
import type { IndicatorProps } from './IndicatorEditor.tsx';

/** Where the network or the training counts what the indicator measures: it is true today only, so that somebody takes it, with its day. */
export function NetworkFigureLine({ indicator, set }: IndicatorProps) {
  const isReadOnly = useReadOnly();
  const { data } = useQuery({ ...figuresQuery, enabled: useMay('network:read') && indicator.catalogueId !== null && !isReadOnly });
  const catalogue = useQuery(catalogueQuery).data?.indicators;
  const figure = data?.items.find((one) => one.indicator === indicator.catalogueId);
  // The figure is in the catalogue's unit: one who chose another measures something else.
  const isSameUnit = catalogue?.find(({ id }) => id === indicator.catalogueId)?.unit === indicator.unit;
  if (!figure || !isSameUnit || isReadOnly) return null;
  const detail = frenchTypography(`${figure.detail}, au ${formatDay(figure.on)}`);
  const { baseline, baselineYear, baselineSource } = indicator;
  const take = (): void => {
    set({
      baseline: figure.value,
      baselineYear: yearOf(figure.on),
      baselineSource: `${detail} (réseau, Clausier)`,
    });
    toast('La valeur de départ est reprise du réseau.', () => set({ baseline, baselineYear, baselineSource }));
  };
  return (
    <KnownFigure label="Chiffre du réseau" unit={indicator.unit} value={figure.value} detail={detail}>
      {(baseline !== figure.value || baselineYear !== yearOf(figure.on)) && (
        <Button small onPress={take}>
          Reprendre
        </Button>
      )}
    </KnownFigure>
  );
}
