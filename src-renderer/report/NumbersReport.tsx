import { Box, SimpleGrid, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { previousPeriod } from '@shared/period/periodAt';
import { useState } from 'react';
import { Change } from '../ui/Change';
import { t } from '../ui/t';
import { EvolutionChart } from '../visualizations/EvolutionChart';
import { BelowEvolution } from './BelowEvolution';
import { primaryColumns, toColumns } from './columns';
import { formatExact, formatMetric, metricTypeOf, toNumber } from './formatMetric';
import classes from './NumbersReport.module.css';
import { PanelState } from './PanelState';
import { columnTitles, methodOf, type Cell, type ReportMetadata, type Selection } from './ReportMetadata';
import { formatPeriod, toPeriod } from './selectionPeriod';
import { useEvolution } from './useEvolution';
import { hasData, useNumbers } from './useNumbers';

const lessIsBetter = /bounce|error|not_found|spoofed|forbidden|abandoned|response_time|^Security_/;

/** What bots, machines and bytes grew by is neither good nor bad. */
const isNeutral = /^Bots_|bandwidth|redirect|^nb_requests|^nb_clients/;

function judgeOf(name: string): 'more' | 'less' | 'neither' {
  if (lessIsBetter.test(name)) return 'less';
  return isNeutral.test(name) ? 'neither' : 'more';
}

/** A report of plain numbers: each with its change, and the chosen one over time. */
export function NumbersReport({ report, selection }: { report: ReportMetadata; selection: Selection }) {
  const numbers = useNumbers(methodOf(report), selection, report.parameters);
  const titles = columnTitles(report);
  const columns = toColumns(report, numbers.now.data ? [numbers.now.data] : []);
  const names = primaryColumns(report, columns).map(({ name }) => name);
  const isZero = names.every((name) => toNumber(numbers.now.data?.[name]) === 0);
  const isEmpty = names.length === 0 || (report.emptyReason !== undefined && isZero);
  const [chosen, setChosen] = useState<string | null>(null);
  const metric = chosen !== null && names.includes(chosen) ? chosen : (names[0] ?? '');
  const type = metricTypeOf(metric, report.metricTypes);
  const { currency } = report;
  const evolution = useEvolution(methodOf(report), selection, metric, report.parameters);
  const period = formatPeriod(previousPeriod(toPeriod(selection)));
  return (
    <PanelState answer={numbers.now} isEmpty={isEmpty} emptyText={report.emptyReason}>
      <EvolutionChart
        points={evolution.points}
        metric={titles[metric] ?? metric}
        format={(value) => formatMetric(value, type, currency)}
      />
      <BelowEvolution selection={selection} />
      <SimpleGrid cols={{ base: 2, sm: 3, xl: 4 }} spacing={6} mt="lg" data-stale={numbers.now.isStale || undefined}>
        {names.map((name) => (
          <NumberTile
            key={name}
            name={name}
            report={report}
            value={numbers.now.data?.[name]}
            before={hasData(numbers.before.data) ? numbers.before.data?.[name] : undefined}
            period={period}
            isChosen={name === metric}
            onChoose={() => setChosen(name)}
          />
        ))}
      </SimpleGrid>
    </PanelState>
  );
}

interface TileProps {
  name: string;
  report: ReportMetadata;
  value: Cell;
  before: Cell;
  period: string;
  isChosen: boolean;
  onChoose: () => void;
}

function NumberTile({ name, report, value, before, period, isChosen, onChoose }: TileProps) {
  const type = metricTypeOf(name, report.metricTypes);
  const text = (cell: Cell) => formatMetric(cell, type, report.currency);
  const title = columnTitles(report)[name] ?? name;
  const documentation = report.metricsDocumentation?.[name];
  const beforeText = t('change.before', { value: text(before), period });
  return (
    <Box className={classes.tile} data-chosen={isChosen || undefined}>
      <Tooltip label={documentation ?? title}>
        <UnstyledButton className={classes.choose} aria-pressed={isChosen} onClick={onChoose}>
          {title}
        </UnstyledButton>
      </Tooltip>
      <Text className={classes.value} title={formatExact(value, type, report.currency)}>
        {text(value)}
      </Text>
      {before !== undefined && (type === 'number' || toNumber(before) !== 0) && (
        <Change now={toNumber(value)} before={toNumber(before)} beforeText={beforeText} better={judgeOf(name)} />
      )}
    </Box>
  );
}
