import { basename } from 'node:path';
import { STANDARD_INPUT } from '../expandPaths';

const NAMES_SHOWN = 2;

/** How an import is called: `access.log, access.log.1 and 3 more`. */
export function toImportTitle(paths: readonly string[]): string {
  const names = paths
    .slice(0, NAMES_SHOWN)
    .map((path) => (path === STANDARD_INPUT ? 'standard input' : basename(path)));
  const more = paths.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}
