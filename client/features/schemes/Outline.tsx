import { Link, useParams } from '@tanstack/react-router';
import type { Scheme, SchemeAxis } from '#shared/api/schemes.ts';
import { type StepId, type StepState, STEPS, stepState } from '#shared/scheme/steps.ts';
import { Outline, OutlineMark, outlineLinkClass } from '../../workspace/Outline.tsx';
import { asRead } from '#shared/scheme/by-buyer.ts';
import { useQuietScheme } from './save/useScheme.ts';
import { useMeasured } from './useMeasures.ts';
import { type ThreadCounts, ThreadBadge, useThreadCounts } from './together/ThreadBadge.tsx';
import { usePoints } from './usePoints.ts';

const axisState = ({ objectives }: SchemeAxis): StepState => {
  if (objectives.length === 0) return 'empty';
  return objectives.every(({ actions }) => actions.length > 0) ? 'done' : 'started';
};

/** « Axe 1 · Social et insertion ». */
export const axisName = (axis: SchemeAxis, index: number): string => `Axe\u00a0${index + 1}${axis.title ? ` · ${axis.title}` : ''}`;

/** The steps and how far each one is, with the axes under theirs. */
export function SchemeOutline({ step, axisId }: { step: StepId; axisId: string | null }) {
  const threads = useThreadCounts();
  const scheme = asRead(useQuietScheme(), useMeasured());
  const index = STEPS.findIndex(({ id }) => id === step);
  return (
    <Outline label="Étapes du schéma" index={index} count={STEPS.length} title={STEPS[index]?.title ?? ''}>
      {(onGo) =>
        STEPS.map(({ id, title }) => <OutlineEntry key={id} scheme={scheme} id={id} title={title} step={step} axisId={axisId} onGo={onGo} threads={threads} />)
      }
    </Outline>
  );
}

type EntryProps = { scheme: Scheme; id: StepId; title: string; step: StepId; axisId: string | null; onGo: () => void; threads: ThreadCounts };

function OutlineEntry({ scheme, id, title, step, axisId, onGo, threads }: EntryProps) {
  const points = usePoints();
  const checked: StepState = points.met === points.total ? 'done' : points.met > 0 ? 'started' : 'empty';
  return (
    <li>
      <Entry
        step={id}
        isHere={id === step && axisId === null}
        state={id === 'verification' ? checked : stepState(id, scheme)}
        title={title}
        onGo={onGo}
        threads={threads(id, null)}
      />
      {id === 'axes' && scheme.axes.length > 0 && (
        <ol className="outline__axes">
          {scheme.axes.map((axis, index) => (
            <li key={axis.id}>
              <Entry
                step="axes"
                axis={axis.id}
                isHere={step === 'axes' && axis.id === axisId}
                state={axisState(axis)}
                title={axisName(axis, index)}
                onGo={onGo}
                threads={threads('axes', axis.id)}
              />
            </li>
          ))}
        </ol>
      )}
    </li>
  );
}

function Entry({
  step,
  axis,
  isHere,
  state,
  title,
  onGo,
  threads,
}: {
  step: StepId;
  axis?: string;
  isHere: boolean;
  state: StepState;
  title: string;
  onGo: () => void;
  threads: number;
}) {
  const { id } = useParams({ from: '/schemas/$id/$step' });
  return (
    <Link
      to="/schemas/$id/$step"
      params={{ id, step }}
      search={axis ? { axe: axis } : {}}
      activeOptions={{ exact: true, includeSearch: true }}
      className={outlineLinkClass(isHere)}
      activeProps={{ 'aria-current': 'step' }}
      onClick={onGo}
    >
      <OutlineMark state={state} title={title} badge={<ThreadBadge count={threads} />} />
    </Link>
  );
}
