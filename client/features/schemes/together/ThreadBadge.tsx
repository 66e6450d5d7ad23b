import { counted } from '#shared/format.ts';
import { findPlace } from '#shared/scheme/anchors.ts';
import type { StepId } from '#shared/scheme/steps.ts';
import { useOpenThreads } from './Together.tsx';
import { usePlaces } from './usePlaces.ts';

/** Open threads of a step; of one axis when it is named. On the step of the axes, those of no axis. */
export type ThreadCounts = (step: StepId, axisId: string | null) => number;

export function useThreadCounts(): ThreadCounts {
  const threads = useOpenThreads();
  const places = usePlaces();
  const found = threads.map(({ anchor }) => ({ step: anchor.step, axisId: findPlace(places, anchor).place?.axisId ?? null }));
  return (step, axisId) => found.filter((one) => one.step === step && one.axisId === axisId).length;
}

/** How many, in figures and in words; nothing when there is none. */
export function ThreadBadge({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <>
      <span className="visually-hidden">{`, ${counted(count, 'commentaire')} à lire`}</span>
      <span className="outline__badge" aria-hidden="true">
        {count}
      </span>
    </>
  );
}
