import { Group, NativeSelect } from '@mantine/core';
import type { ViewProps } from '@renderer/report/views';
import { Panel } from '@renderer/ui/Panel';
import { useState } from 'react';
import { narrow } from './narrow';
import { OrderSelect, type Order } from './OrderSelect';
import { RequestList } from './RequestList';
import { t } from './texts';

const filters = {
  all: '',
  people: 'audience==people',
  searchBots: 'audience==searchBots',
  aiBots: 'audience==aiBots',
  otherMachines: 'audience==otherMachines',
  errors: 'httpStatusClass==4xx,httpStatusClass==5xx',
  redirects: 'httpStatusClass==3xx',
} as const;
type Filter = keyof typeof filters;

/** All request lines of the time and segment on screen. */
export function RequestLog({ selection }: ViewProps) {
  const [filter, setFilter] = useState<Filter>('all');
  const [order, setOrder] = useState<Order>('desc');
  return (
    <Panel title={t('requestLog')} description={t('requestLogDocumentation')} isTitleHidden>
      <Group gap="sm" mb="md">
        <NativeSelect
          aria-label={t('whichRequests')}
          data={(Object.keys(filters) as Filter[]).map((value) => ({ value, label: t(`requests_${value}`) }))}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value as Filter)}
        />
        <OrderSelect order={order} onChange={setOrder} />
      </Group>
      <RequestList selection={narrow(selection, filters[filter])} order={order} />
    </Panel>
  );
}
