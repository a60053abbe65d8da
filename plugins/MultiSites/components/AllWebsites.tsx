import { Button, Group, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useAnswer } from '@renderer/report/ApiContext';
import { PanelState } from '@renderer/report/PanelState';
import { formatPeriod, toPeriod } from '@renderer/report/selectionPeriod';
import type { ViewProps } from '@renderer/report/views';
import { formatInteger } from '@renderer/ui/formatNumber';
import { Panel } from '@renderer/ui/Panel';
import { previousPeriod } from '@shared/period/periodAt';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { SitesAnswer } from './siteEntries';
import { SitesTable, type SiteSort } from './SitesTable';
import { t } from './t';

/** Rows that are drawn at once. */
const STEP = 50;

/** All sites of the selected time, whatever site is selected. */
export function AllWebsites({ selection }: ViewProps) {
  const [pattern, setPattern] = useState('');
  const [wanted] = useDebouncedValue(pattern, 200);
  const [sort, setSort] = useState<SiteSort>({ column: 'nb_visits', order: 'desc' });
  const [shown, setShown] = useState(STEP);
  const { period, date, segment } = selection;
  const answer = useAnswer<SitesAnswer>({
    method: 'MultiSites.getAllWithGroups',
    period,
    date,
    pattern: wanted,
    filter_sort_column: sort.column,
    filter_sort_order: sort.order,
    ...(segment ? { segment } : {}),
  });
  const selected = toPeriod(selection);
  const sites = answer.data?.sites ?? [];
  const lead = { period: formatPeriod(selected), before: formatPeriod(previousPeriod(selected)) };
  return (
    <Panel title={t('totals')} isTitleHidden>
      <Group justify="space-between" gap="md" mb="md">
        <Text size="sm" c="dimmed" maw={620}>
          {t('lead', lead)}
        </Text>
        <TextInput
          w={240}
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={15} />}
          value={pattern}
          onChange={(event) => setPattern(event.currentTarget.value)}
        />
      </Group>
      <PanelState answer={answer} isEmpty={sites.length === 0} emptyText={t('none')}>
        {answer.data && (
          <SitesTable
            selection={selection}
            answer={{ ...answer.data, sites: sites.slice(0, shown) }}
            sort={sort}
            onSort={setSort}
          />
        )}
        {sites.length > shown && (
          <Button variant="default" mt="md" onClick={() => setShown(shown + STEP)}>
            {t('more', { count: formatInteger(Math.min(STEP, sites.length - shown)) })}
          </Button>
        )}
      </PanelState>
    </Panel>
  );
}
