import { Bar, BarChart, CartesianGrid, Legend, Line, LineChart, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { formatNumber } from '#shared/format.ts';
import { UNIT_SCALE } from '#shared/indicators/measure.ts';
import type { DocumentNode } from '#shared/scheme/document/nodes.ts';

type ChartNode = Extract<DocumentNode, { kind: 'chart' }>;

const COLOURS = ['#1f4e8c', '#b06a00', '#7a1f3d', '#4b3b8f', '#3a3a3a'];

/** Values by label, one column a series. */
function rowsOf({ series, unit }: ChartNode): Record<string, string | number | null>[] {
  const labels = [...new Set(series.flatMap(({ points }) => points.map(({ label }) => label)))];
  return labels.map((label) => {
    const row: Record<string, string | number | null> = { label };
    series.forEach(({ points }, index) => {
      const value = points.find((point) => point.label === label)?.value ?? null;
      row[`s${index}`] = value === null ? null : value / UNIT_SCALE[unit];
    });
    return row;
  });
}

/** A chart of the document, as the Word file will draw it; its description and its figures are said in the text. */
export function ChartView({ chart, colour }: { chart: ChartNode; colour: string }) {
  const colours = [`#${colour}`, ...COLOURS];
  const common = { data: rowsOf(chart), margin: { top: 8, right: 8, bottom: 0, left: 0 }, accessibilityLayer: false };
  const parts = [
    <CartesianGrid key="grid" stroke="#dcd8cc" vertical={false} />,
    <XAxis key="x" dataKey="label" tickLine={false} stroke="#55607a" />,
    <YAxis key="y" width={44} tickLine={false} axisLine={false} stroke="#55607a" tickFormatter={(value: number) => formatNumber(value)} />,
    ...(chart.series.length > 1 ? [<Legend key="legend" itemSorter={null} />] : []),
  ];
  return (
    <ResponsiveContainer width="100%" height={190} initialDimension={{ width: 320, height: 190 }}>
      {chart.type === 'line' ? (
        <LineChart {...common}>
          {parts}
          {chart.series.map(({ name }, index) => (
            <Line
              key={name}
              name={name}
              dataKey={`s${index}`}
              stroke={colours[index % colours.length] ?? '#000'}
              strokeWidth={2}
              connectNulls
              isAnimationActive={false}
            />
          ))}
        </LineChart>
      ) : (
        <BarChart {...common}>
          {parts}
          {chart.series.map(({ name }, index) => (
            <Bar key={name} name={name} dataKey={`s${index}`} fill={colours[index % colours.length] ?? '#000'} isAnimationActive={false} />
          ))}
        </BarChart>
      )}
    </ResponsiveContainer>
  );
}
