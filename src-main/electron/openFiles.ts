import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { app } from 'electron';

/**
 * Collects files that the system asks the app to open (arguments, a second start, the Finder) and hands them on, those
 * that came before anyone listened too.
 */
export class OpenFiles {
  private waiting: string[] = [];
  private listener: ((paths: string[]) => void) | null = null;

  /** Takes the command line's files and listens for more. Must run before the app is ready. */
  constructor(files: readonly string[]) {
    this.add(files);
    app.on('open-file', (event, path) => {
      event.preventDefault();
      this.add([path]);
    });
    // What a second start was given comes as data: Chromium reorders the command line that it passes on.
    app.on('second-instance', (_event, _commandLine, _folder, data) => this.add(readForwardedFiles(data)));
  }

  listen(listener: (paths: string[]) => void): void {
    this.listener = listener;
    this.flush();
  }

  private add(paths: readonly string[]): void {
    this.waiting.push(...paths);
    this.flush();
  }

  private flush(): void {
    if (!this.listener || this.waiting.length === 0) return;
    const paths = this.waiting;
    this.waiting = [];
    this.listener(paths);
  }
}

/** The arguments that are files: neither the program, nor (unpacked) its entry, nor Chromium's switches. */
export function readFileArguments(commandLine: readonly string[], folder: string): string[] {
  return commandLine
    .slice(app.isPackaged ? 1 : 2)
    .filter((argument) => argument !== '' && !argument.startsWith('-'))
    .map((argument) => resolve(folder, argument))
    .filter((path) => existsSync(path));
}

/** What a second start hands to the first. */
export interface Forwarded {
  files: string[];
}

function readForwardedFiles(data: unknown): string[] {
  const files = (data as Partial<Forwarded> | null)?.files;
  return Array.isArray(files) ? files.map(String) : [];
}
