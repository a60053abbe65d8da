import { Table, Text } from '@mantine/core';
import { formatExact, formatMetric, toNumber } from '@renderer/report/formatMetric';
import type { Cell, Selection } from '@renderer/report/ReportMetadata';
import { formatPeriod, toPeriod } from '@renderer/report/selectionPeriod';
import { useNavigation } from '@renderer/report/views';
import { Change } from '@renderer/ui/Change';
import { LinkButton } from '@renderer/ui/LinkButton';
import { toVisibleText } from '@renderer/ui/toVisibleText';
import { TrendLine } from '@renderer/visualizations/TrendLine';
import { previousPeriod } from '@shared/period/periodAt';
import classes from './AllWebsites.module.css';
import type { SiteColumn, SiteEntry } from './siteEntries';
import { t } from './t';

interface Props {
  site: SiteEntry;
  columns: readonly SiteColumn[];
  trend: readonly number[];
  selection: Selection;
}

/** A site with its numbers, which opens it; or the sums of a group. */
export function SiteRow({ site, columns, trend, selection }: Props) {
  const { openDashboard } = useNavigation();
  const { label, idsite, main_url: address = '', group } = site;
  const name = toVisibleText(label);
  return (
    <Table.Tr className={site.isGroup ? classes.group : undefined}>
      <Table.Th scope="row" className={group ? classes.member : undefined}>
        {idsite === undefined ? (
          <Text span fw={600} size="sm">
            {t('group', { name })}
          </Text>
        ) : (
          <LinkButton
            fw={560}
            title={t('open', { name })}
            onClick={() => openDashboard({ ...selection, idSite: idsite })}
          >
            {name}
          </LinkButton>
        )}
        {idsite !== undefined && <span className={classes.address}>{toVisibleText(address)}</span>}
      </Table.Th>
      <Table.Td className={classes.trend}>
        {trend.some((value) => value > 0) && <TrendLine values={trend} height={30} />}
      </Table.Td>
      {columns.map((column) => (
        <SiteNumber
          key={column.name}
          column={column}
          values={site}
          currency={site.currency}
          ratio={site.ratio}
          selection={selection}
          missing={t('currencies')}
        />
      ))}
    </Table.Tr>
  );
}

interface NumberProps {
  column: SiteColumn;
  values: Readonly<Record<string, Cell>>;
  currency: string | undefined;
  /** Of the period before, the part that is compared. */
  ratio?: number | undefined;
  selection: Selection;
  /** Said where there is no number. */
  missing: string;
}

/** A number and its change. */
export function SiteNumber({ column: { name, type }, values, currency, ratio = 1, selection, missing }: NumberProps) {
  const value = values[name];
  if (value === undefined) {
    return (
      <Table.Td className={classes.number} title={missing}>
        –
      </Table.Td>
    );
  }
  const before = toNumber(values[`previous_${name}`]) * ratio;
  const beforeText = t('before', {
    value: formatMetric(before, type, currency),
    period: formatPeriod(previousPeriod(toPeriod(selection))),
  });
  return (
    <Table.Td className={classes.number}>
      <span title={formatExact(value, type, currency)}>{formatMetric(value, type, currency)}</span>
      <span className={classes.change}>
        <Change now={toNumber(value)} before={before} beforeText={beforeText} />
      </span>
    </Table.Td>
  );
}
