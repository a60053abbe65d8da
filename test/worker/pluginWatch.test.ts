import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PluginWatch } from '@main/core/plugin/PluginWatch';
import { EngineClientWatch } from '@main/worker/EngineClientWatch';
import type { StoppedPlugin } from '@main/worker/protocol';
import { newJob, openStandIn } from './openStandIn';
import type { StandInThread } from './StandInThread';

describe('EngineClientWatch', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const start = () => {
    const hangs: StoppedPlugin[] = [];
    const outside = new EngineClientWatch(3, (plugin) => hangs.push(plugin));
    return { hangs, outside, inside: new PluginWatch(outside.buffer, (names) => outside.setNames(names)) };
  };

  test('tells of code that works on one thing for too long', () => {
    const { hangs, inside } = start();
    inside.run('Rain', () => vi.advanceTimersByTime(3000));
    expect(hangs).toEqual([]);
    inside.run('Rain', () => vi.advanceTimersByTime(10_000));
    expect(hangs).toEqual([{ name: 'Rain', reason: 'it worked for more than 3 seconds at one thing' }]);
  });

  test('does not add up many things, nor time in which no plugin works', () => {
    const { hangs, inside } = start();
    for (let i = 0; i < 20; i++) inside.run('Rain', () => vi.advanceTimersByTime(1000));
    vi.advanceTimersByTime(60_000);
    expect(hangs).toEqual([]);
  });

  test('knows whose code a thread ended in', () => {
    const { outside, inside } = start();
    expect(outside.pluginAtEnd('it ended')).toBeNull();
    inside.run('Rain', () => {
      expect(outside.pluginAtEnd('JS heap out of memory')?.reason).toBe('it used more memory than there is');
      expect(outside.pluginAtEnd('it ended')).toEqual({
        name: 'Rain',
        reason: 'it ended the thread it ran in (it ended)',
      });
    });
  });
});

describe('EngineClient', () => {
  const plugins = { folder: '/plugins', stateFile: '/plugins.json' };

  /** The thread dies in the code of a plugin. */
  const dieIn = (thread: StandInThread, name: string): void => {
    const watch = new PluginWatch(thread.settings.plugins!.watch, (names) => thread.say({ kind: 'plugins', names }));
    watch.run(name, () => thread.crash('it ended'));
  };
  const stopped = [{ name: 'Rain', reason: 'it ended the thread it ran in (it ended)' }];

  test('starts a reader again without the plugin it died in, and asks again', async () => {
    let isAlive = false;
    const { engine, threads } = await openStandIn(() => (isAlive ? 'answer' : new Promise(() => {})), 1, plugins);
    const call = engine.call('api.call', { parameters: {} });
    await expect.poll(() => threads[1]?.received.some(({ kind }) => kind === 'call')).toBe(true);
    isAlive = true;
    dieIn(threads[1]!, 'Rain');
    expect(await call).toBe('answer');
    expect(threads.map(({ settings }) => settings.plugins?.stopped)).toEqual([[], [], stopped]);
  });

  test('fails jobs of a writer that died in a plugin with the reason, and starts archiving again', async () => {
    const { engine, threads } = await openStandIn(() => ({ job: 'j2' }), 0, plugins);
    const job = { ...newJob('j1', 'running'), kind: 'archive' as const };
    threads[0]?.say({ kind: 'event', event: { name: 'job', value: job } });
    dieIn(threads[0]!, 'Rain');
    expect(await engine.call('job.list', {})).toMatchObject([
      { state: 'failed', error: { code: 'plugin.stopped', params: stopped[0] } },
    ]);
    const calls = () => threads[1]?.received.flatMap((message) => (message.kind === 'call' ? [message.name] : []));
    await expect.poll(calls).toEqual(['archive.start']);
  });
});
