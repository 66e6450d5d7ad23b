import { useQuery } from '@tanstack/react-query';
import type { CompletenessItem } from '#shared/api/completeness.ts';
import type { SchemeIndicator } from '#shared/api/schemes.ts';
import { indicatorFrom } from '#shared/scheme/start.ts';
import { catalogueQuery } from '../../../queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { Finding } from '../../../ui/Finding.tsx';
import { newId } from '../../../workspace/ids.ts';
import { useSection } from '../save/useScheme.ts';
import { useReadIndicators } from '../useMeasures.ts';
import { usePoints } from '../usePoints.ts';
import { usePeriodYears } from './usePeriodYears.ts';

/** The indicator a point stumbles on, if there is one. */
function faultyIndicator({ code }: CompletenessItem, indicators: readonly SchemeIndicator[]): SchemeIndicator | undefined {
  const hasTarget = ({ targets }: SchemeIndicator): boolean => targets.some(({ value }) => value !== null);
  if (code === 'C6') return indicators.find(({ legal, baseline }) => legal.includes('C6') && baseline === null);
  if (code === 'C7a' || code === 'C7b') return indicators.find(({ legal }) => legal.includes(code));
  return indicators.find((indicator) => indicator.legal.length > 0 && !hasTarget(indicator));
}

/** What the article still asks of the indicators, and the way to mend it: open the card, or add the one that lacks. */
export function IndicatorFindings({ onOpen }: { onOpen: (id: string) => void }) {
  const points = usePoints();
  const open = points.items.filter(({ path, status }) => path.startsWith('indicateurs') && status !== 'met');
  if (open.length === 0) return null;
  return (
    <div className="stack">
      {open.map((point) => {
        const field = point.path.split('#')[1] ?? '';
        return (
          // `liste` is the place of the cards; the other fields have no place but the finding that speaks of them.
          <div key={point.code} data-field={field === 'liste' ? undefined : field} tabIndex={-1} className="finding-place">
            <Finding
              tone={point.status === 'missing' ? 'blocks' : 'warns'}
              title={point.message}
              rule={`Article L.\u00a02111-3\u202f: ${point.title}`}
              mend={<Mend point={point} onOpen={onOpen} />}
            />
          </div>
        );
      })}
    </div>
  );
}

function Mend({ point, onOpen }: { point: CompletenessItem; onOpen: (id: string) => void }) {
  const [indicators, edit] = useSection('indicators');
  const [axes] = useSection('axes');
  const years = usePeriodYears();
  const catalogue = useQuery(catalogueQuery);
  const faulty = faultyIndicator(point, useReadIndicators(indicators));
  if (faulty) return <Button small onPress={() => onOpen(faulty.id)}>{`Ouvrir la fiche «\u00a0${faulty.title || 'sans titre'}\u00a0»`}</Button>;
  const wanted = catalogue.data?.indicators.find(({ legal }) => legal.some((code) => code === point.code));
  if (!wanted) return null;
  const add = (): void => {
    const own = indicatorFrom(wanted, axes.find(({ kind }) => kind === wanted.axis)?.id ?? null, years, newId);
    edit((current) => [...current, own]);
    onOpen(own.id);
  };
  return <Button small onPress={add}>{`Ajouter «\u00a0${wanted.title}\u00a0»`}</Button>;
}
