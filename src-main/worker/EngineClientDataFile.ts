import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { PluginPlaces } from './protocol';

interface Surroundings {
  platform: NodeJS.Platform;
  environment: Readonly<Record<string, string | undefined>>;
  home: string;
}

const thisProcess: Surroundings = { platform: process.platform, environment: process.env, home: homedir() };

/** The database: --data, else HEARTWOOD_DATA, else the file in the system's folder for app data. */
export function findDataFile(
  option: string | undefined,
  { platform, environment, home }: Surroundings = thisProcess,
): string {
  const named = option ?? environment.HEARTWOOD_DATA;
  if (named) return resolve(named);
  return join(appDataFolder({ platform, environment, home }), 'Heartwood', 'heartwood.sqlite');
}

/** The user's own plugins: --plugins, else HEARTWOOD_PLUGINS, else the folder `plugins` beside the database. */
export function findPluginPlaces(
  databasePath: string,
  option: string | undefined,
  surroundings: Surroundings = thisProcess,
): PluginPlaces {
  const named = option ?? surroundings.environment.HEARTWOOD_PLUGINS;
  return {
    folder: named ? resolve(named) : join(dirname(databasePath), 'plugins'),
    // Wherever the plugins are: what was trusted is kept with the user, not with what may come from somebody else.
    stateFile: join(appDataFolder(surroundings), 'Heartwood', 'plugins.json'),
  };
}

function appDataFolder({ platform, environment, home }: Surroundings): string {
  if (platform === 'win32') return environment.APPDATA || join(home, 'AppData', 'Roaming');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support');
  return environment.XDG_DATA_HOME || join(home, '.local', 'share');
}
