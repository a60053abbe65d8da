import { Table, Tooltip, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { Column } from './columns';
import classes from './ReportTable.module.css';
import type { TableView } from './useReportRows';

interface Props {
  column: Column;
  view: TableView;
  onSort: (sort: Pick<TableView, 'sortColumn' | 'sortOrder'>) => void;
}

/** A column's title: says what it means on hover, sorts on click. Text sorts up first, numbers down. */
export function ColumnHeading({ column, view, onSort }: Props) {
  const isActive = view.sortColumn === column.name;
  const firstOrder = column.type === 'text' ? 'asc' : 'desc';
  const otherOrder = view.sortOrder === 'asc' ? 'desc' : 'asc';
  const Icon = (isActive ? view.sortOrder : firstOrder) === 'asc' ? IconArrowUp : IconArrowDown;
  const button = (
    <UnstyledButton
      className={classes.sort}
      data-active={isActive || undefined}
      onClick={() => onSort({ sortColumn: column.name, sortOrder: isActive ? otherOrder : firstOrder })}
    >
      {column.title}
      <Icon size={13} stroke={2} className={classes.sortIcon} aria-hidden="true" />
    </UnstyledButton>
  );
  return (
    <Table.Th
      className={classes.heading}
      data-number={column.type !== 'text' || undefined}
      aria-sort={isActive ? (view.sortOrder === 'asc' ? 'ascending' : 'descending') : 'none'}
    >
      {column.documentation ? <Tooltip label={column.documentation}>{button}</Tooltip> : button}
    </Table.Th>
  );
}
