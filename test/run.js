// What `npm test` runs: everything, on the Node that the app runs on. The last line counts what passed and failed.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { root } from '../src-main/cli/launcher/ensureBuild.js';
import { ensureNode } from '../src-main/cli/launcher/ensureNode.js';
import { findOrInstallChromium } from './findChromium.js';

const require = createRequire(import.meta.url);
const tsconfigs = ['shared', 'main', 'renderer', 'test'];
const counts = { passed: 0, failed: 0, skipped: 0 };

if (ensureNode()) {
  const reports = mkdtempSync(join(tmpdir(), 'heartwood-tests-'));
  runTool('build', ['electron-vite', 'bin/electron-vite.js'], ['build']);
  for (const name of tsconfigs)
    runTool(`typecheck ${name}`, ['typescript', 'bin/tsc'], ['-p', `tsconfig.${name}.json`]);
  runTool('lint', ['eslint', 'bin/eslint.js'], ['.', '--max-warnings', '0']);
  runVitest('unit', ['run'], join(reports, 'unit.json'));
  runEndToEnd(join(reports, 'e2e.json'));
  rmSync(reports, { recursive: true, force: true });
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  process.stdout.write(`${counts.passed} passed, ${counts.failed} failed${skipped}\n`);
  process.exitCode = counts.failed === 0 ? 0 : 1;
}

/** Runs a tool of node_modules as one stage; it is quiet unless it fails. */
function runTool(name, tool, args) {
  const { status, stdout, stderr, seconds } = spawnTool(tool, args, { encoding: 'utf8' });
  if (status !== 0) process.stdout.write(`${stdout ?? ''}${stderr ?? ''}`);
  endStage(name, status === 0, seconds);
}

function runVitest(name, args, report, environment = {}) {
  const { status, seconds } = spawnTool(
    ['vitest', 'vitest.mjs'],
    [...args, '--reporter=default', '--reporter=json', `--outputFile=${report}`],
    { stdio: 'inherit', env: { ...process.env, ...environment } },
  );
  const tests = readCounts(report);
  counts.passed += tests.passed;
  counts.failed += tests.failed;
  counts.skipped += tests.skipped;
  endStage(`${name} (${tests.passed} passed, ${tests.failed} failed, ${tests.skipped} skipped)`, status === 0, seconds);
}

function runEndToEnd(report) {
  const chromium = findOrInstallChromium();
  if (chromium) {
    runVitest('e2e', ['run', '--config', 'vitest.e2e.config.ts'], report, { CHROMIUM_PATH: chromium });
    return;
  }
  process.stdout.write('e2e: there is no Chromium here; install one, or set CHROMIUM_PATH, to run these tests.\n');
  if (process.env.CI === 'true') counts.failed++;
  else counts.skipped++;
}

function spawnTool([packageName, file], args, options) {
  const started = Date.now();
  const script = join(dirname(require.resolve(`${packageName}/package.json`)), file);
  const path = [dirname(process.execPath), process.env.PATH ?? ''].join(delimiter);
  const env = { ...(options.env ?? process.env), PATH: path };
  const result = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    maxBuffer: 1 << 28,
    ...options,
    env,
  });
  return { ...result, seconds: Math.round((Date.now() - started) / 1000) };
}

function endStage(name, isPassed, seconds) {
  if (isPassed) counts.passed++;
  else counts.failed++;
  process.stdout.write(`${isPassed ? 'passed' : 'FAILED'}  ${name}  ${seconds} s\n`);
}

/** Without a report the run itself failed, and its stage counts for that. */
function readCounts(report) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}
