import { defineArchiver, toVisitTable, visitAggregations, type CellValue } from 'heartwood/sdk';

const aggregations = visitAggregations;
const versions = { kind: 'blob', maxRows: 500, aggregations } as const;

/** `WIN;10`: a code with what belongs to it. */
const joined = (values: readonly CellValue[]) => values.map((value) => value ?? '').join(';');

export default defineArchiver({
  version: 2,
  records: {
    DevicesDetection_types: { kind: 'blob', aggregations },
    DevicesDetection_brands: versions,
    DevicesDetection_models: versions,
    DevicesDetection_os: { kind: 'blob', aggregations },
    DevicesDetection_osVersions: versions,
    DevicesDetection_browsers: { kind: 'blob', aggregations },
    DevicesDetection_browserVersions: versions,
    DevicesDetection_browserEngines: { kind: 'blob', aggregations },
  },
  aggregateDay(logs) {
    const by = (...columns: string[]) => logs.queryVisitsByDimension(columns);
    const withGoals = (...columns: string[]) => logs.queryVisitsByDimension(columns, { goals: true });
    return {
      DevicesDetection_types: toVisitTable(withGoals('config_device_type')),
      DevicesDetection_brands: toVisitTable(withGoals('config_device_brand')),
      DevicesDetection_models: toVisitTable(withGoals('config_device_brand', 'config_device_model'), joined),
      DevicesDetection_os: toVisitTable(by('config_os')),
      DevicesDetection_osVersions: toVisitTable(by('config_os', 'config_os_version'), joined),
      DevicesDetection_browsers: toVisitTable(withGoals('config_browser_name')),
      DevicesDetection_browserVersions: toVisitTable(by('config_browser_name', 'config_browser_version'), joined),
      DevicesDetection_browserEngines: toVisitTable(by('config_browser_engine')),
    };
  },
});
