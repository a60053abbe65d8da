import { basename } from 'node:path';
import { expect, it } from 'vitest';
import { filters } from '@shared/plugin';
import { listFiles, readText } from './sourceFiles';

/** Matomo's filters by the verb that does the same. */
const matomoFilters: Readonly<Record<string, string>> = {
  AddColumnsProcessedMetrics: 'addProcessedMetrics',
  AddColumnsProcessedMetricsGoal: 'expandGoals',
  AddSegmentByLabel: 'addSegments',
  AddSegmentByLabelMapping: 'addSegments',
  AddSegmentByRangeLabel: 'addSegmentsByRange',
  AddSegmentBySegmentValue: 'addMetadata',
  AddSegmentValue: 'addMetadata',
  AddSummaryRow: 'addSummaryRow',
  BeautifyRangeLabels: 'beautifyRangeLabels',
  BeautifyTimeRangeLabels: 'beautifyTimeRangeLabels',
  CalculateEvolutionFilter: 'addEvolution',
  ColumnCallbackAddColumn: 'addColumn',
  ColumnCallbackAddColumnPercentage: 'addColumnPercentage',
  ColumnCallbackAddColumnQuotient: 'addColumnQuotient',
  ColumnCallbackAddMetadata: 'addMetadata',
  ColumnCallbackDeleteMetadata: 'deleteMetadata',
  ColumnCallbackDeleteRow: 'deleteRows',
  ColumnCallbackReplace: 'replaceColumn',
  ColumnDelete: 'showHideColumns',
  EnrichRecordWithGoalMetricSums: 'sumGoalMetrics',
  ExcludeLowPopulation: 'excludeLowPopulation',
  GroupBy: 'groupBy',
  Limit: 'limit',
  MetadataCallbackAddMetadata: 'addMetadata',
  MetadataCallbackReplace: 'replaceMetadata',
  Pattern: 'pattern',
  PatternRecursive: 'patternRecursive',
  PivotByDimension: 'pivotByDimension',
  PrependSegment: 'prependToMetadata',
  PrependValueToMetadata: 'prependToMetadata',
  RangeCheck: 'rangeCheck',
  RemoveSubtables: 'removeSubtables',
  ReplaceColumnNames: 'replaceColumnNames',
  ReplaceSummaryRowLabel: 'replaceSummaryRowLabel',
  SafeDecodeLabel: 'decodeLabels',
  Sort: 'sort',
  Truncate: 'truncate',
};

const sources = [
  ...listFiles('src-shared/datatable/filters', ['.ts']),
  ...['src-shared/metrics/processedMetrics.ts', 'src-shared/metrics/goalColumns.ts'],
];

/** What the doc comment of an exported function says. */
function sentencesOf(name: string): string {
  for (const path of sources) {
    const text = new RegExp(`/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\s*export function ${name}\\b`).exec(
      readText(path),
    )?.[1];
    if (text !== undefined) return text.replace(/\s*\n\s*\*\s*/g, ' ').trim();
  }
  throw new Error(`no filter ${name}`);
}

const toLine = (name: string): string => {
  const matomo = Object.keys(matomoFilters).filter((known) => matomoFilters[known] === name);
  const inSdk = Object.hasOwn(filters, name) ? 'yes' : '';
  return `| \`${name}\` | ${matomo.join(', ')} | ${inSdk} | ${sentencesOf(name).replaceAll('|', '\\|')} |`;
};

const verbs = [
  ...new Set([...sources.slice(0, -2).map((path) => basename(path, '.ts')), ...Object.values(matomoFilters)]),
];

const page = (): string => `# Filters of tables

A filter is a function that makes a table out of another; the other stays as it is. Those of the SDK are \`filters.addColumn(table, …)\` to a
plugin; \`table.queueFilter(filter)\` has one run last, on the rows that are answered. The others belong to the Reporting API, which runs
them in the order of [API.md](API.md). This page is made from the code by [filters.test.ts](../test/architecture/filters.test.ts)
(\`npx vitest run test/architecture/filters.test.ts -u\`).

| verb | in Matomo | in the SDK | what it does |
|---|---|---|---|
${verbs.sort().map(toLine).join('\n')}
`;

it('every filter of Matomo has its verb, and docs/FILTERS.md says what it does', async () => {
  expect(Object.values(matomoFilters).filter((verb) => !Object.hasOwn(filters, verb))).toEqual([]);
  await expect(page()).toMatchFileSnapshot('../../docs/FILTERS.md');
});
