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
  onChange: (part: Partial<TableView>) => void;
}

/** Steps through the pages of a table; nothing when all rows are there and few. */
export function TablePager({ view, shown, hasNext, onChange }: Props) {
  const first = view.page * view.pageSize + 1;
  const last = first + shown - 1;
  if (view.page === 0 && !hasNext && shown <= (pageSizes[0] ?? 10)) return null;
  const text = hasNext
    ? t('table.rangeOpen', { first: formatInteger(first), last: formatInteger(last) })
    : t('table.range', { first: formatInteger(first), last: formatInteger(last) });
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
