import type { MapLine } from '#shared/api/indicators.ts';
import type { MapOrder } from '../parts/search.ts';
import { measured, measuredWords, ORDER_LABELS } from './order.ts';

const SHOWN = 15;
const WIDTH = 1000;

/** The first divisions as bars one under the other: words whole, figures in line. The table under it says all of them. */
export function Bars({ lines, order }: { lines: readonly MapLine[]; order: MapOrder }) {
  const shown = lines.slice(0, SHOWN);
  const isRate = order === 'social' || order === 'labour';
  const most = isRate ? 10_000 : Math.max(1, ...shown.map((line) => measured(line, order) ?? 0));
  const what = ORDER_LABELS[order === 'division' ? 'amount' : order].toLowerCase();
  const which = lines.length > SHOWN ? `les ${SHOWN} premières divisions sur ${lines.length}` : 'chaque division';
  return (
    <figure className="bars">
      <figcaption className="field__label">{`${what.charAt(0).toUpperCase()}${what.slice(1)}\u202f: ${which}`}</figcaption>
      <div className="bars__lines" aria-hidden="true">
        {shown.map((line) => (
          <div key={line.division} className="bars__line">
            <span className="bars__name">{line.label}</span>
            <svg aria-hidden="true" className="bars__bar" viewBox={`0 0 ${WIDTH} 12`} preserveAspectRatio="none">
              <rect width={Math.max(0, ((measured(line, order) ?? 0) * WIDTH) / most)} height="12" />
            </svg>
            <span className="bars__figure">{measuredWords(line, order)}</span>
          </div>
        ))}
      </div>
    </figure>
  );
}
