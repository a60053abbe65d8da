import { Box } from '@mantine/core';
import { toVisibleText } from '../ui/toVisibleText';
import { Bars } from '../visualizations/Bars';
import { Donut } from '../visualizations/Donut';
import { Heatmap, type HeatmapCell } from '../visualizations/Heatmap';
import { Hours } from '../visualizations/Hours';
import { useAnswer } from './ApiContext';
import { mainColumn, toColumns } from './columns';
import { formatMetric, toNumber } from './formatMetric';
import { isPlaceless } from './placeless';
import { toRequest, type ReportMetadata, type Selection } from './ReportMetadata';
import { toRows } from './useReportRows';

const MAX_BARS = 8;
const MAX_SLICES = 40;

/** The chart that a report declares, of its largest rows (all of them where rows are constant). */
export function ReportChart({ report, selection }: { report: ReportMetadata; selection: Selection }) {
  const isWanted = Boolean(report.dimension) && report.visualization !== undefined && report.visualization !== 'table';
  const limit = report.constantRowsCount ? -1 : report.visualization === 'pie' ? MAX_SLICES : MAX_BARS;
  const answer = useAnswer<unknown>(
    isWanted ? { ...toRequest(report, selection), format_metrics: '0', filter_limit: String(limit) } : null,
  );
  const rows = toRows(answer.data) ?? [];
  const main = mainColumn(report, toColumns(report, rows));
  if (!isWanted || !main || rows.length === 0) return null;
  const points = rows.map((row) => ({
    label: toVisibleText(row.label),
    value: toNumber(row[main.name]),
    logo: row.logo,
    row: String(row.row ?? ''),
    column: String(row.column ?? ''),
  }));
  if (isPlaceless(report, rows) || points.every((point) => point.value === 0)) return null;
  const shared = {
    dimension: report.dimension ?? '',
    metric: main.title,
    format: (value: number) => formatMetric(value, main.type, main.currency),
  };
  return (
    <Box mb="lg" style={{ opacity: answer.isStale ? 0.55 : 1 }}>
      <Chart visualization={report.visualization} points={points} {...shared} />
    </Box>
  );
}

interface ChartProps {
  visualization: ReportMetadata['visualization'];
  points: readonly HeatmapCell[];
  dimension: string;
  metric: string;
  format: (value: number) => string;
}

function Chart({ visualization, points, ...shared }: ChartProps) {
  if (visualization === 'pie') return <Donut slices={points} {...shared} />;
  if (visualization === 'hours') return <Hours points={points} {...shared} />;
  if (visualization === 'heatmap') return <Heatmap cells={points} {...shared} />;
  return <Bars points={points} {...shared} />;
}
