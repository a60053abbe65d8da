import { expect, test } from 'vitest';
import { toApiCall } from '@main/core/api/ApiCall';
import { runMethod } from '@main/core/api/runMethod';
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
