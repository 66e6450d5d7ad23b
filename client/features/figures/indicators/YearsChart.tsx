import { CartesianGrid, Line, LineChart, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { Measure } from '#shared/api/indicators.ts';
import { formatNumber } from '#shared/format.ts';
import { UNIT_SCALE } from '#shared/indicators/measure.ts';

/** The known years as a line; a year that is unknown leaves a gap, it is never drawn as zero. The table beside it says the same. */
export function YearsChart({ measures }: { measures: readonly Measure[] }) {
  const data = measures.map(({ year, unit, value }) => ({ year, value: value === null ? null : value / UNIT_SCALE[unit] }));
  return (
    <div className="years__chart" aria-hidden="true">
      <ResponsiveContainer width="100%" height={220} initialDimension={{ width: 480, height: 220 }}>
        <LineChart data={data} margin={{ top: 12, right: 20, bottom: 4, left: 4 }} accessibilityLayer={false}>
          <CartesianGrid stroke="#dcd8cc" vertical={false} />
          <XAxis dataKey="year" padding={{ left: 16, right: 16 }} stroke="#55607a" tickLine={false} />
          <YAxis width={72} domain={[0, 'auto']} stroke="#55607a" tickLine={false} axisLine={false} tickFormatter={(value: number) => formatNumber(value)} />
          <Line type="linear" dataKey="value" stroke="#0e5a4b" strokeWidth={2.5} dot={{ r: 4, fill: '#0e5a4b' }} isAnimationActive={false} />
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}
