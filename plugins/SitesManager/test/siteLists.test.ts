import type { ApiServices, Site } from 'heartwood/sdk';
import { expect, it } from 'vitest';
import { currencyNames, currencySymbols } from '../currencies';
import { findSites, siteLists } from '../siteLists';
import { placeOf } from '../timezones';

const sites = [
  { idsite: 1, name: 'Oak', main_url: 'https://oak.example', group: 'trees', timezone: 'Europe/Berlin' },
  { idsite: 2, name: 'Rose', main_url: 'https://rose.example', group: '', timezone: 'UTC' },
  { idsite: 12, name: 'Elm', main_url: 'https://elm.example', group: 'trees', timezone: 'UTC' },
] as Site[];

it('finds sites by a text', () => {
  const find = (pattern: string, limit = 0, sitesToExclude: string[] = []) =>
    findSites(sites, { pattern, limit, sitesToExclude }).map(({ idsite }) => idsite);
  expect([find('TREES'), find('rose.ex'), find('1'), find('', 2), find('', 0, ['1'])]).toEqual([
    [1, 12],
    [2],
    [1],
    [1, 2],
    [2, 12],
  ]);
});

it('lists groups and time zones, and renames a group', async () => {
  const renamed: [number, Partial<Site>][] = [];
  const services = {
    sites: { all: () => sites, update: (idSite: number, change: Partial<Site>) => void renamed.push([idSite, change]) },
  } as unknown as ApiServices;
  expect(siteLists.getSitesGroups.run({}, services)).toEqual(['', 'trees']);
  expect(siteLists.getUniqueSiteTimezones.run({}, services)).toEqual(['Europe/Berlin', 'UTC']);
  expect(siteLists.getSitesIdFromTimezones.run({ timezones: ['UTC'] }, services)).toEqual([2, 12]);
  await siteLists.renameGroup.run({ oldGroupName: 'trees', newGroupName: 'woods' }, services);
  expect(renamed).toEqual([
    [1, { group: 'woods' }],
    [12, { group: 'woods' }],
  ]);
});

it('knows currencies and places', () => {
  expect([currencyNames().EUR, currencySymbols().GBP]).toEqual(['Euro (€)', '£']);
  expect(['America/Argentina/Buenos_Aires', 'UTC'].map(placeOf)).toEqual(['Argentina - Buenos Aires', 'UTC']);
});
