/** The files of a new plugin by path: visits by their number of actions. docs/PLUGINS.md explains each. */
export function pluginSkeleton(name: string): Record<string, string> {
  return {
    'plugin.json': toJson({ name, version: '0.1.0', description: `What ${name} is for, in one sentence.` }),
    'archiver.ts': archiver(name),
    'reports.ts': reports(name),
    'lang/en.json': toJson({
      Report: 'Visits by number of actions',
      ReportDocumentation: 'How many actions visits have.',
      Actions: 'Actions',
    }),
    'test/archiver.test.ts': test(name),
  };
}

const toJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const archiver = (
  name: string,
): string => `import { defineArchiver, toVisitTable, visitAggregations } from 'heartwood/sdk';

export default defineArchiver({
  records: {
    ${name}_visitsByActions: { kind: 'blob', aggregations: visitAggregations },
  },
  aggregateDay(logs) {
    return { ${name}_visitsByActions: toVisitTable(logs.queryVisitsByDimension(['visit_total_actions'])) };
  },
});
`;

const reports = (
  name: string,
): string => `import { defineReports, processedVisitMetrics, visitMetrics } from 'heartwood/sdk';

export default defineReports([
  {
    method: 'getVisitsByActions',
    name: '${name}_Report',
    documentation: '${name}_ReportDocumentation',
    category: 'General_Visitors',
    subcategory: '${name}_Report',
    order: 90,
    dimension: '${name}_Actions',
    record: '${name}_visitsByActions',
    metrics: visitMetrics,
    processedMetrics: processedVisitMetrics,
    segment: (label, row) => (row.isSummary ? undefined : \`actions==\${label}\`),
    visualization: 'bars',
  },
]);
`;

const test = (name: string): string => `import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DataTable } from 'heartwood/sdk';
import { dayLogs } from 'heartwood/testing';
import archiver from '../archiver';

test('counts visits by their number of actions', () => {
  const logs = dayLogs([{ visit_total_actions: 1 }, { visit_total_actions: 1 }, { visit_total_actions: 4 }]);
  const table = archiver.aggregateDay(logs).${name}_visitsByActions as DataTable;
  assert.deepEqual(
    table.rows.map((row) => [row.label, row.number('nb_visits')]),
    [
      ['1', 2],
      ['4', 1],
    ],
  );
});
`;
