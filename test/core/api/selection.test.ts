import { expect, test } from 'vitest';
import { toApiCall } from '@main/core/api/ApiCall';
import { runMethod } from '@main/core/api/runMethod';
import { SiteStore } from '@main/core/sites/SiteStore';
import { openZoo } from './apiFixture';

test('a table knows its site, period and segment, and when it was archived', async () => {
  const parameters = { method: 'Zoo.getHouses', idSite: '1', period: 'month', date: '2015-05-17' };
  const ask = (segment: string) => runMethod(toApiCall(openZoo(), { ...parameters, segment }));
  expect(await ask('actions<=1')).toMatchObject({
    metadata: {
      ...{ idSite: 1, siteName: 'First', period: 'month', date: '2015-05', segment: 'actions<=1' },
      ...{ archivedDate: '2015-05-20 12:00:00', rowsBeforeLimit: 3 },
    },
  });
  expect(await ask('')).toMatchObject({ metadata: { segment: '' } });
});

test('more reports than memory holds are not made', async () => {
  const engine = openZoo();
  const sites = new SiteStore(engine.db, () => engine.now());
  for (let i = 0; i < 20; i++) sites.add({ name: `Site ${i}`, urls: [`http://${i}.example`], timezone: 'UTC' });
  const parameters = { method: 'Zoo.get', idSite: 'all', period: 'day', date: '2001-01-01,2014-02-21' };
  await expect(runMethod(toApiCall(engine, parameters))).rejects.toThrow('For 22 sites these are 105600 reports');
});
