import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findDataFile } from '../worker/EngineClientDataFile';

/** Where the app finds what it is made of, from the project's (or the packed app's) root. */
export interface AppPaths {
  renderer: string;
  resources: string;
  preload: string;
  icon: string;
  sampleLog: string | null;
  database: string;
}

export function toAppPaths(root: URL): AppPaths {
  const at = (path: string) => fileURLToPath(new URL(path, root));
  const sampleLog = at('resources/sample/access.log');
  return {
    renderer: at('out/renderer'),
    resources: at('resources'),
    preload: at('out/preload/preload.cjs'),
    icon: at('resources/icons/icon.png'),
    sampleLog: existsSync(sampleLog) ? sampleLog : null,
    database: findDataFile(undefined),
  };
}
