import { NativeSelect } from '@mantine/core';
import { t } from './texts';

/** What comes first. */
export type Order = 'desc' | 'asc';

interface Props {
  order: Order;
  onChange: (order: Order) => void;
}

/** Newest first, or oldest. */
export function OrderSelect({ order, onChange }: Props) {
  return (
    <NativeSelect
      aria-label={t('order')}
      data={[
        { value: 'desc', label: t('newestFirst') },
        { value: 'asc', label: t('oldestFirst') },
      ]}
      value={order}
      onChange={(event) => onChange(event.currentTarget.value === 'asc' ? 'asc' : 'desc')}
    />
  );
}
