import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from './project';

export interface ServedApp {
  address: string;
  close(): Promise<void>;
}

/** Starts the built `heartwood serve` on a database of its own. */
export async function openServedApp(): Promise<ServedApp> {
  const folder = mkdtempSync(join(tmpdir(), 'heartwood-served-'));
  const cli = join(projectRoot, 'out/main/cli.js');
  const server = spawn(process.execPath, [cli, '--data', join(folder, 'served.sqlite'), 'serve', '--no-open'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    let output = '';
    const take = (part: Buffer) => {
      output += part.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(output);
      if (found) resolve(found[0]);
    };
    server.stdout.on('data', take);
    server.stderr.on('data', take);
    server.once('exit', (code) => reject(new Error(`serve ended with ${code}: ${output}`)));
  });
  return {
    address,
    close: async () => {
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
