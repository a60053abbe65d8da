/** A parameter that many methods answer to. */
export interface CommonParameter {
  /** What may be given, as users read it. */
  values: string;
  /** What holds without it. */
  default: string;
  meaning: string;
}

const flag = '0, 1';
const number = 'a whole number';

/** Every parameter that reports answer to, in the order in which they take effect; docs/API.md is made of it. */
export const parameterTable = {
  method: { values: 'Module.method', default: 'required', meaning: 'What is asked for: `VisitsSummary.get`.' },
  idSite: {
    values: 'an id, ids with commas, all',
    default: 'required',
    meaning: 'The sites; with several, or `all`, the answer is by site.',
  },
  period: { values: 'day, week, month, year, range', default: 'required', meaning: 'How long a report is.' },
  date: {
    values:
      'YYYY-MM-DD, today, now, yesterday, yesterdaySameTime, lastWeek, lastMonth, lastYear, lastN, previousN, A,B',
    default: 'required',
    meaning:
      'The day that the period holds, on the calendar of the site. `lastN`, `previousN` and `A,B` ask for several periods, by date, or with `period=range` for one range. At most 1825 days, 520 weeks, 120 months or 10 years with lastN and previousN.',
  },
  segment: {
    values: 'conditions',
    default: 'all visits',
    meaning: 'Counts only the visits that fit: `countryCode==de;actions>3`.',
  },
  segmentScope: {
    values: 'visit, action',
    default: 'visit',
    meaning: 'A segment selects whole visits, or with `action` only the actions that fit it.',
  },
  audience: {
    values: 'everything, people, searchBots, aiBots, otherMachines',
    default: 'everything',
    meaning:
      'Whose requests count in reports on requests: the same as the condition `audience==people` in the segment. Visits count that have such a request.',
  },
  trigger_archive: {
    values: flag,
    default: 'as the setting archive.onRequest',
    meaning:
      'May this request archive what is not archived yet? With 0 such a report is an error; ranges are archived always.',
  },
  language: {
    values: 'a language code',
    default: 'en',
    meaning: 'The language of names and labels; English where it is not there.',
  },
  idSubtable: { values: 'an idsubdatatable', default: 'the first level', meaning: 'Answers the rows below one row.' },
  expanded: { values: flag, default: '0', meaning: 'Answers the rows below each row with it, under `subtable`.' },
  depth: { values: number, default: 'all levels', meaning: 'With `expanded`: how many levels below the first.' },
  others: {
    values: flag,
    default: '0',
    meaning:
      'Answers the rows that a limit of stored tables has summed as Others, page by page. Such an Others row says under `others` what to add to the request; `is_rest` is what years and ranges lack of a row.',
  },
  uniques: {
    values: 'daily, exact',
    default: 'daily',
    meaning:
      'With `exact`, nb_uniq_visitors and nb_users of every row are the distinct ones of the whole period, counted from the log; without, longer periods add up those of each day as sum_daily_…',
  },
  pivotBy: {
    values: 'a dimension, a method',
    default: 'off',
    meaning:
      'Makes columns of the labels one level below (`pivotBy=Referrers.Keyword`), or of those of any other report, counted for the visits of each row (`pivotBy=UserCountry.Country`): at most 100 rows. What is not divided stands under Others.',
  },
  pivotByColumn: { values: 'a metric', default: 'nb_visits', meaning: 'The metric in the cells of a pivot table.' },
  pivotByColumnLimit: {
    values: number,
    default: '10',
    meaning: 'Columns of a pivot table; the rest is summed as Others. -1 keeps all.',
  },
  totals: {
    values: flag,
    default: '0',
    meaning: 'Sums the columns of all rows; API.getProcessedReport answers them as `reportTotal`.',
  },
  keep_totals_row: {
    values: flag,
    default: '0',
    meaning: 'Puts a row with the sums of all rows last; it is neither sorted nor cut.',
  },
  keep_totals_row_label: { values: 'a text', default: 'Total', meaning: 'What the row of sums is called.' },
  flat: {
    values: flag,
    default: '0',
    meaning: 'Answers the rows at the ends of the tree as one table, labels joined.',
  },
  include_aggregate_rows: {
    values: flag,
    default: '0',
    meaning: 'With `flat`: keeps the rows that have others below them, marked `is_aggregate`.',
  },
  show_dimensions: {
    values: flag,
    default: '0',
    meaning: 'With `flat`: says the label of each level under the name of its dimension.',
  },
  disable_generic_filters: {
    values: flag,
    default: '0',
    meaning: 'Leaves out the filters from `filter_pattern` to `filter_limit`: all rows as they are stored.',
  },
  filter_column: { values: 'a column', default: 'label', meaning: 'The column that `filter_pattern` looks at.' },
  filter_pattern: {
    values: 'a regular expression',
    default: 'off',
    meaning: 'Keeps rows of the first level that match, in upper or lower case.',
  },
  filter_column_recursive: {
    values: 'a column',
    default: 'label',
    meaning: 'The column that `filter_pattern_recursive` looks at.',
  },
  filter_pattern_recursive: {
    values: 'a regular expression',
    default: 'off',
    meaning: 'Keeps rows of every level that match, and those above them.',
  },
  filter_excludelowpop: { values: 'a metric', default: 'off', meaning: 'Leaves out rows with little of this metric.' },
  filter_excludelowpop_value: {
    values: 'a number',
    default: '0',
    meaning: 'How much is enough; 0 stands for 2 % of the sum.',
  },
  filter_sort_column: {
    values: 'a column, label',
    default: "the report's",
    meaning: 'Sorts every level by it; rows without it go last, equal rows by visits, then by label.',
  },
  filter_sort_order: { values: 'asc, desc', default: 'desc', meaning: 'The order of `filter_sort_column`.' },
  filter_truncate: {
    values: number,
    default: 'off',
    meaning: 'Keeps so many rows a level and sums the others as Others.',
  },
  filter_offset: { values: number, default: '0', meaning: 'Leaves out so many rows of the first level.' },
  filter_limit: {
    values: number,
    default: '100',
    meaning: 'Rows of every level; -1 for all. Without effect together with `label`.',
  },
  keep_summary_row: {
    values: flag,
    default: '0',
    meaning: 'Keeps the Others row though the limit is reached before it.',
  },
  filter_add_columns_when_show_all_columns: {
    values: flag,
    default: '0',
    meaning:
      'Adds conversion_rate, nb_actions_per_visit, avg_time_on_site and bounce_rate, and leaves out rows without visits.',
  },
  filter_update_columns_when_show_all_goals: {
    values: flag,
    default: '0',
    meaning:
      'Shows the goals beside the other columns: goal_N_nb_conversions, goal_N_conversion_rate, goal_N_revenue, revenue_per_visit; of pages goal_N_nb_conversions_attrib, goal_N_nb_conversions_entry and what belongs to them.',
  },
  idGoal: {
    values: 'an id, ecommerceOrder, ecommerceAbandonedCart',
    default: 'all goals',
    meaning:
      'Shows the columns of this goal alone, with its revenue per visit; of orders also items and the mean revenue.',
  },
  filter_show_goal_columns_process_goals: {
    values: 'ids with commas',
    default: 'all goals',
    meaning: 'The goals whose columns are shown.',
  },
  compare: {
    values: flag,
    default: '0',
    meaning: 'Answers each row also for other segments and periods, under `comparisons`.',
  },
  compareSegments: {
    values: 'a list of segments, at most 5',
    default: 'none',
    meaning: 'With `compare`: `compareSegments[]=countryCode==de`; an empty one stands for all visits.',
  },
  compareDates: {
    values: 'a list of dates, at most 5',
    default: 'none',
    meaning: 'With `compare`: `compareDates[]=2015-05-16`, one for each of `comparePeriods`.',
  },
  comparePeriods: {
    values: 'a list of periods, at most 5',
    default: 'none',
    meaning: 'With `compare`: `comparePeriods[]=day`.',
  },
  invert_compare_change_compute: {
    values: flag,
    default: '0',
    meaning: 'Says how much the report changed since the compared period, not the other way round.',
  },
  disable_queued_filters: {
    values: flag,
    default: '0',
    meaning: 'Answers labels as they are stored, without metadata and segments.',
  },
  showColumns: {
    values: 'columns with commas',
    default: 'all',
    meaning: 'Answers these columns only; the label stays. `columns` is the same.',
  },
  columns: { values: 'columns with commas', default: 'all', meaning: 'As `showColumns`.' },
  hideColumns: { values: 'columns with commas', default: 'none', meaning: 'Leaves these columns out.' },
  hideColumnsRecursively: { values: flag, default: '1', meaning: 'Leaves `hideColumns` out of the levels below, too.' },
  label: {
    values: 'a label, labels joined by >, a list',
    default: 'off',
    meaning:
      'Answers the row at the end of the path `A > B`, parts URL-encoded once more; `@index` is the page, not the folder. `label[]` asks for several, numbered by `label_idx`.',
  },
  labelSeries: {
    values: 'numbers with commas',
    default: 'off',
    meaning:
      'With `compare` and `label`: answers one of the `comparisons` of each row in its place, 0 for the first; the n-th number is that of the n-th label.',
  },
  format_metrics: {
    values: 'bc, 0, 1, all',
    default: 'bc',
    meaning:
      'Writes percentages as `47.68%` (bc), nothing (0), all that is worked out (1) or all metrics (all) as people read them.',
  },
  format: {
    values: 'xml, json, csv, tsv, html, rss',
    default: 'xml',
    meaning: 'How the answer is written; rss needs several dates.',
  },
  showMetadata: {
    values: flag,
    default: '1',
    meaning: 'With 0: rows without what is said about them, such as `logo`, `url`, `segment`.',
  },
  translateColumnNames: { values: flag, default: '0', meaning: 'Headings in words, in csv, tsv and html.' },
  hideIdSubDatable: { values: flag, default: '0', meaning: 'Leaves idsubdatatable out of csv, tsv and html.' },
  convertToUnicode: {
    values: flag,
    default: '0',
    meaning: 'Writes csv and tsv as UTF-16LE with a byte order mark, for old versions of Excel.',
  },
  prettyDisplay: { values: flag, default: '0', meaning: 'Indents json.' },
} as const satisfies Record<string, CommonParameter>;

export type CommonParameterName = keyof typeof parameterTable;
