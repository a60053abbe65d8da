import { Tooltip } from '@mantine/core';
import { formatCompact } from '../ui/formatNumber';
import { t } from '../ui/t';
import { ChartFigure } from './ChartFigure';
import classes from './Heatmap.module.css';

/** A cell of the grid; rows and columns stand in the order of their first cell. */
export interface HeatmapCell {
  label: string;
  value: number;
  row: string;
  column: string;
}

interface Props {
  cells: readonly HeatmapCell[];
  dimension: string;
  metric: string;
  format: (value: number) => string;
}

/** A grid of numbers: the larger, the deeper the colour. Each cell says its number, too. */
export function Heatmap({ cells, dimension, metric, format }: Props) {
  const rows = [...new Set(cells.map((cell) => cell.row))];
  const columns = [...new Set(cells.map((cell) => cell.column))];
  const most = Math.max(1, ...cells.map((cell) => cell.value));
  const byPlace = new Map(cells.map((cell) => [`${cell.row}\n${cell.column}`, cell]));
  const cellAt = (row: string, column: string) => byPlace.get(`${row}\n${column}`);
  return (
    <ChartFigure
      label={t('chart.bars', { metric, dimension })}
      headings={[dimension, ...columns]}
      rows={rows.map((row) => [row, ...columns.map((column) => format(cellAt(row, column)?.value ?? 0))])}
    >
      <div className={classes.scroll}>
        <div className={classes.grid} style={{ gridTemplateColumns: `auto repeat(${columns.length}, minmax(0, 1fr))` }}>
          <span />
          {columns.map((column) => (
            <span key={column} className={classes.column}>
              {column}
            </span>
          ))}
          {rows.map((row) => (
            <HeatmapRow
              key={row}
              name={row}
              cells={columns.map((column) => cellAt(row, column))}
              {...{ most, metric, format }}
            />
          ))}
        </div>
      </div>
    </ChartFigure>
  );
}

interface RowProps extends Pick<Props, 'metric' | 'format'> {
  name: string;
  cells: readonly (HeatmapCell | undefined)[];
  most: number;
}

function HeatmapRow({ name, cells, most, metric, format }: RowProps) {
  return (
    <>
      <span className={classes.row}>{name}</span>
      {cells.map((cell, index) => {
        const value = cell?.value ?? 0;
        return (
          <Tooltip key={index} label={`${cell?.label ?? name}: ${format(value)} (${metric})`}>
            <span
              className={classes.cell}
              style={{ '--share': `${Math.round((value / most) * 100)}%` } as React.CSSProperties}
            >
              {value > 0 ? formatCompact(value) : ''}
            </span>
          </Tooltip>
        );
      })}
    </>
  );
}
