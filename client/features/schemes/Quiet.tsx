import type { ReactNode } from 'react';
import { usePaused } from '../../save/hooks.ts';
import { QuietContext, useSaver } from './save/useScheme.ts';
import { MeasuredContext, useMeasuresOf } from './useMeasures.ts';
import { PointsContext, usePointsOf } from './usePoints.ts';

/** Hands the paused scheme, its measures and its points to what follows the work from afar; its children are not drawn again for it. */
export function Quiet({ children }: { children: ReactNode }) {
  const scheme = usePaused(useSaver());
  const measured = useMeasuresOf(scheme);
  const points = usePointsOf(scheme, measured);
  return (
    <QuietContext.Provider value={scheme}>
      <MeasuredContext.Provider value={measured}>
        <PointsContext.Provider value={points}>{children}</PointsContext.Provider>
      </MeasuredContext.Provider>
    </QuietContext.Provider>
  );
}
