import { Paper, Text, Tooltip } from '@mantine/core';
import { previousPeriod } from '@shared/period/periodAt';
import { formatExact, formatMetric, metricTypeOf, toNumber, type MetricType } from '../../report/formatMetric';
import { PanelState } from '../../report/PanelState';
import { columnTitles, type Cell, type ReportMetadata, type Selection } from '../../report/ReportMetadata';
import { formatPeriod, toPeriod } from '../../report/selectionPeriod';
import { useEvolution } from '../../report/useEvolution';
import { hasData, useNumbers } from '../../report/useNumbers';
import { Change } from '../../ui/Change';
import { t } from '../../ui/t';
import { TrendLine } from '../../visualizations/TrendLine';
import classes from './Dashboard.module.css';
import { keyNumbers, type KeyNumber } from './keyNumbers';

interface Props {
  selection: Selection;
  find: (method: string) => ReportMetadata | undefined;
}

/** The numbers that everyone asks for first, each with its change and its shape over time. */
export function KeyNumbers({ selection, find }: Props) {
  return (
    <section aria-label={t('dashboard.keyNumbers')} className={classes.numbers}>
      {keyNumbers.map((key) => {
        const report = find(key.method);
        return report && <NumberCard key={key.metrics[0]} keyNumber={key} report={report} selection={selection} />;
      })}
    </section>
  );
}

function NumberCard({
  keyNumber,
  report,
  selection,
}: {
  keyNumber: KeyNumber;
  report: ReportMetadata;
  selection: Selection;
}) {
  const { now, before } = useNumbers(keyNumber.method, selection);
  const metric = keyNumber.metrics.find((name) => now.data?.[name] !== undefined) ?? keyNumber.metrics[0] ?? '';
  const { points } = useEvolution(keyNumber.method, selection, metric);
  const type = metricTypeOf(metric, report.metricTypes);
  const value = now.data?.[metric];
  const past = before.data?.[metric];
  const title = columnTitles(report)[metric] ?? metric;
  if (now.data && value === undefined) return null;
  const beforeText = t('change.before', {
    value: formatMetric(past, type, report.currency),
    period: formatPeriod(previousPeriod(toPeriod(selection))),
  });
  return (
    <Paper className={classes.number} data-stale={now.isStale || undefined}>
      <PanelState answer={now} height={96}>
        <Tooltip label={report.metricsDocumentation?.[metric] ?? title}>
          <Text className={classes.numberTitle} tabIndex={0}>
            {title}
          </Text>
        </Tooltip>
        <div className={classes.numberLine}>
          <span className={classes.numberValue} title={formatExact(value, type, report.currency)}>
            {formatMetric(value, type, report.currency)}
          </span>
          {hasData(before.data) && hasChange(past, type) && (
            <Change now={toNumber(value)} before={toNumber(past)} beforeText={beforeText} better={keyNumber.better} />
          )}
        </div>
        <TrendLine values={points.map((point) => point.value)} />
      </PanelState>
    </Paper>
  );
}

/** A rate or an average that comes after nothing has not grown. */
function hasChange(past: Cell, type: MetricType): boolean {
  return past !== undefined && (type === 'number' || toNumber(past) !== 0);
}
