import { sumColumns, type Aggregations } from '@shared/datatable/DataTable';
import { coreAggregations } from '@shared/metrics/coreMetrics';
import type { Goals, LogGroup, LogQuery, RequestGroup, Sums } from '@shared/plugin/dayLogs';
import { mergeSketches } from '@shared/sketch/quantileSketch';

/** What is known of each group but not of several together. */
const distinctMetrics = /(^|_)nb_uniq_|^nb_users$/;

type Ranked = LogGroup & { goals?: Goals } & Pick<RequestGroup, 'sketches'>;

/** The groups with the most of a metric, equals by their values; the others summed into a last one. */
export function rankGroups<Group extends Ranked>(groups: Group[], { limit, selects }: LogQuery): Group[] {
  if (!limit || groups.length <= limit.groups) return groups;
  const keyed = groups.map((group) => ({ group, key: JSON.stringify(group.values) }));
  const most = ({ group }: { group: Group }): number => group.metrics[limit.by] ?? 0;
  keyed.sort((a, b) => most(b) - most(a) || (a.key < b.key ? -1 : 1));
  const sorted = keyed.map(({ group }) => group);
  const kept = sorted.slice(0, limit.groups);
  return [...kept, sumOthers(sorted.slice(limit.groups), selects)];
}

function sumOthers<Group extends Ranked>(groups: readonly Group[], selects: LogQuery['selects']): Group {
  const metrics: Sums = {};
  const goals: Goals = {};
  const sketches: Record<string, string> = {};
  const how: Aggregations = coreAggregations;
  for (const group of groups) {
    if (group.goals) sumColumns({ goals }, { goals: group.goals });
    for (const [name, sketch] of Object.entries(group.sketches ?? {}))
      sketches[name] = mergeSketches(sketches[name] ?? '', sketch);
    for (const [name, value] of Object.entries(group.metrics)) {
      if (value === undefined || distinctMetrics.test(name) || selects?.[name]?.as === 'distinct') continue;
      const selected = selects?.[name]?.as;
      const aggregation = selected === 'min' || selected === 'max' ? selected : how[name];
      metrics[name] = join(metrics[name], value, aggregation);
    }
  }
  const others = { ...(groups[0] as Group), values: [], metrics, isOthers: true as const };
  return {
    ...others,
    ...(Object.keys(goals).length > 0 ? { goals } : {}),
    ...(Object.keys(sketches).length > 0 ? { sketches } : {}),
  };
}

function join(a: number | undefined, b: number, how: Aggregations[string] | undefined): number {
  if (a === undefined) return b;
  return how === 'min' ? Math.min(a, b) : how === 'max' ? Math.max(a, b) : a + b;
}
