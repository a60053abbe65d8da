import { Group, Text } from '@mantine/core';
import { BelowEvolution } from '../../report/BelowEvolution';
import { formatMetric } from '../../report/formatMetric';
import { PanelState } from '../../report/PanelState';
import type { Selection } from '../../report/ReportMetadata';
import { useEvolution } from '../../report/useEvolution';
import { Panel } from '../../ui/Panel';
import { t } from '../../ui/t';
import { EvolutionChart } from '../../visualizations/EvolutionChart';
import classes from './Dashboard.module.css';

/** Visits of the period in front of those of the period before. */
export function VisitsOverTime({ selection }: { selection: Selection }) {
  const { points, answer } = useEvolution('VisitsSummary.get', selection, 'nb_visits');
  return (
    <Panel title={t('dashboard.visitsOverTime')} aside={points.some((point) => point.before !== null) && <Legend />}>
      <PanelState
        answer={answer}
        height={260}
        isEmpty={points.every((point) => !point.value && !point.before)}
        emptyText={t('dashboard.noVisits')}
      >
        <EvolutionChart
          points={points}
          metric={t('dashboard.visits')}
          format={(value) => formatMetric(value, 'number')}
        />
        <BelowEvolution selection={selection} />
      </PanelState>
    </Panel>
  );
}

function Legend() {
  return (
    <Group gap="lg" aria-hidden="true">
      <Text span className={classes.legend}>
        <span className={classes.legendNow} />
        {t('chart.now')}
      </Text>
      <Text span className={classes.legend}>
        <span className={classes.legendBefore} />
        {t('chart.before')}
      </Text>
    </Group>
  );
}
