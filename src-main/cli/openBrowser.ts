import { spawn } from 'node:child_process';

/** Shows an address in the user's browser, where there is a screen to show it on. */
export function openBrowser(address: string): void {
  const command = browserCommand(process.platform, process.env);
  if (!command) return;
  const [program, ...args] = command;
  const child = spawn(program, [...args, address], { stdio: 'ignore', detached: true });
  // Without a browser the printed address is enough.
  child.on('error', () => {});
  child.unref();
}

export function browserCommand(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): [string, ...string[]] | null {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['cmd', '/c', 'start', '""'];
  return environment.DISPLAY || environment.WAYLAND_DISPLAY ? ['xdg-open'] : null;
}
