import { useReadIndicators } from '../useMeasures.ts';
import type { SchemeIndicator } from '#shared/api/schemes.ts';
import { formatKnown, formatMeasure } from '#shared/indicators/measure.ts';
import { finalTarget } from '#shared/indicators/target.ts';

const SCALE_ROOM = 1.4;

/** Where an indicator stands and where it should be: a bar, a mark, and both in words. */
export function Gauge({ indicator: written }: { indicator: SchemeIndicator }) {
  const [indicator = written] = useReadIndicators([written]);
  const target = finalTarget(indicator);
  const { baseline, unit, baselineYear } = indicator;
  const full = indicator.unit === 'rate' ? Math.max(baseline ?? 0, (target?.value ?? 0) * SCALE_ROOM, 1) : Math.max(baseline ?? 0, target?.value ?? 0, 1) * 1.1;
  const share = (value: number): string => `${Math.min(100, (100 * value) / full)}%`;
  return (
    <div className="gauge">
      {(baseline !== null || target) && (
        <svg className="gauge__bar" aria-hidden="true" focusable="false">
          <rect className="gauge__track" width="100%" height="8" y="4" rx="4" />
          {baseline !== null && <rect className="gauge__value" width={share(baseline)} height="8" y="4" rx="4" />}
          {target && <rect className="gauge__target" x={share(target.value)} width="2" height="16" />}
        </svg>
      )}
      <p className="gauge__words">
        <span>{`Départ${baselineYear ? ` ${baselineYear}` : ''}\u202f: ${formatKnown(unit, baseline)}`}</span>
        <span>{target ? `cible ${target.year}\u202f: ${formatMeasure(unit, target.value)}` : 'cible à fixer'}</span>
      </p>
    </div>
  );
}
