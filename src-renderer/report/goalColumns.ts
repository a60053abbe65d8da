import { t } from '../ui/t';
import type { Column } from './columns';
import { metricTypeOf } from './formatMetric';
import type { ReportMetadata } from './ReportMetadata';
import type { GoalName } from './useGoals';

/** Which goals a table shows beside its main column: '' none, `all`, or one by its id. */
export type GoalView = string;
export const ALL_GOALS: GoalView = 'all';

/** How the Reporting API is asked for them. */
export function toGoalParameters(view: GoalView): Record<string, string> {
  if (view === '') return {};
  return view === ALL_GOALS ? { filter_update_columns_when_show_all_goals: '1' } : { idGoal: view };
}

/** The columns of goals that these rows have, goal by goal; those of all goals together come first. */
export function toGoalColumns(
  report: ReportMetadata,
  rows: readonly object[],
  { view, goals }: { view: GoalView; goals: readonly GoalName[] },
): Column[] {
  const present = new Set(rows.flatMap((row) => Object.keys(row)));
  const titles = Object.entries({ ...report.metricsGoal, ...report.processedMetricsGoal });
  const shown = view === ALL_GOALS ? goals : goals.filter(({ id }) => id === view);
  const together = view === ALL_GOALS ? titles.map((title) => toColumn(report, title, { goal: null })) : [];
  // the table of one goal says above whose it is
  const isNamed = view === ALL_GOALS;
  const each = shown.flatMap((goal) => titles.map((title) => toColumn(report, title, { goal, isNamed })));
  return [...together, ...each].filter(({ name }) => present.has(name));
}

function toColumn(
  report: ReportMetadata,
  [metric, title]: [string, string],
  { goal, isNamed = false }: { goal: GoalName | null; isNamed?: boolean },
): Column {
  return {
    name: goal ? `goal_${goal.id}_${metric}` : metric,
    title: goal && isNamed ? t('goals.column', { metric: title, goal: goal.name }) : title,
    documentation: report.metricsDocumentation?.[metric] ?? '',
    type: metricTypeOf(metric, report.metricTypes),
    currency: report.currency,
  };
}
