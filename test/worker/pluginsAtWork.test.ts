import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PluginWorld, rowsPlugin } from './openPlugins';

let world: PluginWorld;
beforeAll(async () => (world = await PluginWorld.open()));
afterAll(() => world.close());

/** Switches a plugin on that has only what is given. */
async function run(name: string, files: Record<string, string>): Promise<void> {
  world.write(name, files);
  await world.activate(name);
  await world.settle();
}

describe('a plugin that fails at work says so, and others go on', () => {
  test.each<[string, string, string]>([
    ['Throws', 'throw new Error("hail");', 'archiver.aggregateDay: hail'],
    ['Nothing', 'return null;', 'aggregateDay returned no records'],
    [
      'Undeclared',
      'return { Undeclared_hail: 1 };',
      'made the record Undeclared_hail, which Undeclared does not declare',
    ],
    ['NoTable', 'return { NoTable_rows: 3 };', 'the record NoTable_rows is declared as a table and is none'],
    ['NotANumber', 'return { NotANumber_rows: row("a", NaN) };', 'holds NaN'],
    ['Big', 'return { Big_rows: row("a", 1n) };', 'holds a bigint'],
    ['Deep', 'const t = row("a", 1); t.rows[0].subtable = t; return { Deep_rows: t };', 'more than 64 levels deep'],
  ])('%s: %s', async (name, day, reason) => {
    await run(name, rowsPlugin(name, day));
    await expect(world.call(`${name}.get`)).rejects.toThrow(reason);
    await expect(world.call(`${name}.get`)).rejects.toMatchObject({ code: 'plugin.failed', params: { name } });
    expect(await world.call('VisitsSummary.getVisits')).toEqual({ value: 3 });
  });

  test('in the functions of a report', async () => {
    await run('Label', rowsPlugin('Label', 'return { Label_rows: row("a", 1) };', 'label: () => sun.rise(),'));
    await expect(world.call('Label.get')).rejects.toThrow(
      'The plugin Label failed: reports, get.label: sun is not defined.',
    );
  });

  test('in API methods, at once or later', async () => {
    const method = (body: string) => `{ parameters: {}, documentation: 'x', run: ${body} }`;
    const now = method("() => { throw new Error('fog'); }");
    const later = method("async () => { await null; throw new Error('mist'); }");
    await run('Methods', { 'api.js': `export default { now: ${now}, later: ${later} };` });
    await expect(world.call('Methods.now')).rejects.toThrow('The plugin Methods failed: api.now.run: fog.');
    await expect(world.call('Methods.later')).rejects.toThrow('The plugin Methods failed: api.later.run: mist.');
  });

  test('in hooks, which are skipped', async () => {
    const hook =
      "'API.Request.dispatch.end': (result, { method }) => { if (method === 'API.get') throw new Error('ice'); }";
    await run('Hooked', { 'hooks.js': `export default { ${hook} };` });
    expect(await world.call('API.get')).toMatchObject({ nb_visits: 3 });
    expect(await world.list('Hooked')).toMatchObject({
      state: 'active',
      reason: 'its hook API.Request.dispatch.end failed: ice',
    });
  });
});

describe('columns of a plugin', () => {
  const column = (value: string, type = 'TEXT') => ({
    'dimensions.js': `export default { browsers_first: {
      type: '${type}', from: { fact: 'client', value: ${value} }, label: 'x', segment: { name: 'browserFirst' },
    } };`,
    ...rowsPlugin(
      'Browsers',
      `const t = row('all', 0); t.rows = [];
      for (const { values, metrics } of logs.queryVisitsByDimension(['browsers_first']))
        t.sumByLabel(String(values[0]), { nb_visits: metrics.nb_visits });
      return { Browsers_rows: t };`,
    ),
  });

  test('are filled over the whole history, and again after a time without the plugin', async () => {
    await run('Browsers', column('(fact) => fact.browserCode[0]'));
    const rows = [
      { label: 'F', nb_visits: 2 },
      { label: 'C', nb_visits: 1 },
    ];
    expect(await world.call('Browsers.get')).toMatchObject(rows);
    expect(await world.call('VisitsSummary.getVisits', { segment: 'browserFirst==F' })).toEqual({ value: 2 });
    await world.deactivate('Browsers');
    await expect(world.call('VisitsSummary.getVisits', { segment: 'browserFirst==F' })).rejects.toThrow('browserFirst');
    await world.activate('Browsers');
    await world.settle();
    expect(await world.call('Browsers.get')).toMatchObject(rows);
  });
});

