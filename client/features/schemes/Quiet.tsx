import type { ReactNode } from 'react';
import { usePaused } from '../../save/hooks.ts';
import { QuietContext, useSaver } from './save/useScheme.ts';
import { PointsContext, usePointsOf } from './usePoints.ts';

/** Hands the paused scheme and its points to what follows the work from afar; its children are not drawn again for it. */
export function Quiet({ children }: { children: ReactNode }) {
  const scheme = usePaused(useSaver());
  const points = usePointsOf(scheme);
  return (
    <QuietContext.Provider value={scheme}>
      <PointsContext.Provider value={points}>{children}</PointsContext.Provider>
    </QuietContext.Provider>
  );
}
