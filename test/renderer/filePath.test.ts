import { expect, it } from 'vitest';
import { splitPath } from '@renderer/ui/filePath';

it.each([
  ['/var/log/access.log', 'access.log', '/var/log'],
  ['C:\\logs\\access.log', 'access.log', 'C:\\logs'],
  ['access.log', 'access.log', ''],
  ['/var/logs.zip › 2026/access.log', 'logs.zip › 2026/access.log', '/var'],
  ['/tmp/heartwood-Bll6kA/289a1992-be16-4198-94e5-580da93015e8/access.log', 'access.log', ''],
])('splits %s', (path, name, folder) => {
  expect(splitPath(path)).toEqual({ name, folder });
});
