import { memo } from 'react';
import { CartesianGrid, Legend, Line, LineChart, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { IndicatorUnit } from '#shared/api/catalogue.ts';
import type { SchemeMeasure } from '#shared/api/reviews.ts';
import type { SchemeIndicator } from '#shared/api/schemes.ts';
import { formatNumber } from '#shared/format.ts';
import { formatMeasure, UNIT_LABELS, UNIT_SCALE } from '#shared/indicators/measure.ts';
import { isUnderWay } from '#shared/scheme/measured.ts';
import { observedAndTargets, signedDifference } from '#shared/scheme/measured-text.ts';
import { useMeasured, useMeasureOf, useReadIndicators } from '../useMeasures.ts';
import '../../../ui/DataTable.css';

type Point = { year: number; value: number; kind: 'départ' | 'cible' };

const pointsOf = ({ baseline, baselineYear, targets }: SchemeIndicator): Point[] => {
  const aims = targets.flatMap(({ year, value }): Point[] => (value === null ? [] : [{ year, value, kind: 'cible' }]));
  const start: Point[] = baseline !== null && baselineYear !== null ? [{ year: baselineYear, value: baseline, kind: 'départ' }] : [];
  return [...start, ...aims].sort((a, b) => a.year - b.year);
};

type Props = { indicator: SchemeIndicator; item: SchemeMeasure | null; on: string };

/** Typing a definition does not draw the chart again. */
const isSame = ({ indicator: a, item, on }: Props, { indicator: b, item: other, on: day }: Props): boolean =>
  item === other &&
  on === day &&
  a.targets === b.targets &&
  a.baseline === b.baseline &&
  a.baselineYear === b.baselineYear &&
  a.unit === b.unit &&
  a.better === b.better &&
  a.title === b.title;

/** From the baseline to the last target, with what is observed, and the same figures in a table. */
export function Trajectory({ indicator }: { indicator: SchemeIndicator }) {
  const item = useMeasureOf(indicator);
  const on = useMeasured()?.on ?? '';
  const [read = indicator] = useReadIndicators([indicator]);
  return <Drawn indicator={read} item={item} on={on} />;
}

const Drawn = memo(function Drawn({ indicator, item, on }: Props) {
  const isObserved = item !== null && item.measures.length > 0;
  const rows = observedAndTargets(indicator, isObserved ? item.measures : []);
  if (rows.length < 2) return <p className="soft small">La trajectoire se trace dès que deux valeurs sont connues.</p>;
  return (
    <figure className="trajectory">
      <figcaption className="field__label">{`Trajectoire (${UNIT_LABELS[indicator.unit]})`}</figcaption>
      {isObserved ? (
        <>
          <Curves unit={indicator.unit} rows={rows.map(({ year, observed, target }) => ({ year, values: [observed, target] }))} names={['Observé', 'Cible']} />
          <ObservedTable indicator={indicator} rows={rows} on={on} />
        </>
      ) : (
        <>
          <Curves unit={indicator.unit} rows={rows.map(({ year, observed, target }) => ({ year, values: [observed ?? target] }))} names={['Trajectoire']} />
          <PointsTable indicator={indicator} />
        </>
      )}
    </figure>
  );
}, isSame);

/** Told apart by the line as well as by the colour. */
const LINES = [
  { stroke: '#0e5a4b', dash: '' },
  { stroke: '#9a4a1c', dash: '6 4' },
] as const;

type CurvesProps = { unit: IndicatorUnit; rows: readonly { year: number; values: readonly (number | null)[] }[]; names: readonly string[] };

function Curves({ unit, rows, names }: CurvesProps) {
  const scale = UNIT_SCALE[unit];
  const shown = rows.map(({ year, values }) => ({
    year,
    ...Object.fromEntries(values.map((value, index) => [`s${index}`, value === null ? null : value / scale])),
  }));
  return (
    <div className="trajectory__chart" aria-hidden="true">
      <ResponsiveContainer width="100%" height={names.length > 1 ? 210 : 180} initialDimension={{ width: 480, height: 180 }}>
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
          {names.length > 1 && <Legend itemSorter={null} />}
          {names.map((name, index) => {
            const { stroke, dash } = LINES[index % LINES.length] ?? LINES[0];
            return (
              <Line
                key={name}
                name={name}
                type="linear"
                dataKey={`s${index}`}
                stroke={stroke}
                strokeWidth={2.5}
                strokeDasharray={dash}
                dot={{ r: 4, fill: stroke, strokeDasharray: '' }}
                connectNulls
                isAnimationActive={false}
              />
            );
          })}
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}

function PointsTable({ indicator }: { indicator: SchemeIndicator }) {
  return (
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
        {pointsOf(indicator).map((point) => (
          <tr key={`${point.year} ${point.kind}`}>
            <th scope="row">{point.year}</th>
            <td>{point.kind}</td>
            <td className="table__end">{formatMeasure(indicator.unit, point.value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type ObservedProps = { indicator: SchemeIndicator; rows: ReturnType<typeof observedAndTargets>; on: string };

function ObservedTable({ indicator: { unit, title, better, baselineYear }, rows, on }: ObservedProps) {
  const gaps = rows.map(({ observed, target }) => (observed === null || target === null || better === 'none' ? '' : signedDifference(unit, observed - target)));
  const hasGap = gaps.some((gap) => gap !== '');
  return (
    <table className="table trajectory__table">
      <caption className="visually-hidden">{`Observé et cibles\u202f: ${title}`}</caption>
      <thead>
        <tr>
          <th scope="col">Année</th>
          {['Observé', 'Cible', ...(hasGap ? ['Écart'] : [])].map((name) => (
            <th key={name} scope="col" className="table__end">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ year, observed, target }, index) => (
          <tr key={year}>
            <th scope="row">
              {year}
              {year === baselineYear && observed !== null && <span className="soft small"> départ</span>}
              {observed !== null && isUnderWay(year, on) && <span className="soft small"> en cours</span>}
            </th>
            <td className="table__end">{observed === null ? '' : formatMeasure(unit, observed)}</td>
            <td className="table__end">{target === null ? '' : formatMeasure(unit, target)}</td>
            {hasGap && <td className="table__end">{gaps[index]}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
