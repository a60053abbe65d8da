import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { skeleton } from './pluginSkeleton';

/** `npm run plugin:new Weather`: writes a plugin that works, with a test that passes. */
const name = process.argv[2] ?? '';
const folder = join(import.meta.dirname, '../../plugins', name);

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

if (!/^[A-Z][A-Za-z0-9]*$/.test(name)) fail('Give it a name: a capital letter, then letters and digits.');
if (existsSync(folder)) fail(`There is a plugin named ${name} already.`);

for (const [file, text] of Object.entries(skeleton(name))) {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
process.stdout.write(`plugins/${name} is there. Its test: npx vitest run plugins/${name}\n`);
process.stdout.write('docs/REPORTS.md takes it up with: npx vitest run test/architecture/reports.test.ts -u\n');
