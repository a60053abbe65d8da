import type { Translate } from '../i18n/translate';
import { coreMetric, type MetricType } from './coreMetrics';
import { processedMetricType } from './processedMetrics';

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
  const label = metricLabelKeys(name, plugin).find((key) => translate.has(key));
  const documentation = label === undefined ? undefined : `${label}Documentation`;
  return {
    name,
    label: label === undefined ? name : translate(label),
    documentation: documentation !== undefined && translate.has(documentation) ? translate(documentation) : '',
    type: metricType(name),
  };
}

export function metricType(name: string): MetricType {
  const processed = processedMetricType(name);
  if (processed !== undefined) return processed;
  const core = coreMetric(name.replace(/^[A-Z][A-Za-z0-9]*_/, ''));
  return core?.type ?? 'number';
}

function metricLabelKeys(name: string, plugin: string): string[] {
  const words = name.replace(/^[A-Z][A-Za-z0-9]*_/, '').split('_');
  const camel = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return [name, `${plugin}_${name}`, `${plugin}_Column${camel}`, `General_Column${camel}`];
}
