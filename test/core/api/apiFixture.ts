import {
  DataTable,
  defineApi,
  defineArchiver,
  defineReports,
  newSummaryRow,
  Row,
  toVisitTable,
  type DayLogs,
  type Goal,
  type Plugin,
} from '@shared/plugin';
import { parseDay } from '@shared/period/Period';
import { ArchiveWriter } from '@main/core/archive/ArchiveWriter';
import { raiseGeneration } from '@main/core/archive/generations';
import { installDimensions } from '@main/core/db/installDimensions';
import { openWritable } from '@main/core/db/openDatabase';
import type { WritableDatabase } from '@main/core/db/Database';
import { sql } from '@main/core/db/sql';
import type { WritingEngine } from '@main/core/Engine';
import { dayKey } from '@main/core/tracker/dayKeys';
import { SECONDS_PER_DAY, type SiteDay } from '@shared/units';
import { PluginManager } from '@main/core/plugin/PluginManager';
import { GoalStore } from '@main/core/sites/GoalStore';
import { SiteStore } from '@main/core/sites/SiteStore';

const hasVisits = (logs: DayLogs): boolean => logs.queryVisitsByDimension([]).length > 0;

/** Every day with data has the same numbers. */
const visits: Plugin = {
  manifest: { name: 'VisitsSummary', version: '1.0.0', description: 'A test' },
  lang: {},
  archiver: defineArchiver({
    records: {
      nb_visits: { kind: 'numeric' },
      bounce_count: { kind: 'numeric' },
      nb_uniq_visitors: { kind: 'numeric', distinct: 'visitors' },
    },
    aggregateDay: (logs) => (hasVisits(logs) ? { nb_visits: 10, bounce_count: 4, nb_uniq_visitors: 3 } : {}),
  }),
};

/** A zoo: every day with data has the same two houses with animals, and visitors. */
const zoo: Plugin = {
  manifest: { name: 'Zoo', version: '1.0.0', description: 'A test', requires: ['VisitsSummary'] },
  lang: {
    en: {
      House: 'House',
      Houses: 'Houses',
      HousesDocumentation: 'All houses.',
      Animal: 'Animal',
      Zoo: 'Zoo',
      Keeper: 'Keeper',
      nb_feedings: 'Feedings',
    },
  },
  archiver: defineArchiver({
    records: {
      Zoo_houses: { kind: 'blob' },
      Zoo_keepers: { kind: 'blob' },
      Zoo_visitors: { kind: 'blob' },
    },
    aggregateDay: (logs) =>
      hasVisits(logs)
        ? {
            Zoo_houses: houses(),
            Zoo_keepers: keepers(),
            Zoo_visitors: toVisitTable(logs.queryVisitsByDimension([]), () => 'all'),
          }
        : {},
  }),
  reports: defineReports([
    {
      method: 'get',
      name: 'Zoo_Zoo',
      documentation: 'Zoo_Zoo',
      category: 'General_Visitors',
      subcategory: 'General_Overview',
      order: 1,
      numerics: ['nb_visits', 'bounce_count', 'nb_uniq_visitors'],
      metrics: ['nb_visits', 'bounce_count', 'nb_uniq_visitors'],
      processedMetrics: ['bounce_rate'],
    },
    {
      method: 'getHouses',
      name: 'Zoo_Houses',
      documentation: 'Zoo_HousesDocumentation',
      category: 'General_Visitors',
      subcategory: 'Zoo_Zoo',
      order: 2,
      dimension: 'Zoo_House',
      record: 'Zoo_houses',
      metrics: ['nb_visits', 'Zoo_nb_feedings'],
      processedMetrics: ['bounce_rate'],
      subtable: 'getAnimals',
      label: (label) => `House of ${label}`,
      metadata: { logo: (label) => (label === 'cats' ? 'cats.svg' : undefined) },
      segment: (label) => `house==${label}`,
    },
    {
      method: 'getAnimals',
      name: 'Zoo_Animal',
      documentation: 'Zoo_Animal',
      category: 'General_Visitors',
      subcategory: 'Zoo_Zoo',
      order: 3,
      dimension: 'Zoo_Animal',
      record: 'Zoo_houses',
      metrics: ['nb_visits'],
      isSubtableReport: true,
      label: (label, context, _row, depth) => `${label} (${context.periodType} ${depth})`,
      segment: (label, _row, parents) => `house==${parents.join()};animal==${label}`,
    },
    {
      method: 'getKeepers',
      name: 'Zoo_Keeper',
      documentation: 'Zoo_Keeper',
      category: 'General_Visitors',
      subcategory: 'Zoo_Zoo',
      order: 4,
      dimension: 'Zoo_Keeper',
      record: 'Zoo_keepers',
      metrics: ['nb_visits', 'nb_actions', 'sum_visit_length', 'bounce_count', 'nb_visits_converted', 'revenue'],
      isHidden: true,
    },
    {
      method: 'getVisitors',
      name: 'General_Visitors',
      documentation: 'General_Visitors',
      category: 'General_Visitors',
      subcategory: 'Zoo_Zoo',
      order: 5,
      dimension: 'General_Visitors',
      record: 'Zoo_visitors',
      metrics: ['nb_visits', 'nb_uniq_visitors'],
      isHidden: true,
    },
  ]),
  api: defineApi({
    getAge: {
      parameters: { idSite: { type: 'number' }, unit: { type: 'text', default: 'years', allowed: ['years', 'days'] } },
      documentation: 'How old it is.',
      run: ({ idSite, unit }) => ({ idSite, unit }),
    },
    getNames: { parameters: { names: { type: 'list' } }, documentation: 'Names.', run: ({ names }) => names },
    close: { parameters: {}, documentation: 'Closes.', writes: true, run: () => undefined },
    getCats: {
      parameters: { idSite: { type: 'site' }, period: { type: 'period' }, date: { type: 'date' } },
      documentation: 'The cats alone.',
      async run({ idSite, period, date }, services) {
        const all = await services.report('Zoo.getHouses', { idSite, period, date });
        const onlyCats = (table: DataTable): DataTable => {
          const result = new DataTable();
          for (const row of table.rows) if (row.metadata.logo) result.addRow(row);
          return result;
        };
        return all instanceof DataTable ? onlyCats(all) : all.map(onlyCats);
      },
    },
  }),
};

