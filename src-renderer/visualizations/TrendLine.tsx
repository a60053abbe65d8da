import { Sparkline } from '@mantine/charts';
import { seriesColor } from './palette';

/** The shape of a number over time, without axes. Decorative: the number and its change stand beside it. */
export function TrendLine({ values, height = 34 }: { values: readonly number[]; height?: number }) {
  if (values.length < 2) return null;
  return (
    <div aria-hidden="true">
      <Sparkline
        h={height}
        data={[...values]}
        color={seriesColor(0)}
        curveType="monotone"
        strokeWidth={1.6}
        fillOpacity={0.16}
        areaProps={{ isAnimationActive: false }}
      />
    </div>
  );
}
