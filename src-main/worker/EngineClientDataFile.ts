import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

interface Surroundings {
  platform: NodeJS.Platform;
  environment: Readonly<Record<string, string | undefined>>;
  home: string;
}

/** The database: --data, else HEARTWOOD_DATA, else the file in the system's folder for app data. */
export function findDataFile(
  option: string | undefined,
  { platform, environment, home }: Surroundings = {
    platform: process.platform,
    environment: process.env,
    home: homedir(),
  },
): string {
  const named = option ?? environment.HEARTWOOD_DATA;
  if (named) return resolve(named);
  return join(appDataFolder({ platform, environment, home }), 'Heartwood', 'heartwood.sqlite');
}

function appDataFolder({ platform, environment, home }: Surroundings): string {
  if (platform === 'win32') return environment.APPDATA || join(home, 'AppData', 'Roaming');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support');
  return environment.XDG_DATA_HOME || join(home, '.local', 'share');
}
