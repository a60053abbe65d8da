import { Button, Table, Text } from '@mantine/core';
import { useAnswer } from '@renderer/report/ApiContext';
import { formatMetric } from '@renderer/report/formatMetric';
import { PanelState } from '@renderer/report/PanelState';
import { toParameters } from '@renderer/report/ReportMetadata';
import type { ViewProps } from '@renderer/report/views';
import { formatInteger } from '@renderer/ui/formatNumber';
import { Panel } from '@renderer/ui/Panel';
import { toVisibleText } from '@renderer/ui/toVisibleText';
import { WideTable } from '@renderer/ui/WideTable';
import { useState } from 'react';
import { toSales, type Sale, type ShopVisit } from './sales';
import { t } from './texts';

/** Visits a page. */
const SIZE = 25;
const SOLD = 'visitEcommerceStatus!=none';

/** The orders and the carts that were left, one by one. */
export function EcommerceLog({ selection }: ViewProps) {
  const [pages, setPages] = useState(1);
  const { segment, ...shared } = toParameters(selection);
  const answer = useAnswer<ShopVisit[]>({
    ...shared,
    // both must hold, whatever the segment joins
    segment: segment ? `${SOLD};${segment}` : SOLD,
    method: 'Live.getLastVisitsDetails',
    filter_limit: String(pages * SIZE + 1),
  });
  const visits = Array.isArray(answer.data) ? answer.data : [];
  const sales = toSales(visits.slice(0, pages * SIZE));
  return (
    <Panel title={t('title')} description={t('lead')}>
      <PanelState answer={answer} isEmpty={sales.length === 0} emptyText={t('empty')}>
        <SaleTable sales={sales} />
        {visits.length > pages * SIZE && (
          <Button variant="default" mt="md" loading={answer.isStale} onClick={() => setPages(pages + 1)}>
            {t('more')}
          </Button>
        )}
      </PanelState>
    </Panel>
  );
}

function SaleTable({ sales }: { sales: readonly Sale[] }) {
  return (
    <WideTable label={t('title')} minWidth={620}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('time')}</Table.Th>
          <Table.Th>{t('what')}</Table.Th>
          <Table.Th>{t('products')}</Table.Th>
          <Table.Th ta="right">{t('items')}</Table.Th>
          <Table.Th ta="right">{t('revenue')}</Table.Th>
          <Table.Th>{t('from')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {sales.map((sale) => (
          <SaleRow key={sale.key} sale={sale} />
        ))}
      </Table.Tbody>
    </WideTable>
  );
}

function SaleRow({ sale }: { sale: Sale }) {
  const { type, orderId = '', serverTimePretty, items, revenue, itemDetails, currency, referrerName } = sale;
  return (
    <Table.Tr>
      <Table.Td>{serverTimePretty}</Table.Td>
      <Table.Td fw={560}>
        {type === 'ecommerceOrder' ? t('order', { number: toVisibleText(orderId) }) : t('cart')}
      </Table.Td>
      <Table.Td>
        {itemDetails.map(({ itemSKU, itemName, quantity }) => (
          <Text key={itemSKU} size="sm" style={{ overflowWrap: 'anywhere' }}>
            {t('product', { quantity, name: toVisibleText(itemName || itemSKU) })}
          </Text>
        ))}
      </Table.Td>
      <Table.Td ta="right">{formatInteger(items)}</Table.Td>
      <Table.Td ta="right">{formatMetric(revenue, 'money', currency)}</Table.Td>
      <Table.Td>{toVisibleText(referrerName) || t('direct')}</Table.Td>
    </Table.Tr>
  );
}
