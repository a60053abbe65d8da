import type { PluginReport } from '@shared/plugin/hooks';
import type { PluginManager } from '../plugin/PluginManager';
import { dimensionName } from './dimensionName';
import { reportBelow } from './reportLevels';
import { invalid } from './RequestParameters';

/** The report whose labels become columns. */
export interface Pivot {
  entry: PluginReport;
  /** Its rows are those one level below; else they are counted anew for the visits of each row. */
  isBelow: boolean;
}

/** Finds what `pivotBy` names, a dimension or a method, in upper or lower case. Throws: AppError api.parameterInvalid. */
export function findPivot(plugins: PluginManager, entry: PluginReport | undefined, by: string): Pivot {
  const pivots = entry ? possiblePivots(plugins, entry) : [];
  const isNamed = ({ entry: { plugin, report } }: Pivot): boolean =>
    pivotNames(plugin, report).some((name) => name.toLowerCase() === by.toLowerCase());
  const found = pivots.find(isNamed);
  if (found) return found;
  const names = new Set(pivots.flatMap(({ entry: { plugin, report } }) => pivotNames(plugin, report)));
  const hint = names.size > 0 ? `Allowed: ${[...names].join(', ')}.` : 'The rows of this report cannot be divided.';
  throw invalid('pivotBy', by, hint);
}

function possiblePivots(plugins: PluginManager, entry: PluginReport): Pivot[] {
  const below = reportBelow(plugins, entry, 1);
  const own = entry.report.subtable === undefined ? [] : [{ entry: below, isBelow: true }];
  if (!entry.report.segment || hasOwnMethod(plugins, entry)) return own;
  const others = plugins.reports.filter((other) => other !== entry && isCountable(plugins, other));
  return [...own, ...others.map((other) => ({ entry: other, isBelow: false }))];
}

/** Only records are counted by segment. */
function isCountable(plugins: PluginManager, entry: PluginReport): boolean {
  const { dimension, record, isSubtableReport } = entry.report;
  return dimension !== undefined && record !== undefined && !isSubtableReport && !hasOwnMethod(plugins, entry);
}

/** A method of its own may answer anything. */
function hasOwnMethod(plugins: PluginManager, { plugin, report }: PluginReport): boolean {
  return plugins.api(`${plugin}.${report.method}`) !== undefined;
}

function pivotNames(plugin: string, { dimension, method }: PluginReport['report']): string[] {
  return [...(dimension === undefined ? [] : [dimensionName(plugin, dimension)]), `${plugin}.${method}`];
}