function houses(): DataTable {
  const table = new DataTable();
  const animals = (names: readonly string[]): DataTable =>
    DataTable.fromRows(names.map((label, i) => ({ label, nb_visits: i + 1 })));
  table.addRow(new Row({ label: 'apes', nb_visits: 4, bounce_count: 1, Zoo_nb_feedings: 2 }, {}, animals(['gibbon'])));
  table.addRow(
    new Row({ label: 'cats', nb_visits: 6, bounce_count: 3, Zoo_nb_feedings: 1 }, {}, animals(['lion', 'puma & co'])),
  );
  table.addRow(newSummaryRow()).columns.nb_visits = 1;
  return table;
}

/** One keeper with visits, a goal and money; one without. */
function keepers(): DataTable {
  const anna = { nb_visits: 4, nb_actions: 10, sum_visit_length: 100, bounce_count: 1, nb_visits_converted: 1 };
  const goals = { 'idgoal=1': { nb_conversions: 2, nb_visits_converted: 1, revenue: 6 } };
  return DataTable.fromRows([
    { label: 'anna', ...anna, revenue: 6, goals },
    { label: 'ben', nb_visits: 0, nb_actions: 0, sum_visit_length: 0, bounce_count: 0 },
  ]);
}

const goal: Omit<Goal, 'idgoal' | 'name'> = {
  idsite: 1,
  description: '',
  match_attribute: 'url',
  pattern: '/x',
  pattern_type: 'exact',
  case_sensitive: 0,
  allow_multiple: 0,
  revenue: 0,
  event_value_as_revenue: 0,
};

/** Two sites; the first has two goals and data on 2015-05-17 and 2015-05-18. It is 2015-05-20. */
export function openZoo(): WritingEngine {
  const db = openWritable(':memory:');
  const plugins = new PluginManager([visits, zoo]);
  installDimensions(db, plugins);
  const now = (): number => Date.UTC(2015, 4, 20, 12) / 1000;
  const sites = new SiteStore(db, now);
  sites.add({ name: 'First', urls: ['http://a.example'], timezone: 'UTC', currency: 'EUR' });
  sites.add({ name: 'Second', urls: ['http://b.example'], timezone: 'UTC' });
  const goals = new GoalStore(db);
  goals.add({ ...goal, name: 'Fed' });
  goals.add({ ...goal, name: 'Slept' });
  const days = ['2015-05-17', '2015-05-18'].map((date) => parseDay(date) as number);
  for (const day of days) insertVisit(db, day);
  raiseGeneration(db, 1, days);
  db.execute('UPDATE site_day SET derived = generation');
  return { db, plugins, archiveStore: new ArchiveWriter(db, now), now };
}

function insertVisit(db: WritableDatabase, day: SiteDay): void {
  const noon = day * SECONDS_PER_DAY + SECONDS_PER_DAY / 2;
  db.run(sql`
    INSERT INTO log_visit (idvisit, idsite, idvisitor, idclient, visit_first_action_time, visit_last_action_time,
      visit_total_time, visit_total_actions, visit_total_interactions, visit_total_searches, visitor_returning,
      visitor_count_visits, visitor_seconds_since_first, visitor_seconds_since_last)
    VALUES (${dayKey(1, day)}, 1, 7, 1, ${noon}, ${noon}, 0, 1, 1, 0, 0, 1, 0, 0)
  `);
}
