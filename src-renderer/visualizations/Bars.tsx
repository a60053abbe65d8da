import { BarChart } from '@mantine/charts';
import { formatCompact } from '../ui/formatNumber';
import { t } from '../ui/t';
import { BarsTick } from './BarsTick';
import { ChartFigure } from './ChartFigure';
import { ChartTip } from './ChartTip';
import { seriesColor } from './palette';

export interface BarsPoint {
  label: string;
  value: number;
}

interface Props {
  points: readonly BarsPoint[];
  dimension: string;
  metric: string;
  format: (value: number) => string;
  height?: number;
}

/** More columns than this don't all get a name. */
const MANY = 31;

/** One column for each row, in the rows' order. */
export function Bars({ points, dimension, metric, format, height = 230 }: Props) {
  return (
    <ChartFigure
      label={t('chart.bars', { metric, dimension })}
      headings={[dimension, metric]}
      rows={points.map((point) => [point.label, format(point.value)])}
    >
      <BarChart
        h={height}
        data={[...points]}
        dataKey="label"
        series={[{ name: 'value', color: seriesColor(0) }]}
        maxBarWidth={56}
        gridColor="var(--heartwood-line)"
        strokeDasharray="0"
        tickLine="none"
        cursorFill="var(--heartwood-share)"
        textColor="var(--mantine-color-dimmed)"
        barProps={{ radius: [4, 4, 0, 0], isAnimationActive: false }}
        xAxisProps={{ tick: <BarsTick />, interval: points.length > MANY ? 'equidistantPreserveStart' : 0 }}
        yAxisProps={{ width: 44, tickCount: 4, allowDecimals: false, tickFormatter: formatCompact }}
        barChartProps={{ margin: { top: 8, right: 4, bottom: 0, left: 0 }, accessibilityLayer: false }}
        tooltipProps={{
          isAnimationActive: false,
          content: ({ payload }) => {
            const point = payload?.[0]?.payload as BarsPoint | undefined;
            if (!point) return null;
            return (
              <ChartTip
                title={point.label}
                lines={[{ color: seriesColor(0), label: metric, value: format(point.value) }]}
              />
            );
          },
        }}
      />
    </ChartFigure>
  );
}
