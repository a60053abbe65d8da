import { Table, UnstyledButton } from '@mantine/core';
import { useAnswer } from '@renderer/report/ApiContext';
import { toDateRange, toEvolution, toValues, type NumbersByDate } from '@renderer/report/evolution';
import type { Selection } from '@renderer/report/ReportMetadata';
import { WideTable } from '@renderer/ui/WideTable';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useMemo } from 'react';
import classes from './AllWebsites.module.css';
import { shownColumns, type SitesAnswer } from './siteEntries';
import { SiteNumber, SiteRow } from './SiteRow';
import { t } from './t';

/** By which column the sites are sorted. */
export interface SiteSort {
  column: string;
  order: 'asc' | 'desc';
}

interface Props {
  selection: Selection;
  answer: SitesAnswer;
  sort: SiteSort;
  onSort: (sort: SiteSort) => void;
}

export function SitesTable({ selection, answer, sort, onSort }: Props) {
  const { sites, totals, numSites } = answer;
  const columns = shownColumns(sites);
  const trends = useTrends(selection);
  const currency = sites.find((site) => site.currency)?.currency;
  const heading = (column: string, title: string) => (
    <SortButton title={title} sort={sort} column={column} onSort={onSort} />
  );
  const ariaSort = (column: string) =>
    sort.column !== column ? 'none' : sort.order === 'asc' ? 'ascending' : 'descending';
  return (
    <WideTable label={t('website')} minWidth={680} className={classes.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th aria-sort={ariaSort('label')}>{heading('label', t('website'))}</Table.Th>
          <Table.Th className={classes.trend}>{t('trend')}</Table.Th>
          {columns.map(({ name, text }) => (
            <Table.Th key={name} className={classes.number} aria-sort={ariaSort(name)}>
              {heading(name, t(text))}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        <Table.Tr className={classes.totals}>
          <Table.Th scope="row">
            {t('totals')}
            <span className={classes.address}>{numSites === 1 ? t('oneSite') : t('sites', { count: numSites })}</span>
          </Table.Th>
          <Table.Td />
          {columns.map((column) => (
            <SiteNumber
              key={column.name}
              column={column}
              values={totals}
              currency={currency}
              selection={selection}
              missing={t('currencies')}
            />
          ))}
        </Table.Tr>
        {sites.map((site) => (
          <SiteRow
            key={site.isGroup ? `group ${site.label}` : site.idsite}
            site={{ currency, ...site }}
            columns={columns}
            trend={trends.get(String(site.idsite)) ?? []}
            selection={selection}
          />
        ))}
      </Table.Tbody>
    </WideTable>
  );
}

function SortButton({
  title,
  column,
  sort,
  onSort,
}: { title: string; column: string } & Pick<Props, 'sort' | 'onSort'>) {
  const isSorted = sort.column === column;
  const first = column === 'label' ? 'asc' : 'desc';
  const next = isSorted ? (sort.order === 'asc' ? 'desc' : 'asc') : first;
  const Icon = sort.order === 'asc' ? IconArrowUp : IconArrowDown;
  return (
    <UnstyledButton
      className={classes.sort}
      title={t('sortBy', { column: title })}
      onClick={() => onSort({ column, order: next })}
    >
      {title} {isSorted && <Icon size={14} aria-hidden="true" />}
    </UnstyledButton>
  );
}

/** Visits of all sites over the selected time, in one request, by the site's id. */
function useTrends(selection: Selection): ReadonlyMap<string, readonly number[]> {
  const { period, date, segment } = selection;
  const evolution = useMemo(() => toEvolution({ period, date }), [period, date]);
  const { data } = useAnswer<Readonly<Record<string, NumbersByDate>>>({
    method: 'VisitsSummary.get',
    idSite: 'all',
    period: evolution.type,
    date: toDateRange(evolution.parts),
    showColumns: 'nb_visits',
    format_metrics: '0',
    ...(segment ? { segment } : {}),
  });
  return useMemo(
    () => new Map(Object.entries(data ?? {}).map(([idSite, numbers]) => [idSite, toValues(numbers, 'nb_visits')])),
    [data],
  );
}
