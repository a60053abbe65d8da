import { toContinent, type DataTable, type ReportDeclaration } from 'heartwood/sdk';
import { describe, expect, it } from 'vitest';
import { dayLogs, reportContext } from 'heartwood/testing';
import archiver from '../archiver';
import texts from '../lang/en.json';
import { countryName, splitPlace, toPlaceName } from '../places';
import reports from '../reports';

const context = reportContext('UserCountry', texts);
const munich = { location_country: 'de', location_region: 'BY', location_city: 'Munich' };

describe('UserCountry archiver', () => {
  const day = archiver.aggregateDay(
    dayLogs([
      { ...munich, location_latitude: 48.1, location_longitude: 11.5, location_region_name: 'Bavaria' },
      { ...munich, location_latitude: 48.2, location_longitude: 11.6 },
      { ...munich, location_latitude: 48.2, location_longitude: 11.6 },
      { location_country: 'jp' },
      {},
    ]),
  );
  const labels = (table: unknown) => (table as DataTable).rows.map((row) => [row.label, row.number('nb_visits')]);

  it('counts countries, regions and cities', () => {
    expect(labels(day.UserCountry_country)).toEqual([
      ['de', 3],
      ['jp', 1],
      ['xx', 1],
    ]);
    expect(labels(day.UserCountry_region)).toEqual([
      ['BY|de', 3],
      ['|jp', 1],
      ['|', 1],
    ]);
    expect(labels(day.UserCountry_city)).toEqual([
      ['Munich|BY|de', 3],
      ['||jp', 1],
      ['||', 1],
    ]);
  });

  it('gives a city the coordinates of most of its visits', () => {
    const rows = (day.UserCountry_city as DataTable).rows;
    expect(rows.map((row) => row.metadata)).toEqual([{ lat: 48.2, long: 11.6 }, {}, {}]);
    const [region] = (day.UserCountry_region as DataTable).rows;
    expect(region?.metadata).toEqual({ region_name: 'Bavaria' });
  });
});

describe('places', () => {
  it('are read from labels', () => {
    expect(splitPlace('Munich|BY|de')).toEqual({ city: 'Munich', region: 'BY', country: 'de' });
    expect(splitPlace('BY|de')).toEqual({ city: '', region: 'BY', country: 'de' });
    expect(splitPlace('||')).toEqual({ city: '', region: '', country: 'xx' });
  });

  it('have names', () => {
    expect(countryName('de', context)).toBe('Germany');
    expect(countryName('xx', context)).toBe('General_Unknown');
    const bavaria = { metadata: { region_name: 'Bavaria' } };
    expect(toPlaceName('Munich|BY|de', context, { metadata: {} })).toBe('Munich, BY, Germany');
    expect(toPlaceName('Munich|BY|de', context, bavaria)).toBe('Munich, Bavaria, Germany');
    expect(toPlaceName('|jp', context, { metadata: {} })).toBe('General_Unknown, Japan');
  });

  it('lie on a continent', () => {
    expect(toContinent('de')).toBe('eur');
    expect(toContinent('xx')).toBe('unk');
  });
});

describe('UserCountry reports', () => {
  const declared: readonly ReportDeclaration[] = reports;
  const find = (method: string) => declared.find((report) => report.method === method);
  const row = { isSummary: false } as DataTable['rows'][number];

  it('select a city by all its parts', () => {
    expect(find('getCity')?.segment?.('New York|NY|us', row, [], context)).toBe(
      'city==New%20York;regionCode==NY;countryCode==us',
    );
  });

  it('select a continent', () => {
    expect(find('getContinent')?.segment?.('amn', row, [], context)).toBe('continentCode==amn');
    expect(find('getContinent')?.label?.('amn', context, row, 0)).toBe('North America');
  });
});
