import type { Translate } from '../i18n/translate';
import { coreMetric, goalMetric, type MetricType } from './coreMetrics';
import { isProcessedMetric, processedMetricType, visitorSuffix } from './processedMetrics';

/** What a column is called and means, in a language. */
export interface MetricInfo {
  name: string;
  label: string;
  /** '' where there is none. */
  documentation: string;
  type: MetricType;
}

/**
 * Describes any metric: the core's by their declaration, a plugin's by the texts of its name (`Referrers_distinctWebsites`,
 * or in the plugin Weather `Weather_nb_drops` for `nb_drops`).
 */
export function metricInfo(name: string, plugin: string, translate: Translate): MetricInfo {
  const { goal, metric } = splitGoal(name);
  if (goal === null) return describe(name, plugin, translate);
  const info = describe(metric, plugin, translate);
  return { ...info, name, label: translate('General_GoalColumn', info.label, goal), type: metricType(name) };
}

function describe(name: string, plugin: string, translate: Translate): MetricInfo {
  const label = metricLabelKeys(name, plugin).find((key) => translate.has(key));
  const documentation = label === undefined ? undefined : `${label}Documentation`;
  return {
    name,
    label: label === undefined ? name : translate(label),
    documentation: documentation !== undefined && translate.has(documentation) ? translate(documentation) : '',
    type: metricType(name),
  };
}

/** `goal_3_revenue` is the column revenue of goal 3. */
function splitGoal(name: string): { goal: string | null; metric: string } {
  const [, goal = null, metric = name] = /^goal_(\d+|ecommerceOrder|ecommerceAbandonedCart)_(.+)$/.exec(name) ?? [];
  return { goal, metric };
}

/** Is this a metric that the core knows, one of a goal, one of new visitors alone, or how one of those changed or what share it has? */
export function isMetric(name: string): boolean {
  if (splitGoal(name).goal !== null || coreMetric(name) !== undefined || isProcessedMetric(name)) return true;
  const of = name.replace(/_(percent|percentage|evolution)$/, '').replace(visitorSuffix, '');
  // Matomo calls the change of nb_visits visits_evolution.
  return of !== name && (isMetric(of) || isMetric(`nb_${of}`));
}

export function metricType(name: string): MetricType {
  const { goal, metric } = splitGoal(name);
  if (goal !== null) return goalMetric(metric)?.type ?? metricType(metric);
  const processed = processedMetricType(name);
  if (processed !== undefined) return processed;
  const own = name.replace(/^[A-Z][A-Za-z0-9]*_/, '').replace(visitorSuffix, '');
  return (coreMetric(own) ?? goalMetric(own))?.type ?? 'number';
}

function metricLabelKeys(name: string, plugin: string): string[] {
  const words = name.replace(/^[A-Z][A-Za-z0-9]*_/, '').split('_');
  const camel = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return [name, `${plugin}_${name}`, `${plugin}_Column${camel}`, `General_Column${camel}`];
}
