import type { AxisKind } from '#shared/api/catalogue.ts';
import { Finding } from '../../../ui/Finding.tsx';
import { FindingLink, stepTitle } from '../parts/FindingLink.tsx';
import { usePoints } from '../usePoints.ts';

/** Points of the article that each kind of axis answers for. */
const CODES: Record<AxisKind | 'all', readonly string[]> = {
  social: ['C1', 'C7b'],
  environment: ['C2', 'C4'],
  economy: ['C7a'],
  method: [],
  all: ['C1', 'C2', 'C4'],
};

/** What the article still asks of this axis. */
export function AxisFindings({ kind }: { kind: AxisKind | 'all' | null }) {
  const points = usePoints();
  const codes = kind ? CODES[kind] : [];
  const open = points.items.filter(({ code, status }) => codes.includes(code) && status !== 'met');
  if (open.length === 0) return null;
  return (
    <div className="stack">
      {open.map((point) => (
        <Finding
          key={point.code}
          tone={point.status === 'missing' ? 'blocks' : 'warns'}
          title={point.message}
          rule={`Article L.\u00a02111-3\u202f: ${point.title}`}
          mend={
            point.path.startsWith('axes') && kind !== 'all' ? undefined : (
              <FindingLink path={point.path}>{`Compléter\u202f: ${stepTitle(point.path)}`}</FindingLink>
            )
          }
        />
      ))}
    </div>
  );
}
