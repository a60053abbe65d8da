import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PluginWorld, rowsPlugin } from './openPlugins';

let world: PluginWorld;
beforeAll(async () => (world = await PluginWorld.open()));
afterAll(() => world.close());

describe('a plugin of one’s own', () => {
  const rain = (count: number) => rowsPlugin('Rain', `return { Rain_rows: row('wet', ${count}) };`);

  test('is found off, runs when switched on, and is gone when switched off', async () => {
    world.write('Rain', rain(2));
    expect(await world.list('Rain')).toMatchObject({ state: 'off', isCore: false, version: '1.0.0', reason: '' });
    await expect(world.call('Rain.get')).rejects.toMatchObject({ code: 'plugin.isOff' });
    expect(await world.activate('Rain')).toMatchObject({ result: 'success' });
    expect(await world.list('Rain')).toMatchObject({ state: 'active' });
    expect(await world.call('Rain.get')).toMatchObject([{ label: 'wet', nb_visits: 2 }]);
    await world.deactivate('Rain');
    await expect(world.call('Rain.get')).rejects.toMatchObject({ code: 'plugin.isOff' });
    expect(await world.call('API.getReportMetadata')).not.toContainEqual(expect.objectContaining({ module: 'Rain' }));
  });

  test('is read anew when it is switched on again; its archives hold until its version is raised', async () => {
    await world.activate('Rain');
    await world.deactivate('Rain');
    world.write('Rain', rain(5));
    await world.activate('Rain');
    expect(await world.call('Rain.get')).toMatchObject([{ nb_visits: 2 }]);
    await world.deactivate('Rain');
    const files = rain(5);
    world.write('Rain', { ...files, 'archiver.js': (files['archiver.js'] ?? '').replace('version: 1', 'version: 2') });
    await world.activate('Rain');
    expect(await world.call('Rain.get')).toMatchObject([{ nb_visits: 5 }]);
  });

  test('that is not there, or comes with Heartwood, is said', async () => {
    await expect(world.activate('Nobody')).rejects.toMatchObject({
      code: 'plugin.notFound',
      params: { name: 'Nobody' },
    });
    await expect(world.deactivate('Nobody')).rejects.toMatchObject({ code: 'plugin.notFound' });
    await expect(world.deactivate('Actions')).rejects.toThrow('The plugin Actions belongs to Heartwood');
  });
});

describe('is refused', () => {
  const archiver = (text: string) => ({ 'archiver.js': text });
  const columns = (name: string, segment: string) =>
    `export default { ${name}: { type: 'TEXT', from: { fact: 'client', value: () => '' }, label: 'x', segment: { name: '${segment}' } } };`;

  test.each<[string, string, Record<string, string>]>([
    ['a syntax error', "archiver.js: Unexpected token ';'", archiver('export default { records: {; };')],
    ['one in TypeScript', '(line 2)', { 'archiver.ts': 'const a: number = 1;\nexport default { records: {; };' }],
    ['an enum', 'enum is not supported', { 'archiver.ts': 'enum A { B }\nexport default A;' }],
    ['what it throws', 'archiver.js: no rain', archiver("throw new Error('no rain');")],
    ['Node', "it imports 'node:fs'; a plugin may import", archiver("import 'node:fs';")],
    ['another plugin', "it imports '../Rain/archiver.js'", archiver("import '../Rain/archiver.js';")],
    ['a package', "it imports 'zod'", archiver("import 'zod';")],
    ['a file that is not there', 'it imports ./rain, which is not there', archiver("import './rain';")],
    [
      'a name the SDK lacks',
      "does not provide an export named 'Rain'",
      archiver("import { Rain } from 'heartwood/sdk';"),
    ],
    ['no default export', 'its archiver.js has no default export', archiver('export const a = 1;')],
    ['waiting', 'it waits (await) while it is loaded', archiver('await 1; export default 1;')],
    ['another shape', 'its reports.js is not right at 0.name', { 'reports.js': "export default [{ method: 'get' }];" }],
    ['an unknown hook', 'is no hook; there are', { 'hooks.js': "export default { 'Rain.begins': () => 1 };" }],
    ['texts that are none', 'its lang/en.json is not right at A', { 'lang/en.json': '{ "A": 1 }' }],
    ['broken JSON', 'its plugin.json is no JSON', { 'plugin.json': '{' }],
    [
      'another name',
      "names it 'Other', its folder 'Bad'",
      { 'plugin.json': '{"name":"Other","version":"1","description":"x"}' },
    ],
    ['no version', 'its plugin.json is not right at version', { 'plugin.json': '{"name":"Bad","description":"x"}' }],
    [
      'a taken column',
      'its column location_country belongs to UserCountry',
      { 'dimensions.js': columns('location_country', 'bad') },
    ],
    [
      'a taken segment',
      'its segment countryCode belongs to UserCountry',
      { 'dimensions.js': columns('bad', 'countryCode') },
    ],
    [
      'a bare record',
      'the name of its record nb_visits does not start with Bad_',
      archiver("export default { records: { nb_visits: { kind: 'numeric' } }, aggregateDay: () => ({}) };"),
    ],
  ])('for %s', async (_what, reason, files) => {
    world.remove('Bad');
    world.write('Bad', files);
    expect(await world.refusal('Bad')).toContain(reason);
  });

  test.each<[string, string, unknown]>([
    ['a plugin that is missing', 'it requires Snow, which is not there', ['Snow']],
    ['one that is off', 'it requires Rain, which is off', ['Rain']],
    ['another version', 'it requires Actions >=9, and 1.0.0 is there', { Actions: '>=9' }],
    ['another Heartwood', 'it requires heartwood <0.0.1, and', { heartwood: '<0.0.1' }],
    ['versions that are none', 'is not a list of versions', { Actions: 'new' }],
  ])('when it requires %s', async (_what, reason, requires) => {
    await world.deactivate('Rain').catch(() => undefined);
    world.write('Rain', {});
    world.write('Needy', {}, { requires });
    expect(await world.refusal('Needy')).toContain(reason);
  });
});

test('only its own records are due when it is switched on, of every period; they stay when it is switched off', async () => {
  const world = await PluginWorld.open();
  const before = world.archived('Snow');
  expect(before.length).toBeGreaterThan(20);
  world.write('Snow', rowsPlugin('Snow', "return { Snow_rows: row('deep', 1) };"));
  await world.activate('Snow');
  for (const period of ['day', 'week', 'month', 'year']) {
    expect(await world.call('Snow.get', { period })).toMatchObject([{ label: 'deep', nb_visits: 1 }]);
    expect(await world.call('VisitsSummary.getVisits', { period })).toEqual({ value: 3 });
  }
  // A table and a mark of being done for each period.
  await expect.poll(() => world.archived().length).toBe(before.length + 8);
  expect(world.archived('Snow')).toEqual(before);
  const after = world.archived();
  await world.deactivate('Snow');
  expect(await world.call('VisitsSummary.getVisits')).toEqual({ value: 3 });
  expect(world.archived()).toEqual(after);
  await world.close();
});
