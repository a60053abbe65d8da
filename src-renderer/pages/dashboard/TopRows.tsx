import { Anchor, Text } from '@mantine/core';
import { Link } from 'wouter';
import { toPath } from '../../app/route';
import { useAnswer } from '../../report/ApiContext';
import { mainColumn, toColumns } from '../../report/columns';
import { formatMetric, toNumber } from '../../report/formatMetric';
import { PanelState } from '../../report/PanelState';
import {
  methodOf,
  toParameters,
  type ReportMetadata,
  type ReportRow,
  type Selection,
} from '../../report/ReportMetadata';
import { isOthersRow, toRows } from '../../report/useReportRows';
import { Panel } from '../../ui/Panel';
import { t } from '../../ui/t';
import { toVisibleText } from '../../ui/toVisibleText';
import classes from './Dashboard.module.css';

const count = 8;

interface Props {
  report: ReportMetadata;
  selection: Selection;
  parameters?: Readonly<Record<string, string>>;
}

/** The first rows of a report, as a list with bars; the whole report is one click away. */
export function TopRows({ report, selection, parameters }: Props) {
  const answer = useAnswer<unknown>({
    ...toParameters(selection),
    ...parameters,
    method: methodOf(report),
    format_metrics: '0',
    filter_limit: String(count),
  });
  const rows = (toRows(answer.data) ?? []).filter((row) => !isOthersRow(row)).slice(0, count);
  const main = mainColumn(report, toColumns(report, rows));
  const shown = main ? rows.filter((row) => toNumber(row[main.name]) > 0) : [];
  const most = main ? Math.max(...shown.map((row) => toNumber(row[main.name]))) : 0;
  const { categoryId: category, subcategoryId: subcategory } = report;
  const all = (
    <Anchor
      component={Link}
      size="sm"
      href={toPath({ page: 'report', selection, category, subcategory })}
      aria-label={t('dashboard.openReport', { name: report.name })}
    >
      {t('dashboard.open')}
    </Anchor>
  );
  return (
    <Panel title={report.name} aside={all}>
      <PanelState answer={answer} isEmpty={shown.length === 0} emptyText={t('empty.report')} height={230}>
        <div className={classes.listHead} aria-hidden="true">
          <span>{report.dimension}</span>
          <span>{main?.title}</span>
        </div>
        <ol className={classes.list} data-stale={answer.isStale || undefined}>
          {main &&
            shown.map((row) => <TopRow key={row.label} row={row} value={row[main.name] as number} most={most} />)}
        </ol>
      </PanelState>
    </Panel>
  );
}

function TopRow({ row, value, most }: { row: ReportRow; value: number; most: number }) {
  const label = row.label === '' ? t('table.emptyLabel') : toVisibleText(row.label);
  return (
    <li className={classes.row}>
      <span className={classes.bar} style={{ width: `${most > 0 ? (value / most) * 100 : 0}%` }} aria-hidden="true" />
      {row.logo && <img src={row.logo} alt="" className={classes.logo} loading="lazy" />}
      <Text span className={classes.rowLabel} title={label}>
        {label}
      </Text>
      <span className={classes.rowValue}>{formatMetric(value, 'number')}</span>
    </li>
  );
}
