import { expect, test } from 'vitest';
import { dayLogs } from 'heartwood/testing';
import { judgeLogins } from '../AnswerJudge';
import { networkOf, toIncidents } from '../incidents';
import type { Probe } from '../probes';
import { reasons, verdictOf } from '../verdicts';

const MIDNIGHT = Date.UTC(2025, 2, 4) / 1000;
const probe = (time: number, more: Partial<Probe> = {}): Probe => ({
  kind: 'cmsProbe',
  ip: '192.0.2.1',
  time,
  target: '/wp-login.php',
  method: 'GET',
  status: 404,
  bytes: 300,
  country: 'xx',
  network: '',
  requests: 1,
  ...more,
});
const logs = dayLogs([]);
const found = (probes: Probe[]) =>
  toIncidents(probes, logs).map(({ who, anchor, probes: list }) => [who, anchor - MIDNIGHT, list.length]);

test('networks are those that one attacker hops in', () => {
  expect(['192.0.2.77', '2001:db8:5:6::1', '2001:db8::1', '::1'].map(networkOf)).toEqual([
    '192.0.2.0/24',
    '2001:db8:5::/48',
    '2001:db8:0::/48',
    '0:0:0::/48',
  ]);
});

test('half an hour without a probe ends an incident; addresses of a network are one attacker', () => {
  const noon = MIDNIGHT - 43_200;
  expect(
    found([
      probe(noon),
      probe(noon + 1800, { ip: '192.0.2.9' }),
      probe(noon + 3601),
      probe(noon, { ip: '198.51.100.1' }),
    ]),
  ).toEqual([
    ['192.0.2.0/24', -43_200, 2],
    ['192.0.2.1', -43_200 + 3601, 1],
    ['198.51.100.1', -43_200, 1],
  ]);
});

test('what comes within a quarter of an hour of midnight is named by that midnight on both days', () => {
  expect(found([probe(MIDNIGHT - 900)])).toEqual([['192.0.2.1', 0, 1]]);
  expect(found([probe(MIDNIGHT + 899)])).toEqual([['192.0.2.1', 0, 1]]);
  expect(found([probe(MIDNIGHT - 901)])).toEqual([['192.0.2.1', -901, 1]]);
  expect(found([probe(MIDNIGHT + 900)])).toEqual([['192.0.2.1', 900, 1]]);
});

const attempts = (statuses: number[], step = 10): Probe[] =>
  statuses.map((status, i) => probe(MIDNIGHT + 40_000 + i * step, { kind: 'bruteForce', method: 'POST', status }));

test('ten attempts to log in within five minutes are an attack, fewer or slower are not', () => {
  expect(found(attempts(Array<number>(10).fill(200)))).toEqual([['192.0.2.1', 40_000, 10]]);
  expect(found(attempts(Array<number>(9).fill(200)))).toEqual([]);
  expect(found(attempts(Array<number>(40).fill(200), 60))).toEqual([]);
});

test.each([
  [[...Array<number>(12).fill(200), 302], 'loginChanged', 302],
  [[...Array<number>(12).fill(401), 200], 'loginChanged', 200],
  [[302, ...Array<number>(12).fill(200)], 'loginsAlike', 200],
  [[...Array<number>(12).fill(303), 200], 'loginsAlike', 200],
  [[...Array<number>(12).fill(200), 403], 'loginsAlike', 403],
] as const)('logins answered %o: %s', (statuses, reason, status) => {
  const judged = judgeLogins(attempts([...statuses]));
  expect([judged.reason, judged.probe.status]).toEqual([reason, status]);
});

test('reasons are in the order of their verdicts', () => {
  const numbers = reasons.map((_, i) => verdictOf(i));
  expect(numbers).toEqual([...numbers].sort());
  expect(new Set(numbers)).toEqual(new Set([0, 1, 2]));
});
