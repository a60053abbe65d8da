import { beforeAll, describe, expect, it } from 'vitest';
import { toMenu } from '@renderer/app/menu';
import { primaryColumns, toColumns } from '@renderer/report/columns';
import { formatExact, formatMetric } from '@renderer/report/formatMetric';
import type { ReportMetadata } from '@renderer/report/ReportMetadata';
import { toSafeUrl } from '@renderer/report/safeUrl';
import { formatBytes, formatDuration } from '@renderer/ui/formatNumber';
import { setLanguage } from '@renderer/ui/t';

beforeAll(() => setLanguage('en-GB'));

const report: ReportMetadata = {
  category: 'Visitors',
  subcategory: 'Devices',
  categoryId: 'General_Visitors',
  subcategoryId: 'General_Devices',
  name: 'Browsers',
  module: 'DevicesDetection',
  action: 'getBrowsers',
  uniqueId: 'DevicesDetection_getBrowsers',
  order: 1,
  dimension: 'Browser',
  metrics: {
    nb_uniq_visitors: 'Unique visitors',
    nb_visits: 'Visits',
    sum_visit_length: 'Time',
    bounce_count: 'Bounces',
  },
  processedMetrics: { bounce_rate: 'Bounce rate' },
  defaultSortColumn: 'nb_visits',
};

describe('numbers', () => {
  it.each([
    [1234567, 'number', '1,234,567'],
    [1.5, 'float', '1.5'],
    [3, 'float', '3.0'],
    [0.76, 'percent', '76%'],
    [0.0345, 'percent', '3.5%'],
    [125, 'duration_s', '2 min 5 s'],
    [3725, 'duration_s', '1 h 2 min'],
    [1500, 'byte', '1.5 kB'],
    ['2015-05-17 10:05:03', 'datetime', '17/05/2015, 10:05'],
    ['45%', 'percent', '45%'],
    [null, 'number', '–'],
    [undefined, 'number', '–'],
  ] as const)('%s as %s is %s', (value, type, text) => {
    expect(formatMetric(value, type)).toBe(text);
  });

  it('are exact on hover', () => {
    expect(formatExact(1_500_123, 'byte')).toBe('1,500,123 B');
    expect(formatExact(0.03456, 'percent')).toBe('3.456%');
    expect(formatExact('2015-05-17 10:05:03', 'datetime')).toBe('17 May 2015, 10:05:03');
  });

  it('grow through their units', () => {
    expect([0, 999, 1000, 123_456_789].map(formatBytes)).toEqual(['0 bytes', '999 bytes', '1 kB', '123 MB']);
    expect([0, 0.4, 59.6, 3600].map(formatDuration)).toEqual(['0 s', '0.4 s', '1 min 0 s', '1 h 0 min']);
    expect([0.0042, 0.0995, 0.25, 1.44, 12.3].map(formatDuration)).toEqual([
      '4.2 ms',
      '100 ms',
      '0.25 s',
      '1.4 s',
      '12 s',
    ]);
  });
});

describe('columns', () => {
  const rows = [
    { sum_daily_nb_uniq_visitors: 3, nb_visits: 4, sum_visit_length: 60, bounce_count: 1, bounce_rate: 0.25 },
  ];

  it('start with the one that sorts, under the names of the period', () => {
    const names = toColumns(report, rows).map(({ name }) => name);
    expect(names).toEqual([
      'nb_visits',
      'sum_daily_nb_uniq_visitors',
      'sum_visit_length',
      'bounce_count',
      'bounce_rate',
    ]);
  });

  it('leave raw sums to those who ask for them', () => {
    const names = primaryColumns(report, toColumns(report, rows)).map(({ name }) => name);
    expect(names).toEqual(['nb_visits', 'sum_daily_nb_uniq_visitors', 'bounce_rate']);
  });

  it('show how much was sent where requests are counted', () => {
    const metrics = { nb_requests: 'Requests', sum_bandwidth: 'Data', max_bandwidth: 'Largest' };
    const requests = { ...report, counts: 'requests', defaultSortColumn: 'nb_requests', metrics } as const;
    const columns = toColumns(requests, [{ nb_requests: 1, sum_bandwidth: 2, max_bandwidth: 2 }]);
    expect(primaryColumns(requests, columns).map(({ name }) => name)).toEqual(['nb_requests', 'sum_bandwidth']);
    expect(primaryColumns({ ...requests, counts: undefined }, columns).map(({ name }) => name)).toEqual([
      'nb_requests',
    ]);
  });

  it('keep the columns that an entry page report is about', () => {
    const entries = {
      ...report,
      defaultSortColumn: 'entry_nb_visits',
      metrics: { entry_nb_visits: 'Entries', entry_bounce_count: 'Bounces' },
    };
    const columns = primaryColumns(entries, toColumns(entries, [{ entry_nb_visits: 2, entry_bounce_count: 1 }]));
    expect(columns.map(({ name }) => name)).toEqual(['entry_nb_visits']);
  });
});

describe('the menu', () => {
  it('puts pages in their order and leaves out hidden reports', () => {
    const overview = {
      ...report,
      subcategory: 'Overview',
      subcategoryId: 'General_Overview',
      dimension: undefined,
      order: 0,
    };
    const hidden = { ...report, subcategory: 'Outlinks', isHidden: true };
    const place = (subcategory: string) => ({ category: 'General_Visitors', subcategory });
    expect(toMenu([report, overview, hidden])).toEqual([
      {
        id: 'General_Visitors',
        category: 'Visitors',
        pages: [
          {
            place: place('General_Overview'),
            category: 'Visitors',
            subcategory: 'Overview',
            reports: [overview],
            views: [],
          },
          {
            place: place('General_Devices'),
            category: 'Visitors',
            subcategory: 'Devices',
            reports: [report],
            views: [],
          },
        ],
      },
    ]);
  });

  it('holds the views of plugins, in the order of all', () => {
    const place = { category: { id: 'General_Visitors', name: 'Visitors' }, module: 'Live', isReport: false };
    const log = { ...place, name: 'Log', subcategory: { id: 'Live_Log', name: 'Log' }, action: 'VisitorLog', order: 0 };
    const beside = {
      ...place,
      name: 'Map',
      subcategory: { id: 'General_Devices', name: 'Devices' },
      action: 'Map',
      order: 9,
    };
    const [visitors] = toMenu([report], [log, beside]);
    expect(visitors?.pages.map(({ subcategory, reports, views }) => ({ subcategory, reports, views }))).toEqual([
      { subcategory: 'Log', reports: [], views: [log] },
      { subcategory: 'Devices', reports: [report], views: [beside] },
    ]);
  });
});

describe('links of labels', () => {
  it.each([
    ['https://a.example/b', 'https://a.example/b'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['file:///etc/passwd', null],
    ['a.example', null],
    [undefined, null],
  ])('%s → %s', (text, url) => {
    expect(toSafeUrl(text)).toBe(url);
  });
});
