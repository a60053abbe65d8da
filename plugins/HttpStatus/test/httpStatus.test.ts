import type { DataTable, LogGroup, ReportDeclaration } from 'heartwood/sdk';
import { dayLogs } from 'heartwood/testing';
import { expect, it } from 'vitest';
import archiver from '../archiver';
import { nameStatus } from '../reasons';
import { linkKindOf } from '../referrers';
import reports from '../reports';
import { classOf, isInconsistent, toAnswerTable } from '../statusTables';

const group = (values: LogGroup['values'], requests: number): LogGroup => ({
  values,
  metrics: { nb_requests: requests },
});

it('names statuses, and leaves unknown ones as they are', () => {
  expect([nameStatus('404'), nameStatus('499'), nameStatus('299'), nameStatus('__proto__')]).toEqual([
    '404 Not Found',
    '499 Client Closed Request (nginx)',
    '299',
    '__proto__',
  ]);
  expect([classOf(204), classOf(599)]).toEqual(['2xx', '5xx']);
});

it.each([
  ['https://www.example.com/a', 'internal'],
  ['http://shop.example.com:8080/', 'internal'],
  ['https://notexample.com/', 'external'],
  ['https://example.com.evil.example/', 'external'],
  ['', 'unknown'],
  ['android-app://com.example', 'unknown'],
])('a link at %j is %s', (referrer, kind) => {
  expect(linkKindOf(referrer, 'https://example.com')).toBe(kind);
});

it('says how each URL was answered; a refusal says nothing about it', () => {
  const table = toAnswerTable([
    group(['/a', 200], 3),
    group(['/a', 304], 1),
    group(['/a', 503], 2),
    group(['/b', 404], 5),
    group(['/b', 401], 7),
    group(['/c', 301], 1),
  ]);
  expect(table.rows.map(({ columns }) => columns)).toEqual([
    { label: '/a', nb_requests: 6, HttpStatus_nb_found: 4, HttpStatus_nb_failed: 2 },
    { label: '/b', nb_requests: 5, HttpStatus_nb_missing: 5 },
    { label: '/c', nb_requests: 1, HttpStatus_nb_redirects: 1 },
  ]);
  expect(table.rows.map((row) => isInconsistent((column) => row.number(column)))).toEqual([true, false, false]);
});

it('counts classes from codes', () => {
  const logs = dayLogs([], [], {
    queryRequestsByDimension: ([dimension], { where } = {}) =>
      dimension === 'status' && !where ? [group([200], 4), group([404], 2), group([410], 1), group([500], 1)] : [],
  });
  const day = archiver.aggregateDay(logs);
  expect(day.HttpStatus_nb_client_errors).toBe(3);
  expect(day.HttpStatus_nb_not_found).toBe(3);
  const classes = day.HttpStatus_classes as DataTable;
  expect(classes.rows.map((row) => [row.label, row.number('nb_requests'), row.subtable?.rows.length])).toEqual([
    ['2xx', 4, 1],
    ['4xx', 3, 2],
    ['5xx', 1, 1],
  ]);
});

it('selects the requests of a chain by its first step and its way', () => {
  const chains = (reports as readonly ReportDeclaration[]).find(({ method }) => method === 'getRedirectChains');
  const row = { isSummary: false } as DataTable['rows'][number];
  expect(chains?.segment?.('/a → /b → /c', row, [], {} as never)).toBe(
    'isFirstRedirect==1;requestPath==%2Fa;redirectWay==%2Fb%20%E2%86%92%20%2Fc',
  );
});
