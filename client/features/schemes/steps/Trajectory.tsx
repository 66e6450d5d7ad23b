import { memo } from 'react';
import { CartesianGrid, Line, LineChart, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { SchemeIndicator } from '#shared/api/schemes.ts';
import { formatMeasure, UNIT_LABELS, UNIT_SCALE } from '#shared/indicators/measure.ts';
import { formatNumber } from '#shared/format.ts';
import '../../../ui/DataTable.css';

type Point = { year: number; value: number; kind: 'départ' | 'cible' };

const pointsOf = ({ baseline, baselineYear, targets }: SchemeIndicator): Point[] => {
  const aims = targets.flatMap(({ year, value }): Point[] => (value === null ? [] : [{ year, value, kind: 'cible' }]));
  const start: Point[] = baseline !== null && baselineYear !== null ? [{ year: baselineYear, value: baseline, kind: 'départ' }] : [];
  return [...start, ...aims].sort((a, b) => a.year - b.year);
};

type Props = { indicator: SchemeIndicator };

/** Typing a definition does not draw the chart again. */
const isSame = ({ indicator: a }: Props, { indicator: b }: Props): boolean =>
  a.targets === b.targets && a.baseline === b.baseline && a.baselineYear === b.baselineYear && a.unit === b.unit && a.title === b.title;

/** From the baseline to the last target, with the same figures in a table. */
export const Trajectory = memo(function Trajectory({ indicator }: Props) {
  const points = pointsOf(indicator);
  if (points.length < 2) return <p className="soft small">La trajectoire se trace dès que deux valeurs sont connues.</p>;
  const scale = UNIT_SCALE[indicator.unit];
  const shown = points.map(({ year, value }) => ({ year, value: value / scale }));
  return (
    <figure className="trajectory">
      <figcaption className="field__label">{`Trajectoire (${UNIT_LABELS[indicator.unit]})`}</figcaption>
      <div className="trajectory__chart" aria-hidden="true">
        <ResponsiveContainer width="100%" height={180} initialDimension={{ width: 480, height: 180 }}>
          <LineChart data={shown} margin={{ top: 12, right: 16, bottom: 4, left: 4 }} accessibilityLayer={false}>
            <CartesianGrid stroke="#dcd8cc" vertical={false} />
            <XAxis
              dataKey="year"
              type="number"
              domain={['dataMin', 'dataMax']}
              ticks={shown.map(({ year }) => year)}
              padding={{ left: 12, right: 12 }}
              stroke="#55607a"
              tickLine={false}
            />
            <YAxis width={64} stroke="#55607a" tickLine={false} axisLine={false} tickFormatter={(value: number) => formatNumber(value)} />
            <Line type="linear" dataKey="value" stroke="#0e5a4b" strokeWidth={2.5} dot={{ r: 4, fill: '#0e5a4b' }} isAnimationActive={false} />
          </LineChart>
        </ResponsiveContainer>
      </div>
      <table className="table trajectory__table">
        <caption className="visually-hidden">{`Trajectoire\u202f: ${indicator.title}`}</caption>
        <thead>
          <tr>
            <th scope="col">Année</th>
            <th scope="col">Nature</th>
            <th scope="col" className="table__end">
              Valeur
            </th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={`${point.year} ${point.kind}`}>
              <th scope="row">{point.year}</th>
              <td>{point.kind}</td>
              <td className="table__end">{formatMeasure(indicator.unit, point.value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}, isSame);
