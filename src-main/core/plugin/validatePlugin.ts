import { goalMetric } from '@shared/metrics/coreMetrics';
import { isMetric } from '@shared/metrics/metricInfo';
import { segmentsOf } from '@shared/plugin/defineDimensions';
import type { RecordDeclaration } from '@shared/plugin/defineArchiver';
import { dimensionPlace, goalPlace } from '@shared/plugin/goalRecords';
import type { Plugin } from '@shared/plugin/manifest';
import { meetsVersions, requirementsOf } from '@shared/plugin/requirements';
import { coreSegments } from '../segment/coreSegments';

/** What earlier plugins have claimed; by name, with its owner. */
export interface Taken {
  /** The versions of plugins, and of Heartwood. */
  plugins: Map<string, string>;
  records: Map<string, string>;
  columns: Map<string, string>;
  segments: Map<string, string>;
}

/** Records that keep Matomo's names without a plugin's in front. */
const bareRecords: Readonly<Record<string, RegExp>> = {
  VisitsSummary:
    /^(nb_uniq_visitors|nb_visits|nb_users|nb_actions|max_actions|sum_visit_length|bounce_count|nb_visits_converted)$/,
  VisitFrequency: /_(new|returning)$/,
  Goals: /^Goals?_/,
};

const coreColumns = new Set([
  ...['idvisit', 'idsite', 'idvisitor', 'idclient', 'user_id', 'visit_first_action_time', 'visit_last_action_time'],
  ...['visit_total_time', 'visit_total_actions', 'visit_total_interactions', 'visit_total_searches'],
  ...['visit_entry_idaction_url', 'visit_exit_idaction_url', 'visit_entry_idaction_name', 'visit_exit_idaction_name'],
  ...['visit_goal_converted', 'visit_goal_buyer', 'visitor_returning', 'visitor_count_visits'],
  ...['visitor_seconds_since_first', 'visitor_seconds_since_last'],
]);

/** Are the plugins that it requires there already? */
export function isReady({ manifest }: Plugin, taken: Taken): boolean {
  return !manifest || requirementsOf(manifest).every(({ name }) => taken.plugins.has(name));
}

/** Why the plugin is refused, as the end of a sentence; null when it is fine, and then its names are taken. */
export function findFault(plugin: Plugin, taken: Taken): string | null {
  const name = plugin.manifest?.name ?? '';
  if (!/^[A-Z][A-Za-z0-9]*$/.test(name))
    return `its name '${name}' is not a capital letter followed by letters and digits`;
  if (taken.plugins.has(name)) return 'there are two plugins with this name';
  const fault =
    findVersionFault(plugin, taken) ??
    findRecordFault(plugin, name, taken) ??
    findDimensionFault(plugin, taken) ??
    findReportFault(plugin, name, taken);
  if (fault === null) take(plugin, name, taken);
  return fault;
}

function findVersionFault({ manifest }: Plugin, taken: Taken): string | null {
  for (const { name, versions } of requirementsOf(manifest)) {
    const found = taken.plugins.get(name) ?? '';
    if (!meetsVersions(found, versions)) return `it requires ${name} ${versions}, and ${found} is there`;
  }
  return null;
}

function findRecordFault({ archiver }: Plugin, plugin: string, taken: Taken): string | null {
  const records = archiver?.records ?? {};
  for (const [name, declaration] of Object.entries(records)) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name.replace(goalPlace, '').replace(dimensionPlace, '')))
      return `the record name '${name}' holds more than letters, digits and _`;
    if (!name.startsWith(`${plugin}_`) && !bareRecords[plugin]?.test(name)) {
      return `the name of its record ${name} does not start with ${plugin}_`;
    }
    const owner = taken.records.get(name);
    if (owner) return `its record ${name} belongs to ${owner}`;
    const counted = declaration.kind === 'numeric' ? declaration.countRowsOf : undefined;
    if (counted && records[counted]?.kind !== 'blob')
      return `its record ${name} counts the rows of ${counted}, which is no table of it`;
    const metric = foreignColumn(declaration, plugin);
    if (metric) return `the name of the metric ${metric} of its record ${name} does not start with ${plugin}_`;
  }
  return null;
}

/** A column that a record's declaration names, and that is neither of the core nor begins with the plugin's name. */
function foreignColumn(declaration: RecordDeclaration, plugin: string): string | undefined {
  if (declaration.kind !== 'blob') return undefined;
  const { renames = {}, aggregations = {}, sortBy } = declaration;
  const names = [...Object.entries(renames).flat(), ...Object.keys(aggregations), ...(sortBy ? [sortBy] : [])];
  return names.find((name) => !isColumnOf(name, plugin));
}

/** The core's metrics have Matomo's names, those of goals stand under `goals`; a plugin's own begin with its name. */
export function isColumnOf(name: string, plugin: string): boolean {
  return name.startsWith(`${plugin}_`) || isMetric(name) || goalMetric(name) !== undefined;
}

function findDimensionFault({ dimensions }: Plugin, taken: Taken): string | null {
  for (const [column, dimension] of Object.entries(dimensions ?? {})) {
    if (!/^[a-z][a-z0-9_]*$/.test(column)) return `the column name '${column}' is not lower-case letters, digits and _`;
    if (coreColumns.has(column)) return `its column ${column} is one of the core`;
    const owner = taken.columns.get(column);
    if (owner) return `its column ${column} belongs to ${owner}`;
    for (const { name } of segmentsOf(dimension)) {
      const segmentOwner = ownerOfSegment(name, taken);
      if (segmentOwner) return `its segment ${name} belongs to ${segmentOwner}`;
    }
  }
  return null;
}

function ownerOfSegment(name: string, taken: Taken): string | undefined {
  return Object.hasOwn(coreSegments, name) ? 'the core' : taken.segments.get(name);
}

function findReportFault({ reports, api, archiver }: Plugin, plugin: string, taken: Taken): string | null {
  const methods = new Set<string>();
  for (const { method, record, numerics, metrics, processedMetrics = [] } of reports ?? []) {
    if (methods.has(method)) return `it declares the report ${method} twice`;
    methods.add(method);
    for (const name of [...(record ? [record] : []), ...(numerics ?? [])]) {
      if (!archiver?.records[name] && !taken.records.has(name))
        return `its report ${method} reads the record ${name}, which nobody declares`;
    }
    const metric = [...metrics, ...processedMetrics].find((name) => !isMetricName(name, plugin, archiver?.records));
    if (metric) return `the name of the metric ${metric} of its report ${method} does not start with ${plugin}_`;
  }
  for (const { method, subtable } of reports ?? []) {
    if (subtable && !methods.has(subtable) && !api?.[subtable])
      return `its report ${method} has the subtable ${subtable}, which is no report of it`;
  }
  return null;
}

/** The core's metrics have Matomo's names; a plugin's own start with its name, which its reports may leave out. */
function isMetricName(
  name: string,
  plugin: string,
  records: Readonly<Record<string, RecordDeclaration>> = {},
): boolean {
  return isColumnOf(name, plugin) || records[name] !== undefined || records[`${plugin}_${name}`] !== undefined;
}

function take(plugin: Plugin, name: string, taken: Taken): void {
  const { dimensions, archiver } = plugin;
  taken.plugins.set(name, plugin.manifest.version);
  const records: Readonly<Record<string, RecordDeclaration>> = archiver?.records ?? {};
  for (const record of Object.keys(records)) taken.records.set(record, name);
  for (const [column, dimension] of Object.entries(dimensions ?? {})) {
    taken.columns.set(column, name);
    for (const segment of segmentsOf(dimension)) taken.segments.set(segment.name, name);
  }
}
