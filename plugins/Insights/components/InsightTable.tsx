import { Badge, Table } from '@mantine/core';
import { formatMetric, metricTypeOf } from '@renderer/report/formatMetric';
import { OpenLinkDialog } from '@renderer/report/OpenLinkDialog';
import { columnTitles, type ReportMetadata } from '@renderer/report/ReportMetadata';
import { RowLabel } from '@renderer/report/RowLabel';
import { Change } from '@renderer/ui/Change';
import { WideTable } from '@renderer/ui/WideTable';
import { useState } from 'react';
import { metricOf, type InsightRow } from './insightRows';
import classes from './Insights.module.css';
import { t } from './t';

interface Props {
  rows: readonly InsightRow[];
  report: ReportMetadata;
}

/** Rows with what they were, what they are, and how much that is more or less. */
export function InsightTable({ rows, report }: Props) {
  const [link, setLink] = useState<string | null>(null);
  const titles = columnTitles(report);
  const metric = rows[0] && metricOf(rows[0], titles);
  const type = metricTypeOf(metric ?? '', report.metricTypes);
  const format = (value: number) => formatMetric(value, type, report.currency);
  const title = metric ? titles[metric] : undefined;
  return (
    <>
      <WideTable label={report.name} minWidth={420} className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{report.dimension ?? t('label')}</Table.Th>
            <Table.Th className={classes.number}>{t('before')}</Table.Th>
            <Table.Th className={classes.number} title={title}>
              {t('now')}
            </Table.Th>
            <Table.Th className={classes.number}>{t('difference')}</Table.Th>
            <Table.Th className={classes.number}>{t('growth')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.label}>
              <Table.Td className={classes.label}>
                <span className={classes.name}>
                  <RowLabel row={row} isOthers={false} onLink={setLink} />
                </span>
              </Table.Td>
              <Table.Td className={classes.number}>{format(row.value_old)}</Table.Td>
              <Table.Td className={classes.number}>{format(row.value_new)}</Table.Td>
              <Table.Td className={classes.number}>
                {row.difference > 0 ? '+' : '−'}
                {format(Math.abs(row.difference))}
              </Table.Td>
              <Table.Td className={classes.number}>
                <Growth row={row} beforeText={`${title ?? ''}: ${format(row.value_old)}`} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
      <OpenLinkDialog url={link} onClose={() => setLink(null)} />
    </>
  );
}

function Growth({ row, beforeText }: { row: InsightRow; beforeText: string }) {
  if (row.isNew || row.isDisappeared) {
    return (
      <Badge variant="default" size="sm" tt="none" fw={500}>
        {t(row.isNew ? 'isNew' : 'isGone')}
      </Badge>
    );
  }
  return <Change now={row.value_new} before={row.value_old} beforeText={beforeText} better="neither" />;
}
