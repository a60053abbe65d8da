import { Button, Group, Menu, NativeSelect } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useApiReader } from '@renderer/report/ApiContext';
import { toParameters } from '@renderer/report/ReportMetadata';
import type { ViewProps } from '@renderer/report/views';
import { Panel } from '@renderer/ui/Panel';
import { saveText } from '@renderer/ui/saveText';
import { useState } from 'react';
import { narrow } from './narrow';
import { OrderSelect, type Order } from './OrderSelect';
import { t } from './texts';
import { VisitList } from './VisitList';

const filters = {
  all: '',
  returning: 'visitorType==returning',
  converted: 'visitConverted==1',
  several: 'actions>1',
  searching: 'searches>0',
} as const;
type Filter = keyof typeof filters;

const types = { csv: 'text/csv;charset=utf-8', json: 'application/json;charset=utf-8' } as const;

/** All visits of the time and segment on screen, one by one. */
export function VisitorLog({ selection }: ViewProps) {
  const [filter, setFilter] = useState<Filter>('all');
  const [order, setOrder] = useState<Order>('desc');
  const reader = useApiReader();
  const shown = narrow(selection, filters[filter]);
  const save = async (format: keyof typeof types) => {
    const parameters = { ...toParameters(shown), method: 'Live.getLastVisitsDetails', filter_sort_order: order };
    const { body } = await reader.readText({ ...parameters, format, flat: '1', filter_limit: '-1' });
    const mark = format === 'csv' ? '\uFEFF' : '';
    saveText(`heartwood-visits-${selection.date.replace(',', '_')}.${format}`, types[format], mark, body);
  };
  return (
    <Panel title={t('log')} description={t('logDocumentation')} isTitleHidden>
      <Group gap="sm" mb="md">
        <NativeSelect
          aria-label={t('filter')}
          data={(Object.keys(filters) as Filter[]).map((value) => ({ value, label: t(`filter_${value}`) }))}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value as Filter)}
        />
        <OrderSelect order={order} onChange={setOrder} />
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" ml="auto" leftSection={<IconDownload size={15} />}>
              {t('export')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => void save('csv')}>CSV</Menu.Item>
            <Menu.Item onClick={() => void save('json')}>JSON</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Group>
      <VisitList selection={shown} order={order} />
    </Panel>
  );
}
