import { describe, expect, test } from 'vitest';
import { findPluginPlaces } from '@main/worker/EngineClientDataFile';
import { run } from './run';

const row = (name: string, state: string, isCore = false, reason = '') => ({
  ...{ name, version: '1.0.0', description: `What ${name} does.`, requires: [], isCore, state, reason },
});

describe('heartwood plugin', () => {
  test.each(['plugin list', 'plugin:list'])('%s prints all with their state, then the reasons', async (line) => {
    const plugins = [row('Actions', 'active', true), row('Rain', 'off'), row('Sun', 'refused', false, 'it is night')];
    const { code, out } = await run(line.split(' '), (name) => (name === 'job.list' ? [] : plugins));
    expect([code, out]).toEqual([
      0,
      'plugin   version  state     description\n' +
        'Actions  1.0.0    built in  What Actions does.\n' +
        'Rain     1.0.0    off       What Rain does.\n' +
        'Sun      1.0.0    refused   What Sun does.\n' +
        '\nSun: it is night.\nYour own plugins lie in /data/plugins.\n',
    ]);
  });

  test('says where they would lie when there are none', async () => {
    const { out } = await run(['plugin', 'list'], (name) =>
      name === 'job.list' ? [] : [row('Actions', 'active', true)],
    );
    expect(out).toContain('You have no plugins of your own; they would lie in /data/plugins.\n');
  });

  test.each([
    ['activate', 'activatePlugin', 'The plugin Rain is on.'],
    ['deactivate', 'deactivatePlugin', 'The plugin Rain is off.'],
  ])('%s asks for %s', async (command, method, said) => {
    const { code, out, asked } = await run(['plugin', command, 'Rain'], (name) => (name === 'job.list' ? [] : {}));
    expect([code, out.startsWith(said)]).toEqual([0, true]);
    const parameters = { method: `CorePluginsAdmin.${method}`, pluginName: 'Rain' };
    expect(asked[0]).toEqual({ name: 'api.call', input: { parameters } });
  });
});

describe('commands of plugins', () => {
  const command = {
    ...{ name: 'weekend:report', plugin: 'Weekend', description: 'prints' },
    parameters: [
      { name: 'date', description: 'a day', type: 'date', isArgument: true, isRequired: true, allowed: [] },
      { name: 'idSite', description: 'the site', type: 'site', isArgument: false, isRequired: false, allowed: [] },
      { name: 'isLong', description: 'more', type: 'boolean', isArgument: false, isRequired: false, allowed: [] },
      { name: 'as', description: 'how', type: 'text', isArgument: false, isRequired: false, allowed: ['a', 'b'] },
    ],
  };
  const answer =
    (error = '') =>
    (name: string) =>
      name === 'command.list' ? [command] : { lines: ['one', 'two'], error };

  test('take their values by place and by name, letter for letter', async () => {
    const line = ['weekend:report', '2015-05-01', '--idSite', '3', '--isLong', '--as', 'b'];
    const { code, out, asked } = await run(line, answer());
    expect([code, out]).toEqual([0, 'one\ntwo\n']);
    const values = { date: '2015-05-01', idSite: '3', isLong: '1', as: 'b' };
    expect(asked.at(-1)).toEqual({ name: 'command.run', input: { name: 'weekend:report', values } });
  });

  test.each([
    [['weekend:report'], "missing required argument 'date'"],
    [['weekend:report', '2015-05-01', '--as', 'c'], 'Allowed choices are a, b'],
    [['weekend:report', '2015-05-01', '--rain'], "unknown option '--rain'"],
  ])('%j is wrong usage', async (line, sentence) => {
    const { code, err } = await run(line, answer());
    expect([code, err]).toEqual([2, expect.stringContaining(sentence)]);
  });

  test('that fail print what they had printed, and why', async () => {
    const { code, out, err } = await run(['weekend:report', '2015-05-01'], answer('It rained.'));
    expect([code, out, err]).toEqual([1, 'one\ntwo\n', 'It rained.\n']);
  });

  test('are not looked for by lines that ask for none', async () => {
    expect((await run(['core:archive'])).asked.map(({ name }) => name)).not.toContain('command.list');
  });
});

test('plugins lie beside the database or where one says; what is on is kept with the user', () => {
  const surroundings = (environment: Record<string, string>) =>
    ({ platform: 'linux', environment, home: '/home/me' }) as const;
  const stateFile = '/home/me/.local/share/Heartwood/plugins.json';
  const find = (option: string | undefined, environment: Record<string, string> = {}) =>
    findPluginPlaces('/data/a.sqlite', option, surroundings(environment));
  expect(find(undefined)).toEqual({ folder: '/data/plugins', stateFile });
  expect(find(undefined, { HEARTWOOD_PLUGINS: '/mine' })).toEqual({ folder: '/mine', stateFile });
  expect(find('/other', { HEARTWOOD_PLUGINS: '/mine' })).toEqual({ folder: '/other', stateFile });
});
