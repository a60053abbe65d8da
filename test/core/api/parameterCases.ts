import type { CommonParameterName } from '@main/core/api/parameterTable';
import { comparisonCases } from './comparisonCases';
import { visits, type Case } from './Case';

/** Parameters of the text that an answer becomes; the others change what it says. */
export type TextParameterName =
  'format' | 'translateColumnNames' | 'hideIdSubDatable' | 'convertToUnicode' | 'prettyDisplay';

export const one = {
  method: 'Zoo.getHouses',
  idSite: '1',
  period: 'day',
  date: '2015-05-17',
  showColumns: 'nb_visits',
};

const cats = { label: 'House of cats', nb_visits: 6, logo: 'cats.svg', segment: 'house==cats', idsubdatatable: 2 };
const apes = { label: 'House of apes', nb_visits: 4, segment: 'house==apes', idsubdatatable: 1 };
const others = { label: 'Others', nb_visits: 1, is_summary: true };
const lion = { label: 'lion (day 1)', nb_visits: 1, segment: 'house==cats;animal==lion' };
const puma = { label: 'puma & co (day 1)', nb_visits: 2, segment: 'house==cats;animal==puma & co' };
const gibbon = { label: 'gibbon (day 1)', nb_visits: 1, segment: 'house==apes;animal==gibbon' };
const flatGibbon = { ...gibbon, label: 'House of apes - gibbon (day 1)' };
const flatPuma = { ...puma, label: 'House of cats - puma & co (day 1)' };
const flatLion = { ...lion, label: 'House of cats - lion (day 1)' };

const columns = 'nb_uniq_visitors,sum_daily_nb_uniq_visitors';
const visitors = { method: 'Zoo.getVisitors', period: 'month', showColumns: columns };
const keepers = { method: 'Zoo.getKeepers' };
const shortAnna = { label: 'anna', nb_visits: 4 };
const shortBen = { label: 'ben', nb_visits: 0 };
const goals = (id: number, metrics: readonly number[]) => ({
  [`goal_${id}_nb_conversions`]: metrics[0],
  [`goal_${id}_conversion_rate`]: `${metrics[1]}%`,
  [`goal_${id}_revenue`]: metrics[2],
});
const goalColumns = [1, 2].flatMap((id) => Object.keys(goals(id, [])));
const showGoals = { ...keepers, showColumns: ['nb_visits', 'revenue_per_visit', ...goalColumns].join() };

