import { DataTable, type ActionGroup, type CellValue, type Columns, type DayLogs } from 'heartwood/sdk';

/** By searched words; searches that found nothing are known where the site says how much they found. */
export function toKeywordTable(logs: DayLogs, searches: readonly ActionGroup[]): DataTable {
  const keywords = new DataTable();
  if (searches.length === 0) return keywords;
  for (const { name, metrics } of searches) keywords.sumByLabel(name, { ...metrics } as Columns);
  const where = [{ column: 'search_count', is: (count: CellValue) => count === 0 }];
  for (const { values, metrics } of logs.queryActionsByDimension(['idaction_name'], { where })) {
    if (values[0]) keywords.sumByLabel(String(values[0]), { site_search_has_no_result: metrics.nb_hits ?? 0 });
  }
  return keywords;
}

/** By the category that was searched in. */
export function toCategoryTable(logs: DayLogs, searches: readonly ActionGroup[]): DataTable {
  const categories = new DataTable();
  if (searches.length === 0) return categories;
  const where = [{ column: 'search_cat', is: (category: CellValue) => category !== null }];
  const selects = { exit_nb_visits: { column: 'is_exit', as: 'sum' } } as const;
  for (const { values, metrics } of logs.queryActionsByDimension(['search_cat'], { where, selects })) {
    categories.sumByLabel(String(values[0] ?? ''), { ...metrics } as Columns);
  }
  return categories;
}
