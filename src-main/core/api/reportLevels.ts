import type { ReportContext, ReportDeclaration } from '@shared/plugin/defineReports';
import type { PluginReport } from '@shared/plugin/hooks';
import type { PluginManager } from '../plugin/PluginManager';

/** The method that answers the rows below a report's, as a request asks for it. */
function subtableOf({ subtable, subtableOf: chosen }: ReportDeclaration, context: ReportContext): string | undefined {
  return chosen ? chosen(context) : subtable;
}

/**
 * The report that describes the rows `levels` below the first level of another: the one it names as its `subtable`, and so on.
 * The last one known describes all that is deeper.
 */
export function reportBelow(
  plugins: PluginManager,
  entry: PluginReport,
  levels: number,
  context?: ReportContext,
): PluginReport {
  let current = entry;
  for (let level = 0; level < levels; level++) {
    const subtable = context ? subtableOf(current.report, context) : current.report.subtable;
    const next = subtable === undefined ? undefined : plugins.findReport(`${current.plugin}.${subtable}`);
    if (!next || next === current) return current;
    current = next;
  }
  return current;
}
