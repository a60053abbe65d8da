import { expect, test } from 'vitest';
import type { Plugin, ReportDeclaration } from '@shared/plugin';
import { PluginManager } from '@main/core/plugin/PluginManager';
import { plugins } from '../../../src-main/worker/plugins';

const manifest = (name: string, requires: string[] = []) => ({ name, version: '1.0.0', description: '', requires });
const plugin = (name: string, rest: Partial<Plugin> = {}): Plugin => ({ manifest: manifest(name), lang: {}, ...rest });

const report = (rest: Partial<ReportDeclaration> = {}): ReportDeclaration => ({
  method: 'getRain',
  name: 'Weather_Rain',
  documentation: '',
  category: '',
  subcategory: '',
  order: 1,
  metrics: ['nb_visits'],
  ...rest,
});

const archiver = (...names: string[]) => ({
  records: Object.fromEntries(names.map((name) => [name, { kind: 'blob' as const }])),
  aggregateDay: () => ({}),
});

const column = (name: string, segment?: string) => ({
  [name]: {
    type: 'TEXT' as const,
    from: { fact: 'fields' as const, value: () => null },
    label: '',
    ...(segment ? { segment: { name: segment } } : {}),
  },
});

test('the plugins of the project are all accepted', () => {
  const manager = new PluginManager(plugins);
  expect(manager.refused).toEqual([]);
  expect(manager.plugins.length).toBe(plugins.length);
});

test.each<[string, string, Plugin]>([
  ["its name 'weather' is not a capital letter followed by letters and digits", 'weather', plugin('weather')],
  [
    'the name of its record rain does not start with Weather_',
    'Weather',
    plugin('Weather', { archiver: archiver('rain') }),
  ],
  [
    'the name of its record nb_visits does not start with Weather_',
    'Weather',
    plugin('Weather', { archiver: archiver('nb_visits') }),
  ],
  [
    "the record name 'Weather_a-b' holds more than letters, digits and _",
    'Weather',
    plugin('Weather', { archiver: archiver('Weather_a-b') }),
  ],
  [
    'its record Weather_count counts the rows of Weather_rain, which is no table of it',
    'Weather',
    plugin('Weather', {
      archiver: {
        records: { Weather_count: { kind: 'numeric', countRowsOf: 'Weather_rain' } },
        aggregateDay: () => ({}),
      },
    }),
  ],
  [
    "the column name 'Sky Blue' is not lower-case letters, digits and _",
    'Weather',
    plugin('Weather', { dimensions: column('Sky Blue') }),
  ],
  ['its column idvisitor is one of the core', 'Weather', plugin('Weather', { dimensions: column('idvisitor') })],
  ['its column sun belongs to Astronomy', 'Weather', plugin('Weather', { dimensions: column('sun') })],
  ['its segment light belongs to Astronomy', 'Weather', plugin('Weather', { dimensions: column('sky', 'light') })],
  ['its segment pageUrl belongs to the core', 'Weather', plugin('Weather', { dimensions: column('sky', 'pageUrl') })],
  ['it declares the report getRain twice', 'Weather', plugin('Weather', { reports: [report(), report()] })],
  [
    'its report getRain reads the record Weather_rain, which nobody declares',
    'Weather',
    plugin('Weather', { reports: [report({ record: 'Weather_rain' })] }),
  ],
  [
    'the name of the metric drops of its report getRain does not start with Weather_',
    'Weather',
    plugin('Weather', { reports: [report({ metrics: ['drops'] })] }),
  ],
  [
    'the name of the metric per_drop of its report getRain does not start with Weather_',
    'Weather',
    plugin('Weather', { reports: [report({ processedMetrics: ['per_drop'] })] }),
  ],
  [
    'the name of the metric drops_percent of its report getRain does not start with Weather_',
    'Weather',
    plugin('Weather', { reports: [report({ processedMetrics: ['drops_percent'] })] }),
  ],
  ...[{ sortBy: 'drops' }, { aggregations: { drops: 'max' as const } }, { renames: { nb_visits: 'drops' } }].map(
    (part): [string, string, Plugin] => [
      'the name of the metric drops of its record Weather_rain does not start with Weather_',
      'Weather',
      plugin('Weather', {
        archiver: { records: { Weather_rain: { kind: 'blob', ...part } }, aggregateDay: () => ({}) },
      }),
    ],
  ),
  [
    'the name of its record Goal_{idgoal}_rain does not start with Weather_',
    'Weather',
    plugin('Weather', { archiver: archiver('Goal_{idgoal}_rain') }),
  ],
  [
    'its report getRain has the subtable getHail, which is no report of it',
    'Weather',
    plugin('Weather', { reports: [report({ subtable: 'getHail' })] }),
  ],
  [
    'it requires Ocean, Sun, which is not there',
    'Weather',
    { ...plugin('Weather'), manifest: manifest('Weather', ['Ocean', 'Sun']) },
  ],
])('refuses a plugin: %s', (reason, name, bad) => {
  const good = plugin('Astronomy', { dimensions: column('sun', 'light') });
  const manager = new PluginManager([good, bad]);
  expect(manager.plugins).toEqual([good]);
  expect(manager.refused).toMatchObject([
    { name, reason, error: { code: 'plugin.refused', params: { name, reason } } },
  ]);
});

