import { CompositeChart } from '@mantine/charts';
import { useId } from 'react';
import { formatCompact } from '../ui/formatNumber';
import { t } from '../ui/t';
import { ChartFigure } from './ChartFigure';
import { ChartTip, type TipLine } from './ChartTip';
import { beforeColor, seriesColor } from './palette';

interface Point {
  label: string;
  title: string;
  value: number | null;
  before: number | null;
  beforeTitle: string;
}

interface Props {
  points: readonly Point[];
  /** The metric's title. */
  metric: string;
  format: (value: number) => string;
  height?: number;
}

/** A number over time, in front of the same stretch of time before. */
export function EvolutionChart({ points, metric, format, height = 260 }: Props) {
  const fade = useId();
  return (
    <ChartFigure
      label={t('chart.evolution', { metric })}
      headings={[t('chart.date'), metric, t('chart.before')]}
      rows={points.map((point) => [
        point.title,
        point.value === null ? '' : format(point.value),
        point.before === null ? '' : format(point.before),
      ])}
    >
      <CompositeChart
        h={height}
        data={[...points]}
        dataKey="label"
        curveType="linear"
        series={[
          { name: 'before', color: beforeColor, type: 'line', strokeDasharray: '4 4' },
          { name: 'value', color: seriesColor(0), type: 'area' },
        ]}
        withDots={points.length <= 31}
        dotProps={{ r: 2.5, strokeWidth: 0, fill: seriesColor(0) }}
        activeDotProps={{ r: 5, strokeWidth: 2, stroke: 'var(--mantine-color-body)' }}
        lineProps={{ dot: false, strokeWidth: 1.5, isAnimationActive: false }}
        areaProps={{ fill: `url(#${fade})`, fillOpacity: 1, strokeWidth: 2.5, isAnimationActive: false }}
        gridColor="var(--heartwood-line)"
        strokeDasharray="0"
        tickLine="none"
        textColor="var(--mantine-color-dimmed)"
        xAxisProps={{ minTickGap: 28, tickMargin: 10, padding: { left: 8, right: 8 } }}
        yAxisProps={{ width: 44, tickCount: 4, allowDecimals: false, tickFormatter: toTick(format) }}
        composedChartProps={{ margin: { top: 8, right: 4, bottom: 0, left: 0 }, accessibilityLayer: false }}
        tooltipProps={{
          isAnimationActive: false,
          content: ({ payload }) => {
            const point = payload?.[0]?.payload as Point | undefined;
            return point && (point.value ?? point.before) !== null ? (
              <ChartTip title={metric} lines={toLines(point, format)} />
            ) : null;
          },
        }}
      >
        <defs>
          <linearGradient id={fade} x1="0" y1="0" x2="0" y2="1">
            <stop offset="0" stopColor={seriesColor(0)} stopOpacity={0.24} />
            <stop offset="1" stopColor={seriesColor(0)} stopOpacity={0.02} />
          </linearGradient>
        </defs>
      </CompositeChart>
    </ChartFigure>
  );
}

/** Counts are shortened on the axis; percent and time keep their unit. */
function toTick(format: (value: number) => string): (value: number) => string {
  return (value) => (/^[\d\s.,’']+$/.test(format(value)) ? formatCompact(value) : format(value));
}

function toLines(point: Point, format: (value: number) => string): TipLine[] {
  const lines: TipLine[] = [];
  if (point.value !== null) lines.push({ color: seriesColor(0), label: point.title, value: format(point.value) });
  if (point.before !== null) lines.push({ color: beforeColor, label: point.beforeTitle, value: format(point.before) });
  return lines;
}
