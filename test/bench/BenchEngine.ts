import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Job } from '@shared/ipc/contract';
import type { AheadType } from '@shared/period/Period';
import { EngineClient } from '@main/worker/EngineClient';

const built = (name: string): URL => new URL(`../../out/main/${name}`, import.meta.url);

/** A job's time, and the processor's over all threads of this process: what a busy machine doesn't change. */
export interface JobTime {
  seconds: number;
  cpuSeconds: number;
  job: Job;
}

/** The built engine, with one writing and one reading thread as in the app, and a clock. Close it. */
export class BenchEngine {
  private constructor(readonly client: EngineClient) {}

  static async open(databasePath: string): Promise<BenchEngine> {
    if (!existsSync(fileURLToPath(built('worker.js')))) throw new Error('Run `npm run build` first.');
    const client = await EngineClient.open({
      workerUrl: built('worker.js'),
      parseThreadUrl: built('parseThread.js'),
      archiveThreadUrl: built('archiveThread.js'),
      databasePath,
      version: 'bench',
      host: 'browser',
      sampleLog: null,
      command: 'bench',
    });
    // A reading thread answers this: it has started.
    await client.call('import.list', {});
    return new BenchEngine(client);
  }

  close(): Promise<void> {
    return this.client.close();
  }

  /** Milliseconds until a call of the Reporting API is answered, as text. Throws when the answer is an error. */
  async ask(query: string): Promise<number> {
    const parameters = Object.fromEntries(new URLSearchParams(`format=json&${query}`));
    const start = performance.now();
    const { body, isError } = await this.client.call('api.text', { parameters });
    const milliseconds = performance.now() - start;
    if (isError) throw new Error(`${query}: ${body}`);
    return milliseconds;
  }

  /** Archives what is due; default all periods. */
  archive(periods?: AheadType[]): Promise<JobTime> {
    return this.run(() => this.client.call('archive.start', periods ? { periods } : {}));
  }

  import(path: string): Promise<JobTime> {
    return this.run(() => this.client.call('import.start', { paths: [path], options: {} }));
  }

  /** Until no job is left, those that jobs have brought about included. */
  async idle(): Promise<void> {
    for (;;) {
      const jobs = await this.client.call('job.list', {});
      if (jobs.every(({ state }) => state !== 'queued' && state !== 'running')) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  private async run(start: () => Promise<{ job: string }>): Promise<JobTime> {
    const cpu = process.cpuUsage();
    const began = performance.now();
    const ended = new Map<string, Job>();
    let wake = (): void => {};
    const stop = this.client.on('job', (job) => {
      if (job.state !== 'queued' && job.state !== 'running') ended.set(job.id, job);
      wake();
    });
    const { job: id } = await start();
    while (!ended.has(id)) await new Promise<void>((resolve) => (wake = resolve));
    stop();
    const { user, system } = process.cpuUsage(cpu);
    const job = ended.get(id)!;
    if (job.state !== 'done') throw new Error(`${job.kind} ended as ${job.state}: ${JSON.stringify(job.error)}`);
    return { seconds: (performance.now() - began) / 1000, cpuSeconds: (user + system) / 1e6, job };
  }
}