test('metrics and records of Matomo keep their names', () => {
  const number = { kind: 'numeric' } as const;
  const table = {
    kind: 'blob',
    sortBy: 'nb_hits',
    aggregations: { max_actions: 'max', Weather_heat: 'max' },
    renames: { nb_users: 'sum_daily_nb_users' },
  } as const;
  const metrics = [
    'nb_visits',
    'goal_3_revenue',
    'nb_visits_evolution',
    'bounce_rate_evolution',
    'Weather_drops',
    'rain',
  ];
  const manager = new PluginManager([
    plugin('Goals', { archiver: { records: { 'Goal_{idgoal}_revenue': number }, aggregateDay: () => ({}) } }),
    plugin('VisitFrequency', { archiver: { records: { nb_visits_new: number }, aggregateDay: () => ({}) } }),
    plugin('Weather', {
      archiver: { records: { Weather_days: table, Weather_rain: number }, aggregateDay: () => ({}) },
      reports: [report({ metrics, processedMetrics: ['avg_time_on_site'] })],
    }),
  ]);
  expect(manager.refused).toEqual([]);
  expect(['Goal_3_revenue', 'Goal_-1_revenue', 'Goal_3_items'].map((name) => manager.findRecord(name)?.plugin)).toEqual(
    ['Goals', 'Goals', undefined],
  );
});

test('of two plugins with one name the second is refused', () => {
  const manager = new PluginManager([plugin('Weather'), plugin('Weather')]);
  expect(manager.plugins).toHaveLength(1);
  expect(manager.refused).toMatchObject([{ name: 'Weather', reason: 'there are two plugins with this name' }]);
});

test('plugins that need each other follow in the order of their needs', () => {
  const needy = { ...plugin('Arid'), manifest: manifest('Arid', ['Weather']) };
  const manager = new PluginManager([needy, plugin('Weather')]);
  expect(manager.plugins.map(({ manifest: { name } }) => name)).toEqual(['Weather', 'Arid']);
});

test('a broken manifest does not stop the others', () => {
  const broken = { lang: {} } as unknown as Plugin;
  const manager = new PluginManager([broken, plugin('Weather')]);
  expect(manager.plugins).toHaveLength(1);
  expect(manager.refused).toHaveLength(1);
});

test('finds reports, records, columns, methods and texts', () => {
  const addRain = { parameters: {}, documentation: '', run: () => 1 };
  const manager = new PluginManager([
    plugin('Weather', {
      archiver: { ...archiver('Weather_rain'), version: 3 },
      dimensions: column('sky'),
      reports: [report({ record: 'Weather_rain' })],
      api: { addRain },
      lang: { en: { Rain: 'Rain', Sun: 'Sun' }, de: { Rain: 'Regen' } },
    }),
    plugin('Astronomy', { archiver: archiver('Astronomy_sun') }),
  ]);
  expect(manager.findReport('Weather.getRain')?.report.record).toBe('Weather_rain');
  expect(manager.findReport('Weather.getSun')).toBeUndefined();
  expect(manager.records.get('Weather_rain')).toMatchObject({ plugin: 'Weather', version: 3 });
  expect(manager.dimensions.get('sky')).toMatchObject({ plugin: 'Weather', column: 'sky' });
  expect(manager.api('Weather.addRain')).toEqual({ plugin: 'Weather', name: 'addRain', method: addRain });
  expect(manager.api('Weather.toString')).toBeUndefined();
  expect(manager.texts('de')).toEqual({ Weather_Rain: 'Regen', Weather_Sun: 'Sun' });
  expect(manager.recordVersions()).toBe('Astronomy=2.1;Weather=2.3');
  expect(manager.recordVersions('Weather')).toBe('Weather=2.3');
});

test('the hook Report.filterReports changes the reports; one that throws is skipped and said', () => {
  const manager = new PluginManager([
    plugin('Astronomy', {
      hooks: {
        'Report.filterReports': () => {
          throw new Error('eclipse');
        },
      },
    }),
    plugin('Weather', {
      reports: [report()],
      hooks: { 'Report.filterReports': (all) => all.map((one) => ({ ...one, plugin: 'Sky' })) },
    }),
  ]);
  expect(manager.findReport('Sky.getRain')).toBeDefined();
  expect(manager.findReport('Weather.getRain')).toBeUndefined();
  expect([...manager.hookFailures]).toEqual([['Astronomy', 'its hook Report.filterReports failed: eclipse']]);
  expect(manager.refused).toEqual([]);
});
