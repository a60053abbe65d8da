import { expect, test } from 'vitest';
import type { CellValue, GroupBy, RequestGroup, RequestQuery } from 'heartwood/sdk';
import { dayLogs } from 'heartwood/testing';
import { findProbes } from '../probes';

type Line = Readonly<Record<string, CellValue>>;

/** Every line is a group: what is asked of them is answered line by line. */
function probesOf(lines: readonly Line[]): [kind: string, target: string][] {
  const cell = (line: Line, by: GroupBy): CellValue =>
    typeof by === 'string' ? (line[by] ?? null) : by.to(line[by.column] ?? null);
  const queryRequestsByDimension = (
    dimensions: readonly GroupBy[],
    { where = [] }: RequestQuery = {},
  ): RequestGroup[] =>
    lines
      .filter((line) => where.every(({ column, is }) => is(line[column] ?? null)))
      .map((line) => ({ values: dimensions.map((by) => cell(line, by)), metrics: { nb_requests: 1 } }));
  const probes = findProbes(dayLogs([], [], { queryRequestsByDimension }));
  return probes.map(({ kind, target }) => [kind, target]);
}

const line = (target: string, more: Line = {}): Line => ({
  ip: '192.0.2.1',
  method: 'GET',
  status: 200,
  target,
  ...more,
});

test('a line is one probe, whatever of it shows the attack', () => {
  const userAgent = 'sqlmap/1.7';
  expect(
    probesOf([line('/a'), line('/.env', { userAgent }), line('/b', { userAgent, referrer: '() { :; }; id' })]),
  ).toEqual([
    ['secretFile', '/.env'],
    ['scanner', '/b'],
  ]);
});

test('pages of a program that the site has are asked for every day', () => {
  expect(probesOf([line('/wp-login.php'), line('/wp-admin/', { status: 302 })])).toEqual([]);
  expect(probesOf([line('/wp-login.php', { status: 404 })])).toEqual([['cmsProbe', '/wp-login.php']]);
});

test('who sends a form to a login page tries a password, where there is one', () => {
  const post = { method: 'POST' };
  expect(probesOf([line('/wp-login.php', post), line('/account/login?next=1', { ...post, status: 403 })])).toEqual([
    ['bruteForce', '/wp-login.php'],
    ['bruteForce', '/account/login?next=1'],
  ]);
  expect(probesOf([line('/wp-login.php', { ...post, status: 404 }), line('/comment', post)])).toEqual([
    ['cmsProbe', '/wp-login.php'],
  ]);
});
