import type { DataTable, ReportDeclaration } from 'heartwood/sdk';
import { dayLogs } from 'heartwood/testing';
import { describe, expect, it } from 'vitest';
import archiver from '../archiver';
import { isDataCenter, numberOf, organizationOf, toProvider } from '../networks';
import reports from '../reports';

const telekom = 'AS3320 Deutsche Telekom AG';
const amazon = 'AS16509 Amazon.com, Inc.';

describe('networks', () => {
  it('have a number and somebody who runs them', () => {
    expect([numberOf(telekom), organizationOf(telekom)]).toEqual([3320, 'Deutsche Telekom AG']);
    expect([numberOf('AS64512'), organizationOf('AS64512')]).toEqual([64512, 'AS64512']);
    expect([numberOf(''), organizationOf('')]).toEqual([0, '']);
  });

  it.each([
    [telekom, false],
    [amazon, true],
    ['AS64512 Oak Hosting Ltd', true],
    ['AS64513 Acme Data Center', true],
    ['AS64514 Observers of Birds', false],
    ['', false],
  ])('%j is a data centre: %j', (network, isOne) => {
    expect(isDataCenter(network)).toBe(isOne);
  });
});

it('counts visits by network', () => {
  const day = archiver.aggregateDay(
    dayLogs([{ location_provider: telekom }, { location_provider: amazon }, { location_provider: telekom }, {}]),
  );
  const { rows } = day.Provider_hostnameExt as DataTable;
  expect(rows.map((row) => [row.label, row.number('nb_visits')])).toEqual([
    [telekom, 2],
    [amazon, 1],
    ['', 1],
  ]);
  expect((day.Provider_kind as DataTable).rows.map((row) => [row.label, row.number('nb_visits')])).toEqual([
    ['0', 2],
    ['1', 1],
    ['', 1],
  ]);
});

it('selects the visits of an organisation', () => {
  const report = (reports as readonly ReportDeclaration[]).find(({ method }) => method === 'getProvider');
  const row = { isSummary: false } as DataTable['rows'][number];
  const segment = report?.segment?.(toProvider(amazon), row, [], {} as never);
  expect(segment).toBe('provider==Amazon.com%2C%20Inc.;isDataCenter==1');
});
