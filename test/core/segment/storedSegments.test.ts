import { afterEach, beforeEach, expect, test } from 'vitest';
import { callApi } from '@main/core/api/callApi';
import { archiveDue } from '@main/core/archive/PreArchiver';
import { sql } from '@main/core/db/sql';
import { openGeneratedLog } from './generatedLog';

let engine: ReturnType<typeof openGeneratedLog>['engine'];
beforeEach(() => ({ engine } = openGeneratedLog()));
afterEach(() => engine.db.close());

const call = (method: string, parameters: Record<string, string> = {}): Promise<unknown> =>
  callApi(engine, { method: `SegmentEditor.${method}`, ...parameters });
const add = async (name: string, definition: string, more: Record<string, string> = {}): Promise<number> =>
  ((await call('add', { name, definition, ...more })) as { value: number }).value;
const doneFlags = (): string[] =>
  engine.db
    .rows<[string]>(sql`SELECT name FROM sqlite_master WHERE name LIKE 'archive_numeric_%' AND type = 'table'`)
    .flatMap(([table]) =>
      engine.db.rows<[string]>(
        sql`SELECT DISTINCT name FROM ${sql.identifier(table)} WHERE generation IS NOT NULL ORDER BY name`,
      ),
    )
    .map(([name]) => name);

test('a segment is kept in one way of writing it, for one site or all', async () => {
  const id = await add(' Germans ', 'countryCode == de,countryCode==a\\;t', { idSite: '1' });
  await add('All', 'actions>0');
  expect(await call('get', { idSegment: String(id) })).toEqual({
    idsegment: id,
    name: 'Germans',
    definition: 'countryCode==%20de,countryCode==a%3Bt',
    hash: expect.stringMatching(/^[0-9a-f]{32}$/),
    login: '',
    enable_all_users: 1,
    enable_only_idsite: 1,
    auto_archive: 0,
    ts_created: '2025-06-01 00:00:00',
    ts_last_edit: null,
    deleted: 0,
  });
  const names = async (idSite: string) => ((await call('getAll', { idSite })) as { name: string }[]).map((s) => s.name);
  expect(await names('1')).toEqual(['All', 'Germans']);
  expect(await names('2')).toEqual(['All']);
  expect(await call('isUserCanAddNewSegment', { idSite: '1' })).toEqual({ value: true });
});

test.each([
  [{ name: ' ', definition: 'actions>1' }, 'Give the segment a name.'],
  [{ name: 'x', definition: ' ' }, 'Write it as countryCode==de;actions>3.'],
  [{ name: 'x', definition: 'actionz>1' }, 'the nearest name is actions'],
  [{ name: 'x', definition: 'actions>1', idSite: '9' }, 'There is no site with the id 9'],
])('%o is refused', async (parameters, reason) => {
  await expect(call('add', parameters)).rejects.toThrow(reason);
});

test('one that does not exist is neither answered nor changed', async () => {
  await add('Kept', 'actions>0');
  for (const method of ['get', 'delete']) {
    await expect(call(method, { idSegment: '7' })).rejects.toThrow('Segments: 1 (Kept).');
  }
  await expect(call('update', { idSegment: '7', name: 'x', definition: 'actions>0' })).rejects.toThrow('1 (Kept)');
});

test('those to be archived ahead are archived with all plugins, and answer without archiving', async () => {
  await add('On request', 'actions>1');
  const id = await add('Ahead', 'actions>2', { autoArchive: '1' });
  const { hash } = (await call('get', { idSegment: String(id) })) as { hash: string };
  const result = await archiveDue(engine);
  expect(result).toMatchObject({ days: 4, weeks: 2, months: 4, years: 4 });
  expect([...new Set(doneFlags())]).toEqual(['done', `done${hash}`]);
  expect(await archiveDue(engine)).toMatchObject({ days: 0, weeks: 0, months: 0, years: 0 });
  engine.db.run(sql`INSERT OR REPLACE INTO setting (key, value) VALUES ('archive.onRequest', 'false')`);
  const ask = (segment: string) =>
    callApi(engine, { method: 'VisitsSummary.getVisits', idSite: '1', period: 'month', date: '2025-01-01', segment });
  const day = sql`SELECT count(*) FROM log_visit WHERE visit_total_actions > 2 AND visit_first_action_time > 1735680000`;
  expect(await ask('actions>2')).toEqual({ value: engine.db.value(day) });
  await expect(ask('actions>1')).rejects.toThrow('has not been archived yet');
});

test('archives go with the segment, unless another kept one says the same', async () => {
  const first = await add('First', 'actions>2', { autoArchive: '1' });
  const second = await add('Second', ' actions>2');
  await archiveDue(engine);
  const all = doneFlags().length;
  await call('delete', { idSegment: String(first) });
  expect(doneFlags()).toHaveLength(all);
  await call('update', { idSegment: String(second), name: 'Second', definition: 'actions>3' });
  expect(new Set(doneFlags())).toEqual(new Set(['done']));
  expect(await call('getAll')).toMatchObject([
    { name: 'Second', definition: 'actions>3', ts_last_edit: '2025-06-01 00:00:00' },
  ]);
});

test('those of a site go with it', async () => {
  await add('Here', 'actions>1', { idSite: '1' });
  await add('Everywhere', 'actions>1');
  await callApi(engine, { method: 'SitesManager.deleteSite', idSite: '1' });
  expect(await call('getAll')).toMatchObject([{ name: 'Everywhere' }]);
});
