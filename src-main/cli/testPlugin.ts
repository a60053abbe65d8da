import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '@shared/errors';

/**
 * Runs a plugin's own tests with Node's test runner; `hooks` is the bundle in which `heartwood/sdk` and
 * `heartwood/testing` are found. Returns the exit code.
 */
export function testPlugin(folder: string, hooks: URL): Promise<number> {
  const tests = join(folder, 'test');
  const files = existsSync(tests) ? readdirSync(tests, { recursive: true, encoding: 'utf8' }) : [];
  const paths = files.filter((file) => /\.test\.[jt]s$/.test(file)).map((file) => join(tests, file));
  if (paths.length === 0) throw new AppError('usage', { message: `There are no tests (*.test.ts) in ${tests}.` });
  const child = spawn(process.execPath, ['--import', hooks.href, '--test', ...paths.sort()], {
    stdio: 'inherit',
    env: { ...process.env, HEARTWOOD_PLUGIN: folder },
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