test('hooks change requests, reports, segments and visits', async () => {
  const hooks = {
    'API.Request.dispatch': "(all) => ({ ...all, ...(all.date === 'start' ? { date: '2026-05-05' } : {}) })",
    'API.Request.dispatch.end': "(result, { method }) => (method === 'API.getHeartwoodVersion' ? 'new' : undefined)",
    'API.getReportMetadata.end': '(reports) => reports.slice(0, 1)',
    'Report.filterReports': "(reports) => reports.filter(({ plugin }) => plugin !== 'VisitTime')",
    'Segment.filterSegments': "(names) => names.filter((name) => name !== 'visitIp')",
    'Tracker.isExcludedVisit': "(_, { client }) => client.browserCode === 'CH'",
    'Tracker.PageUrl.getQueryParametersToExclude': "() => ['ref']",
  };
  const urls = async () => ((await world.call('Actions.getPageUrls')) as { label: string }[]).map(({ label }) => label);
  expect((await urls()).sort()).toEqual(['/index', '/index?ref=a', '/index?ref=b']);
  const text = Object.entries(hooks).map(([name, code]) => `'${name}': ${code}`);
  await run('Everything', { 'hooks.js': `export default { ${text.join(', ')} };` });
  expect(await world.call('VisitsSummary.getVisits', { date: 'start' })).toEqual({ value: 2 });
  expect(await urls()).toEqual(['/index']);
  expect(await world.call('API.getHeartwoodVersion')).toEqual({ value: 'new' });
  expect(await world.call('API.getReportMetadata')).toHaveLength(1);
  await expect(world.call('VisitTime.getVisitInformationPerLocalTime')).rejects.toMatchObject({
    code: 'api.methodNotFound',
  });
  await expect(world.call('VisitsSummary.get', { segment: 'visitIp==1.2.3.4' })).rejects.toThrow('visitIp');
  await world.deactivate('Everything');
  await world.settle();
  expect(await world.call('VisitsSummary.getVisits')).toEqual({ value: 3 });
  expect(await urls()).toHaveLength(3);
});

test('commands are listed with their parameters, run, and say what is wrong', async () => {
  const { engine } = world;
  await run('Speaker', {
    'commands.js': `export default {
      say: {
        description: 'says it',
        parameters: { what: { type: 'text', description: 'the word', isArgument: true }, idSite: { type: 'site', default: '1', description: 'the site' } },
        run({ what, idSite }, services, out) { out.line(what + ' ' + services.sites.byId(Number(idSite)).name); },
      },
      add: { description: 'adds a site', writes: true, run(_, services) { services.sites.add({ name: 'new' }); } },
      fail: { description: 'fails', run(_, services, out) { out.line('before'); throw new Error('hoarse'); } },
    };`,
  });
  const commands = await engine.call('command.list', {});
  expect(commands.map(({ name }) => name)).toEqual(['speaker:say', 'speaker:add', 'speaker:fail']);
  expect(commands[0]?.parameters[0]).toMatchObject({ name: 'what', isArgument: true, isRequired: true });
  const result = (name: string, values = {}) => engine.call('command.run', { name, values });
  expect(await result('speaker:say', { what: 'hello' })).toEqual({ lines: ['hello shop'], error: '' });
  expect(await result('speaker:add')).toEqual({ lines: [], error: '' });
  expect(await world.call('SitesManager.getSitesIdFromSiteUrl', { url: 'x' })).toBeDefined();
  expect(await result('speaker:fail')).toEqual({
    lines: ['before'],
    error: 'The plugin Speaker failed: commands.fail.run: hoarse.',
  });
  await expect(result('speaker:say')).rejects.toMatchObject({ code: 'api.parameterMissing', params: { name: 'what' } });
  await expect(result('speaker:shout')).rejects.toThrow('Commands of plugins: speaker:add, speaker:fail, speaker:say.');
});
