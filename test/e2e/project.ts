import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

const realLog = join(projectRoot, '../shared/data/logs/semicomplete-2015-05.log');

/** A log of 10 000 real lines where it is at hand, else the sample that ships with the app. */
export const log = existsSync(realLog)
  ? { path: realLog, month: '2015-05', isReal: true }
  : { path: join(projectRoot, 'resources/sample/access.log'), month: '', isReal: false };
