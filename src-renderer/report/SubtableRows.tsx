import { Button, Loader, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { t } from '../ui/t';
import { ReportRowView, type RowContext } from './ReportRowView';
import type { RowsBelow } from './rowsBelow';
import classes from './ReportTable.module.css';
import { useSubtableRows } from './useReportRows';

const step = 50;

interface Props {
  below: RowsBelow;
  /** Labels down to the opened row. */
  path: readonly string[];
  context: RowContext;
}

/** The rows under an opened row; more of them on demand. */
export function SubtableRows({ below, path, context }: Props) {
  const [limit, setLimit] = useState(step);
  const { selection, view } = context;
  const { rows, hasNext, isLoading, isStale, error, retry } = useSubtableRows({
    below,
    selection,
    view,
    limit,
  });
  const note = toNote(isLoading, error, rows?.length);
  return (
    <>
      {rows?.map((row, index) => (
        <ReportRowView key={`${index} ${row.label}`} row={row} parents={path} context={context} />
      ))}
      {(note || hasNext) && (
        <Table.Tr className={classes.subrow}>
          <Table.Td colSpan={context.columns.length + 1} pl={path.length * 26 + 40}>
            {isLoading && <Loader size={14} mr="xs" />}
            {note && (
              <Text span size="sm" c={error ? 'var(--mantine-color-error)' : 'dimmed'}>
                {note}
              </Text>
            )}
            {error && (
              <Button variant="subtle" size="compact-sm" onClick={retry}>
                {t('panel.retry')}
              </Button>
            )}
            {hasNext && (
              <Button variant="subtle" size="compact-sm" loading={isStale} onClick={() => setLimit(limit + step * 4)}>
                {t('table.more')}
              </Button>
            )}
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}

function toNote(isLoading: boolean, error: Error | null, count: number | undefined): string {
  if (error) return error.message;
  if (isLoading) return t('panel.loading');
  return count === 0 ? t('table.emptySubtable') : '';
}
