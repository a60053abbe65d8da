import { expect, test } from 'vitest';
import { DataTable, RecordTable, type RecordValue } from '@shared/plugin';
import { CallLog, ask, insertVisits, mayVisits, openTestEngine, period, visitsPlugin } from './archiveFixture';

const withColumn = (path: readonly [string] | readonly [string, string, string]): RecordTable => {
  const table = new RecordTable();
  table.column(path).add(table.addRow(-1, 'a'), 1);
  return table;
};

/** Archives a day with a table of this plugin's making. */
async function archive(table: RecordValue): Promise<unknown> {
  const usual = visitsPlugin(new CallLog());
  const records = usual.archiver?.records ?? {};
  const aggregateDay = () => ({ VisitsSummary_countries: table });
  const engine = openTestEngine([{ ...usual, archiver: { records, aggregateDay } }]);
  insertVisits(engine.db, mayVisits);
  const request = { period: period('day', '2015-05-01'), segment: null };
  const { rows } = await ask(engine, request).table('VisitsSummary_countries');
  return rows[0]?.columns;
}

test('a table whose columns are neither the core’s nor the plugin’s is not archived, and says why', async () => {
  await expect(archive(DataTable.fromRows([{ label: 'a', mood: 1 }]))).rejects.toThrow(
    'The plugin VisitsSummary failed: the name of the metric mood in its record VisitsSummary_countries ' +
      'does not start with VisitsSummary_.',
  );
  await expect(archive(withColumn(['mood', 'idgoal=1', 'revenue']))).rejects.toMatchObject({ code: 'plugin.failed' });
});

test('the core’s metrics, the plugin’s own, and those of goals are', async () => {
  expect(await archive(withColumn(['nb_hits']))).toEqual({ label: 'a', nb_hits: 1 });
  expect(await archive(withColumn(['VisitsSummary_mood']))).toEqual({ label: 'a', VisitsSummary_mood: 1 });
  expect(await archive(withColumn(['goals', 'idgoal=1', 'revenue']))).toEqual({
    label: 'a',
    goals: { 'idgoal=1': { revenue: 1 } },
  });
});
