import { expect, test } from 'vitest';
import { callApi } from '@main/core/api/callApi';
import { sql } from '@main/core/db/sql';
import { openZoo } from './apiFixture';

test('trigger_archive goes before the setting; ranges are archived always', async () => {
  const engine = openZoo();
  const visits = (more: Record<string, string>) =>
    callApi(engine, {
      method: 'Zoo.get',
      idSite: '1',
      period: 'day',
      date: '2015-05-17',
      columns: 'nb_visits',
      ...more,
    });
  await expect(visits({ trigger_archive: '0' })).rejects.toThrow('has not been archived yet');
  expect(await visits({ trigger_archive: '0', period: 'range', date: '2015-05-17,2015-05-18' })).toEqual({ value: 20 });
  engine.db.run(sql`INSERT INTO setting (key, value) VALUES ('archive.onRequest', 'false')`);
  await expect(visits({ period: 'month' })).rejects.toThrow('has not been archived yet');
  expect(await visits({ period: 'month', trigger_archive: '1' })).toEqual({ value: 20 });
  expect(await visits({ period: 'month', trigger_archive: '0' })).toEqual({ value: 20 });
});
