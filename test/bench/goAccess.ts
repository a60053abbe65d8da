import { spawnSync } from 'node:child_process';
import { runMeasured, type Measured } from './runMeasured';

export interface GoAccess {
  version: string;
  run(log: string, report: string): Promise<Measured>;
}

/** GoAccess with as many threads as it knows to use, at most two; null where it is not installed. */
export function findGoAccess(): GoAccess | null {
  const version = spawnSync('goaccess', ['--version'], { encoding: 'utf8' });
  if (version.error) return null;
  const help = spawnSync('goaccess', ['--help'], { encoding: 'utf8' });
  const jobs = /--jobs/.test(help.stdout + help.stderr) ? ['--jobs=2'] : [];
  return {
    version: [/\d+\.\d+(\.\d+)?/.exec(version.stdout)?.[0] ?? '?', ...jobs].join(' '),
    run: (log, report) =>
      runMeasured('goaccess', [log, '--log-format=COMBINED', '-o', report, '--no-progress', ...jobs]),
  };
}
