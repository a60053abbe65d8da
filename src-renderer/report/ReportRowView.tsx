import { ActionIcon, Table } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { formatPercent } from '../ui/formatNumber';
import { t } from '../ui/t';
import type { Column } from './columns';
import { formatExact, formatMetric, toNumber } from './formatMetric';
import type { ReportMetadata, ReportRow, Selection } from './ReportMetadata';
import { RowActions } from './RowActions';
import { RowLabel } from './RowLabel';
import classes from './ReportTable.module.css';
import { toRowsBelow } from './rowsBelow';
import { SubtableRows } from './SubtableRows';
import { isOthersRow, type TableView } from './useReportRows';
import type { RowAction, RowOfReport } from './views';

/** What all rows of one table share. */
export interface RowContext {
  report: ReportMetadata;
  selection: Selection;
  view: TableView;
  columns: readonly Column[];
  /** The column shown with its share; undefined when no column sums. */
  main: Column | undefined;
  /** What 100 % of the main column is; 0 when unknown. */
  total: number;
  /** The largest value of the main column on this page: the longest bar. */
  most: number;
  onLink: (url: string) => void;
  /** Shows a row over time, named by the labels from the first level down. */
  onEvolution: (path: readonly string[]) => void;
  /** Opens what a plugin offers for a row. */
  onAction: (action: RowAction, target: RowOfReport) => void;
  /** The rows are what Others stands for: stored tables don't have them, so nothing is known of them over time. */
  isInOthers?: boolean;
}

interface Props {
  row: ReportRow;
  /** Labels of the rows above it. */
  parents: readonly string[];
  context: RowContext;
}

/** A row and, once opened, the rows under it. */
export function ReportRowView({ row, parents, context }: Props) {
  const depth = parents.length;
  const path = [...parents, row.label];
  const [isOpen, setOpen] = useState(false);
  const below = toRowsBelow(context.report, row, depth);
  const isOthers = isOthersRow(row);
  const label = isOthers ? t('table.others') : row.label;
  return (
    <>
      <Table.Tr className={depth > 0 ? classes.subrow : undefined}>
        <Table.Td>
          <div className={classes.label} style={{ paddingLeft: depth * 26 }}>
            {below ? (
              <ActionIcon
                variant="subtle"
                color="gray"
                className={classes.opener}
                aria-expanded={isOpen}
                aria-label={t(isOpen ? 'table.closeRow' : 'table.openRow', { label })}
                onClick={() => setOpen(!isOpen)}
              >
                <IconChevronRight size={15} />
              </ActionIcon>
            ) : (
              context.report.actionToLoadSubTables && <span className={classes.spacer} />
            )}
            <RowLabel row={row} isOthers={isOthers} onLink={context.onLink} />
            {!isOthers && (
              <RowActions
                target={{ report: context.report, selection: context.selection, row, path }}
                onEvolution={context.isInOthers ? undefined : () => context.onEvolution(path)}
                onAction={context.onAction}
              />
            )}
          </div>
        </Table.Td>
        {context.columns.map((column) => (
          <MetricCell key={column.name} row={row} column={column} context={context} />
        ))}
      </Table.Tr>
      {isOpen && below && (
        <SubtableRows below={below} path={path} context={isOthers ? { ...context, isInOthers: true } : context} />
      )}
    </>
  );
}

function MetricCell({ row, column, context }: { row: ReportRow; column: Column; context: RowContext }) {
  const value = row[column.name];
  const text = formatMetric(value, column.type, column.currency);
  const exact = formatExact(value, column.type, column.currency);
  const title = exact === text ? undefined : exact;
  if (column !== context.main || context.most <= 0) {
    return (
      <Table.Td className={classes.number} title={title}>
        {text}
      </Table.Td>
    );
  }
  const number = toNumber(value);
  const width = Math.min(number / context.most, 1) * 100;
  return (
    <Table.Td className={classes.main} title={title}>
      <div className={classes.mainCell}>
        <span className={classes.track} aria-hidden="true">
          <span className={classes.share} style={{ width: `${width.toFixed(2)}%` }} />
        </span>
        <span>{text}</span>
        {context.total > 0 && <span className={classes.percent}>{formatPercent(number / context.total)}</span>}
      </div>
    </Table.Td>
  );
}
