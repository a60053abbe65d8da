import { t } from '../ui/t';
import { useAnswer } from './ApiContext';
import type { ReportMetadata } from './ReportMetadata';

/** A goal as tables name it; orders are one, too. */
export interface GoalName {
  /** As in column names: `goal_3_revenue`, `goal_ecommerceOrder_revenue`. */
  id: string;
  name: string;
}

/** The goals of a site that a report can show; none for a report without goals. */
export function useGoals(report: ReportMetadata, idSite: number): GoalName[] {
  const site = report.metricsGoal ? { idSite: String(idSite) } : null;
  const goals = useAnswer<unknown>(site && { ...site, method: 'Goals.getGoals', orderByName: '1' });
  const settings = useAnswer<{ ecommerce?: unknown }>(site && { ...site, method: 'SitesManager.getSiteFromId' });
  const names = toGoalNames(goals.data);
  return Number(settings.data?.ecommerce) === 1 ? [...names, { id: 'ecommerceOrder', name: t('goals.orders') }] : names;
}

function toGoalNames(data: unknown): GoalName[] {
  if (!Array.isArray(data)) return [];
  return (data as { idgoal: unknown; name: unknown }[]).map(({ idgoal, name }) => ({
    id: String(idgoal),
    name: String(name),
  }));
}
