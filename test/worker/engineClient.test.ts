import { describe, expect, test } from 'vitest';
import { AppError } from '@shared/errors';
import type { Job } from '@shared/ipc/contract';
import { newJob, openStandIn } from './openStandIn';

describe('EngineClient', () => {
  test('asks readers to read and the writer to write', async () => {
    const { engine } = await openStandIn((role, name) => ({ job: `${role} ${name}` }));
    expect(await engine.call('setting.get', { key: 'geo.database' })).toEqual({ job: 'reader setting.get' });
    expect(await engine.call('import.start', { paths: ['a.log'] })).toEqual({ job: 'writer import.start' });
  });

  test('hands an API method that writes to the writer when the reader turns it away', async () => {
    const { engine } = await openStandIn((role) => (role === 'reader' ? 'writes' : 'written'));
    expect(await engine.call('api.call', { parameters: { method: 'SitesManager.addSite' } })).toBe('written');
  });

  test('asks the writer everything when there is no reader', async () => {
    const { engine } = await openStandIn((role) => role, 0);
    expect(await engine.call('api.call', { parameters: {} })).toBe('writer');
  });

  test('picks the reader with the fewest waiting calls', async () => {
    const waiting: (() => void)[] = [];
    const { engine, threads } = await openStandIn(() => new Promise((resolve) => waiting.push(() => resolve(null))), 2);
    const answers = [1, 2, 3, 4].map(() => engine.call('api.call', { parameters: {} }));
    await expect.poll(() => waiting.length).toBe(4);
    const callsOf = threads.map(({ received }) => received.filter(({ kind }) => kind === 'call').length);
    expect(callsOf).toEqual([0, 2, 2]);
    waiting.forEach((release) => release());
    await Promise.all(answers);
  });

  test('asks one reader what belongs to one archive, so that it is made once', async () => {
    const waiting: (() => void)[] = [];
    const { engine, threads } = await openStandIn(() => new Promise((resolve) => waiting.push(() => resolve(null))), 2);
    const ask = (date: string): Promise<unknown> =>
      engine.call('api.call', { parameters: { idSite: '1', period: 'day', date } });
    const datesOf = (): string[][] =>
      threads.map(({ received }) =>
        received.flatMap((message) => (message.kind === 'call' ? [JSON.stringify(message.input).slice(-13, -3)] : [])),
      );
    const answers = ['2026-01-01', '2026-01-02', '2026-01-02', '2026-01-02', '2026-01-01'].map(ask);
    await expect.poll(() => waiting.length).toBe(5);
    expect(datesOf()).toEqual([[], ['2026-01-01', '2026-01-01'], ['2026-01-02', '2026-01-02', '2026-01-02']]);
    waiting.forEach((release) => release());
    await Promise.all(answers);
    const again = ask('2026-01-02');
    await expect.poll(() => waiting.length).toBe(6);
    expect(datesOf()[2]).toHaveLength(4);
    waiting.forEach((release) => release());
    await again;
  });

  test('answers app.info and job.list itself', async () => {
    const { engine, threads } = await openStandIn(() => 'nobody should ask');
    threads[0]?.say({ kind: 'event', event: { name: 'job', value: newJob('j1', 'running') } });
    expect(await engine.call('job.list', {})).toEqual([newJob('j1', 'running')]);
    expect(await engine.call('app.info', {})).toEqual({
      version: '1.2.3',
      host: 'browser',
      databasePath: 'heartwood.sqlite',
      sampleLog: false,
      pluginFolder: '',
    });
  });

  test.each([
    ['nonsense', {}],
    ['toString', {}],
    ['import.start', { paths: [] }],
    ['import.start', { paths: 'a.log' }],
    ['api.call', { parameters: { idSite: 1 } }],
  ])('refuses the call %s with %j before any thread sees it', async (name, input) => {
    const { engine, threads } = await openStandIn(() => 'seen');
    await expect(engine.handle(name, input)).rejects.toMatchObject({ code: 'usage' });
    expect(threads.flatMap(({ received }) => received).filter(({ kind }) => kind === 'call')).toEqual([]);
  });

  test('an error keeps its code and parameters on its way', async () => {
    const { engine } = await openStandIn(() => {
      throw new AppError('site.notFound', { idSite: 7, sites: '1' });
    });
    const error: unknown = await engine.call('api.call', { parameters: {} }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'site.notFound', params: { idSite: 7, sites: '1' } });
  });

  test('a writer that crashes fails its calls and its jobs, and is started again', async () => {
    let isAlive = false;
    const { engine, threads } = await openStandIn(() => (isAlive ? { job: 'j2' } : new Promise(() => {})));
    const jobs: Job[] = [];
    engine.on('job', (job) => jobs.push(job));
    threads[0]?.say({ kind: 'event', event: { name: 'job', value: newJob('j1', 'running') } });
    const call = engine.call('import.start', { paths: ['a.log'] });
    await expect.poll(() => threads[0]?.received.some(({ kind }) => kind === 'call')).toBe(true);
    threads[0]?.crash('out of memory');
    await expect(call).rejects.toMatchObject({ code: 'engine.crashed', params: { reason: 'out of memory' } });
    expect(jobs.at(-1)).toMatchObject({ id: 'j1', state: 'failed', error: { code: 'engine.crashed' } });
    expect(threads.map(({ settings }) => settings.role)).toEqual(['writer', 'reader', 'writer']);
    isAlive = true;
    expect(await engine.call('import.start', { paths: ['a.log'] })).toEqual({ job: 'j2' });
    // Both readers' lines lead to the new writer.
    expect(threads[2]?.received[0]).toMatchObject({ kind: 'archives' });
  });

  test('does not start a thread again and again that always crashes', async () => {
    const { threads } = await openStandIn(() => null, 0);
    for (let i = 0; i < 20; i++) {
      threads.at(-1)?.crash('at once');
      await Promise.resolve();
      await new Promise(setImmediate);
    }
    expect(threads.length).toBeLessThan(10);
  });

  test('after closing every call says so', async () => {
    const { engine } = await openStandIn(() => null);
    await engine.close();
    await expect(engine.call('job.list', {})).rejects.toMatchObject({ code: 'engine.closed' });
  });
});