/** For each parameter of the table, requests and their answers. */
export const parameterCases: Record<Exclude<CommonParameterName, TextParameterName>, Case[]> = {
  method: [[visits, { value: 10 }]],
  idSite: [
    [
      { ...visits, idSite: 'all' },
      { 1: 10, 2: [] },
    ],
    [
      { ...visits, idSite: '2,1' },
      { 2: [], 1: 10 },
    ],
  ],
  period: [[{ ...visits, period: 'month' }, { value: 20 }]],
  date: [
    [
      { ...visits, date: '2015-05-17,2015-05-18' },
      { '2015-05-17': 10, '2015-05-18': 10 },
    ],
    [
      { ...visits, date: 'previous2' },
      { '2015-05-18': 10, '2015-05-19': [] },
    ],
    [{ ...visits, date: 'yesterdaySameTime' }, { value: 0 }],
    [{ ...visits, period: 'range', date: 'last4' }, { value: 20 }],
  ],
  segment: [[{ ...visits, segment: 'actions>1' }, { value: 0 }]],
  segmentScope: [[{ ...visits, segment: 'actions<=1', segmentScope: 'visit' }, { value: 10 }]],
  audience: [
    [{ ...visits, audience: 'everything' }, { value: 10 }],
    [{ ...visits, audience: 'people' }, { value: 0 }],
  ],
  trigger_archive: [[{ ...visits, trigger_archive: '1' }, { value: 10 }]],
  language: [[{ language: 'de', filter_limit: '1' }, [cats]]],
  idSubtable: [[{ method: 'Zoo.getAnimals', idSubtable: '2' }, [puma, lion]]],
  expanded: [[{ expanded: '1', filter_pattern: 'apes' }, [{ ...apes, subtable: [gibbon] }]]],
  depth: [[{ expanded: '1', depth: '0' }, [cats, apes, others]]],
  others: [[{ others: '1' }, []]],
  uniques: [
    [{ ...visitors, uniques: 'daily' }, [{ label: 'all', sum_daily_nb_uniq_visitors: 2 }]],
    [{ ...visitors, uniques: 'exact' }, [{ label: 'all', nb_uniq_visitors: 1, sum_daily_nb_uniq_visitors: 2 }]],
  ],
  pivotBy: [
    [
      { pivotBy: 'Zoo.Animal', showColumns: '', hideColumns: 'gibbon (day 1)', filter_limit: '1' },
      [
        {
          ...{ label: 'House of cats', 'puma & co (day 1)': 2, 'lion (day 1)': 1, Others: 0 },
          ...{ logo: 'cats.svg', segment: 'house==cats' },
        },
      ],
    ],
  ],
  pivotByColumn: [
    [
      { pivotBy: 'Zoo.getAnimals', pivotByColumn: 'bounce_count', showColumns: 'lion (day 1)', filter_limit: '1' },
      [{ label: 'House of cats', 'lion (day 1)': 0, logo: 'cats.svg', segment: 'house==cats' }],
    ],
  ],
  pivotByColumnLimit: [
    [
      { pivotBy: 'Zoo.Animal', pivotByColumnLimit: '1', showColumns: '', filter_limit: '1' },
      [{ label: 'House of cats', 'puma & co (day 1)': 2, Others: 1, logo: 'cats.svg', segment: 'house==cats' }],
    ],
  ],
  totals: [[{ totals: '1', filter_limit: '1' }, [cats]]],
  keep_totals_row: [
    [{ keep_totals_row: '1', filter_limit: '1' }, [cats, { label: 'Total', nb_visits: 11, is_totals: true }]],
    [
      { keep_totals_row: '1', filter_limit: '1', showColumns: 'bounce_rate', filter_offset: '5' },
      [{ label: 'Total', bounce_rate: '36%', is_totals: true }],
    ],
  ],
  keep_totals_row_label: [
    [
      { keep_totals_row: '1', keep_totals_row_label: 'All', filter_limit: '0', pivotBy: 'Zoo.Animal', showColumns: '' },
      [{ label: 'All', 'puma & co (day 1)': 2, 'gibbon (day 1)': 1, 'lion (day 1)': 1, Others: 1, is_totals: true }],
    ],
    [
      { keep_totals_row: '1', keep_totals_row_label: 'Sum', filter_limit: '0' },
      [{ label: 'Sum', nb_visits: 11, is_totals: true }],
    ],
  ],
  flat: [[{ flat: '1', filter_limit: '2' }, [flatPuma, flatGibbon]]],
  include_aggregate_rows: [
    [
      { flat: '1', include_aggregate_rows: '1', filter_limit: '1' },
      [{ label: 'House of cats', nb_visits: 6, logo: 'cats.svg', segment: 'house==cats', is_aggregate: 1 }],
    ],
  ],
  show_dimensions: [
    [
      { flat: '1', show_dimensions: '1', filter_limit: '1' },
      [{ ...flatPuma, Zoo_House: 'House of cats', Zoo_Animal: 'puma & co (day 1)' }],
    ],
  ],
  disable_generic_filters: [[{ disable_generic_filters: '1', filter_limit: '1' }, [apes, cats, others]]],
  filter_column: [[{ filter_column: 'nb_visits', filter_pattern: '^6$' }, [cats]]],
  filter_pattern: [[{ filter_pattern: 'HOUSE OF A' }, [apes]]],
  filter_column_recursive: [
    [{ filter_column_recursive: 'nb_visits', filter_pattern_recursive: '^2$' }, [{ ...cats, subtable: [puma] }]],
  ],
  filter_pattern_recursive: [[{ filter_pattern_recursive: 'lion' }, [{ ...cats, subtable: [lion] }]]],
  filter_excludelowpop: [[{ filter_excludelowpop: 'bounce_count' }, [cats, apes]]],
  filter_excludelowpop_value: [[{ filter_excludelowpop: 'nb_visits', filter_excludelowpop_value: '5' }, [cats]]],
  filter_sort_column: [[{ filter_sort_column: 'Zoo_nb_feedings' }, [apes, cats, others]]],
  filter_sort_order: [[{ filter_sort_order: 'asc' }, [apes, cats, others]]],
  filter_truncate: [[{ filter_truncate: '1' }, [cats, { ...others, nb_visits: 5 }]]],
  filter_offset: [[{ filter_offset: '1' }, [apes, others]]],
  filter_limit: [
    [{ filter_limit: '1' }, [cats]],
    [{ filter_limit: '1', label: 'apes' }, [apes]],
  ],
  keep_summary_row: [[{ filter_limit: '1', keep_summary_row: '1' }, [cats, others]]],
  filter_add_columns_when_show_all_columns: [
    [
      {
        ...keepers,
        filter_add_columns_when_show_all_columns: '1',
        showColumns: 'conversion_rate,nb_actions_per_visit,avg_time_on_site,bounce_rate',
      },
      [{ label: 'anna', conversion_rate: '25%', nb_actions_per_visit: 2.5, avg_time_on_site: 25, bounce_rate: '25%' }],
    ],
  ],
  filter_update_columns_when_show_all_goals: [
    [
      { ...showGoals, filter_update_columns_when_show_all_goals: '1', filter_limit: '1' },
      [{ ...shortAnna, ...goals(1, [2, 25, 6]), ...goals(2, [0, 0, 0]), revenue_per_visit: 1.5 }],
    ],
  ],
  idGoal: [
    [
      { ...showGoals, idGoal: '1', filter_limit: '1' },
      [{ ...shortAnna, ...goals(1, [2, 25, 6]), revenue_per_visit: 1.5 }],
    ],
    [
      { ...keepers, idGoal: '1', filter_sort_column: 'goal_1_revenue', filter_sort_order: 'asc' },
      [shortBen, shortAnna],
    ],
  ],
  filter_show_goal_columns_process_goals: [
    [
      { ...showGoals, filter_show_goal_columns_process_goals: '2', filter_limit: '1' },
      [{ ...shortAnna, ...goals(2, [0, 0, 0]), revenue_per_visit: 1.5 }],
    ],
  ],
  ...comparisonCases,
  disable_queued_filters: [
    [{ disable_queued_filters: '1', filter_limit: '1' }, [{ label: 'cats', nb_visits: 6, idsubdatatable: 2 }]],
  ],
  showColumns: [[{ showColumns: 'bounce_count,nb_visits', filter_limit: '1' }, [{ ...cats, bounce_count: 3 }]]],
  columns: [[{ ...visits, showColumns: '', columns: 'bounce_count' }, { value: 4 }]],
  hideColumns: [
    [
      { ...visits, showColumns: '', hideColumns: 'bounce_rate,nb_uniq_visitors' },
      { nb_visits: 10, bounce_count: 4 },
    ],
  ],
  hideColumnsRecursively: [
    [
      { expanded: '1', hideColumns: 'nb_visits', hideColumnsRecursively: '0', filter_pattern: 'apes' },
      [{ label: apes.label, segment: apes.segment, idsubdatatable: 1, subtable: [gibbon] }],
    ],
  ],
  label: [
    [{ label: 'cats' }, [cats]],
    [{ label: 'House of cats > lion' }, [lion]],
    [{ label: 'cats > puma%20%26%20co' }, [puma]],
    [
      { 'label[0]': 'apes', 'label[1]': 'cats > lion' },
      [
        { ...apes, label_idx: 0 },
        { ...lion, label_idx: 1 },
      ],
    ],
    [{ label: 'House of cats - lion (day 1)', flat: '1' }, [flatLion]],
    [{ label: 'dogs' }, []],
  ],
  showMetadata: [[{ showMetadata: '0', filter_limit: '1' }, [{ label: cats.label, nb_visits: 6, idsubdatatable: 2 }]]],
  format_metrics: [
    [{ ...visits, showColumns: 'bounce_rate', format_metrics: '0' }, { value: 0.4 }],
    [{ ...visits, showColumns: 'bounce_rate', format_metrics: '1' }, { value: '40%' }],
    [
      { ...keepers, showColumns: 'revenue', format_metrics: 'all', filter_limit: '1' },
      [{ label: 'anna', revenue: '€6' }],
    ],
  ],
};
