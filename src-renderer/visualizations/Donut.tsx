import { DonutChart } from '@mantine/charts';
import { Group } from '@mantine/core';
import { formatPercent } from '../ui/formatNumber';
import { t } from '../ui/t';
import { ChartFigure } from './ChartFigure';
import { ChartTip } from './ChartTip';
import classes from './charts.module.css';
import { restColor, seriesColor } from './palette';

export interface Slice {
  label: string;
  value: number;
  logo?: string;
}

interface Props {
  slices: readonly Slice[];
  dimension: string;
  metric: string;
  format: (value: number) => string;
}

const MAX_SLICES = 6;

/** Shares of a whole: the largest slices, the others as one; its legend carries the numbers. */
export function Donut({ slices, dimension, metric, format }: Props) {
  const shown = toShown(slices);
  const total = shown.reduce((sum, slice) => sum + slice.value, 0);
  const share = (value: number) => formatPercent(total > 0 ? value / total : 0);
  return (
    <ChartFigure
      label={t('chart.pie', { metric, dimension })}
      headings={[dimension, metric, t('chart.share')]}
      rows={shown.map((slice) => [slice.label, format(slice.value), share(slice.value)])}
    >
      <Group gap="xl" align="center">
        <DonutChart
          size={176}
          thickness={26}
          paddingAngle={shown.length > 1 ? 1.5 : 0}
          strokeWidth={0}
          data={shown.map((slice) => ({ name: slice.label, value: slice.value, color: slice.color }))}
          pieProps={{ isAnimationActive: false, minAngle: 2, rootTabIndex: -1 }}
          pieChartProps={{ accessibilityLayer: false }}
          tooltipProps={{
            isAnimationActive: false,
            content: ({ payload }) => {
              const slice = payload?.[0]?.payload as { name: string; value: number; color: string } | undefined;
              if (!slice) return null;
              return <ChartTip lines={[{ color: slice.color, label: slice.name, value: format(slice.value) }]} />;
            },
          }}
        />
        <ul className={classes.legend}>
          {shown.map((slice) => (
            <li key={slice.label}>
              <span className={classes.swatch} style={{ background: slice.color }} />
              {slice.logo && <img src={slice.logo} alt="" width={16} height={16} style={{ objectFit: 'contain' }} />}
              <span className={classes.legendLabel}>{slice.label}</span>
              <span className={classes.legendValue}>{format(slice.value)}</span>
              <span className={classes.legendShare}>{share(slice.value)}</span>
            </li>
          ))}
        </ul>
      </Group>
    </ChartFigure>
  );
}

function toShown(slices: readonly Slice[]): (Slice & { color: string })[] {
  const sorted = slices.filter((slice) => slice.value > 0).sort((a, b) => b.value - a.value);
  const shown = sorted.slice(0, MAX_SLICES).map((slice, index) => ({ ...slice, color: seriesColor(index) }));
  const rest = sorted.slice(MAX_SLICES).reduce((sum, slice) => sum + slice.value, 0);
  return rest > 0 ? [...shown, { label: t('chart.rest'), value: rest, color: restColor }] : shown;
}
