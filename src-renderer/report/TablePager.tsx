import { ActionIcon, Group, NativeSelect, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { formatInteger } from '../ui/formatNumber';
import { t } from '../ui/t';
import type { TableView } from './useReportRows';

export const pageSizes = [10, 25, 50, 100, 250, 500];

interface Props {
  view: TableView;
  shown: number;
  hasNext: boolean;
  /** Rows on all pages; undefined while unknown. */
  count: number | undefined;
  onChange: (part: Partial<TableView>) => void;
}

/** Steps through the pages of a table; nothing when all rows are there and few. */
export function TablePager({ view, shown, hasNext, count, onChange }: Props) {
  const first = view.page * view.pageSize + 1;
  const last = first + shown - 1;
  if (view.page === 0 && !hasNext && shown <= (pageSizes[0] ?? 10)) return null;
  const ends = { first: formatInteger(first), last: formatInteger(last) };
  const text =
    count === undefined ? t('table.range', ends) : t('table.rangeOf', { ...ends, count: formatInteger(count) });
  return (
    <Group justify="flex-end" gap="sm" mt="sm">
      <NativeSelect
        size="xs"
        aria-label={t('table.pageSize')}
        value={String(view.pageSize)}
        data={pageSizes.map((size) => ({ value: String(size), label: t('table.rowsPerPage', { size }) }))}
        onChange={(event) => onChange({ pageSize: Number(event.currentTarget.value) })}
      />
      <Text size="sm" c="dimmed" aria-live="polite">
        {text}
      </Text>
      <Group gap={4}>
        <ActionIcon
          variant="default"
          aria-label={t('table.previousPage')}
          disabled={view.page === 0}
          onClick={() => onChange({ page: view.page - 1 })}
        >
          <IconChevronLeft size={16} />
        </ActionIcon>
        <ActionIcon
          variant="default"
          aria-label={t('table.nextPage')}
          disabled={!hasNext}
          onClick={() => onChange({ page: view.page + 1 })}
        >
          <IconChevronRight size={16} />
        </ActionIcon>
      </Group>
    </Group>
  );
}
