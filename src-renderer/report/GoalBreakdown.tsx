import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { Panel } from '../ui/Panel';
import { t } from '../ui/t';
import { ALL_GOALS } from './goalColumns';
import { methodOf, type ReportMetadata, type Selection } from './ReportMetadata';
import { ReportTable } from './ReportTable';

/** What people ask for first. */
const FIRST = 'Referrers.getReferrerType';

interface Props {
  /** All of the site; those whose rows have conversions are offered. */
  reports: readonly ReportMetadata[];
  selection: Selection;
  /** '' for all goals. */
  idGoal: string;
}

/** Conversions of a goal by the rows of one report at a time. */
export function GoalBreakdown({ reports, selection, idGoal }: Props) {
  const offered = reports.filter((report) => report.metricsGoal?.nb_conversions && !report.isSubtableReport);
  const [chosen, setChosen] = useState(FIRST);
  const report = offered.find((entry) => methodOf(entry) === chosen) ?? offered[0];
  if (!report) return null;
  return (
    <Panel
      title={t('goals.breakdown', { dimension: report.name })}
      description={t('goals.breakdownLead')}
      aside={
        <NativeSelect
          size="xs"
          aria-label={t('goals.breakdownBy')}
          data={offered.map((entry) => ({ value: methodOf(entry), label: entry.name }))}
          value={methodOf(report)}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
      }
    >
      <ReportTable
        key={report.uniqueId}
        report={report}
        selection={selection}
        pageSize={10}
        firstGoals={idGoal || ALL_GOALS}
      />
    </Panel>
  );
}
