import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callApi } from '@main/core/api/callApi';
import { sql } from '@main/core/db/sql';
import type { WritingEngine } from '@main/core/Engine';
import { importLog } from '@main/core/import/importLog';
import { readSetting, writeSetting } from '@main/core/settings/Settings';
import { makeDue } from '@main/core/sites/makeSiteDue';
import { deriveDue } from '@main/core/tracker/deriveDue';
import { openEngine } from '../../cases/openEngine';
import { writeMmdb } from '../classify/writeMmdb';

let folder: string;
let engine: WritingEngine;
const line = (ip: string) =>
  `${ip} - - [03/Mar/2025:10:00:00 +0000] "GET / HTTP/1.1" 200 5 "-" "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"\n`;
const munich = {
  country: { iso_code: 'DE' },
  subdivisions: [{ iso_code: 'BY', names: { en: 'Bavaria' } }],
  city: { names: { en: 'Munich' } },
  location: { latitude: 48.125, longitude: 11.5 },
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'places-'));
  engine = openEngine();
  await callApi(engine, { method: 'SitesManager.addSite', siteName: 'A', urls: 'https://a.example', timezone: 'UTC' });
});
afterEach(() => {
  engine.db.close();
  rmSync(folder, { recursive: true });
});

async function use(database: string): Promise<void> {
  if (writeSetting(engine.db, 'geo.database', database)) makeDue(engine.db);
  await deriveDue(engine, async () => undefined);
}

async function importLines(...ips: string[]): Promise<void> {
  writeFileSync(join(folder, 'access.log'), ips.map(line).join(''));
  await importLog(engine, { paths: [join(folder, 'access.log')], options: {} });
}

const ask = (method: string, more = {}) =>
  callApi(engine, { method, idSite: '1', period: 'day', date: '2025-03-03', ...more });

it('finds cities in a database of the user, for what is imported then and what was imported before', async () => {
  const path = join(folder, 'City.mmdb');
  writeMmdb(path, [
    ['8.8.8.0/24', munich],
    ['133.11.0.0/16', { country: { iso_code: 'JP' } }],
  ]);
  await importLines('8.8.8.8');
  expect(await ask('UserCountry.getCountry')).toMatchObject([{ code: 'us' }]);
  await use(path);
  await importLines('8.8.8.9', '133.11.0.1', '1.1.1.1');
  expect(await ask('UserCountry.getCity')).toMatchObject([
    { label: 'Munich, Bavaria, Germany', nb_visits: 2, city_name: 'Munich', region: 'BY', lat: 48.125, long: 11.5 },
    { nb_visits: 1, country: 'jp' },
    { nb_visits: 1, country: 'xx' },
  ]);
  expect(await ask('UserCountry.getRegion')).toMatchObject([
    { label: 'Bavaria, Germany', nb_visits: 2, region: 'BY', region_name: 'Bavaria', country: 'de' },
    { country: 'jp' },
    { country: 'xx' },
  ]);
  expect(await ask('VisitsSummary.getVisits', { segment: 'city==Munich;regionCode==BY' })).toEqual({ value: 2 });
  await use('');
  expect(await ask('UserCountry.getCountry')).toMatchObject([{ code: 'us', nb_visits: 2 }, {}, {}]);
});

it('keeps the places of masked addresses, and all when the file is gone', async () => {
  const path = join(folder, 'City.mmdb');
  writeMmdb(path, [['8.8.8.0/24', munich]]);
  await importLines('8.8.8.0', '8.8.8.8');
  await use(path);
  const places = () =>
    engine.db.rows(sql`SELECT ip, location_city FROM log_visit JOIN log_client USING (idclient) ORDER BY 1`);
  const found = [
    ['8.8.8.0', null],
    ['8.8.8.8', 'Munich'],
  ];
  expect(places()).toEqual(found);
  rmSync(path);
  makeDue(engine.db);
  await deriveDue(engine, async () => undefined);
  expect(places()).toEqual(found);
});

it.each([
  ['is no database', (path: string) => writeFileSync(path, 'countries')],
  ['is not there', () => undefined],
  ['holds networks', (path: string) => writeMmdb(path, [['8.8.8.0/24', { asn: 'x' }]], 'GeoLite2-ASN')],
])('says why a file cannot be used that %s', (_name, make) => {
  const path = join(folder, 'x.mmdb');
  make(path);
  expect(() => writeSetting(engine.db, 'geo.database', path)).toThrow(
    expect.objectContaining({ code: 'geo.unreadable', params: expect.objectContaining({ path }) }),
  );
  expect(readSetting(engine.db, 'geo.database')).toBe('');
});
