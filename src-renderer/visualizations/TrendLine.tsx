import { Area, AreaChart, ResponsiveContainer } from 'recharts';
import { seriesColor } from './palette';

const margin = { top: 3, right: 0, bottom: 0, left: 0 };

/** The shape of a number over time, without axes. Decorative: the number and its change stand beside it. */
export function TrendLine({ values, height = 34 }: { values: readonly (number | null)[]; height?: number }) {
  if (values.length < 2) return null;
  return (
    <div aria-hidden="true" style={{ height }}>
      <ResponsiveContainer width="100%" height={height}>
        <AreaChart data={values.map((value) => ({ value }))} margin={margin} accessibilityLayer={false}>
          <Area
            dataKey="value"
            type="linear"
            stroke={seriesColor(0)}
            strokeWidth={1.6}
            fill={seriesColor(0)}
            fillOpacity={0.12}
            isAnimationActive={false}
          />
        </AreaChart>
      </ResponsiveContainer>
    </div>
  );
}
