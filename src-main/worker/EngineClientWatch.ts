import type { StoppedPlugin } from './protocol';

/** As PluginWatch has them: the number of the plugin whose code runs, and a count that moves. */
const RUNNING = 0;
const SERIAL = 1;

/** Watches from outside whether a thread hangs in the code of an optional plugin, or died in it. */
export class EngineClientWatch {
  readonly buffer = new SharedArrayBuffer(8);
  private readonly cells = new Int32Array(this.buffer);
  private names: readonly string[] = [];
  private timer: NodeJS.Timeout | undefined;
  private serial = 0;
  private seconds = 0;

  constructor(
    /** How long one piece of a plugin's code may run. */
    private readonly secondsAllowed: number,
    private readonly onHang: (plugin: StoppedPlugin) => void,
  ) {}

  /** The plugins by number, told before the first of them runs; from now on the thread is looked at every second. */
  setNames(names: readonly string[]): void {
    this.names = names;
    this.timer ??= setInterval(() => this.look(), 1000).unref();
  }

  /** The plugin whose code ran when the thread ended by itself. */
  pluginAtEnd(reason: string): StoppedPlugin | null {
    const name = this.runningPlugin();
    if (name === undefined) return null;
    const isMemory = /memory/i.test(reason);
    return {
      name,
      reason: isMemory ? 'it used more memory than there is' : `it ended the thread it ran in (${reason})`,
    };
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Seconds are counted here, not read off a clock: while a laptop sleeps nothing hangs. */
  private look(): void {
    const name = this.runningPlugin();
    const serial = this.cells[SERIAL] ?? 0;
    this.seconds = name !== undefined && serial === this.serial ? this.seconds + 1 : 0;
    this.serial = serial;
    if (name === undefined || this.seconds < this.secondsAllowed) return;
    this.stop();
    this.onHang({ name, reason: `it worked for more than ${this.secondsAllowed} seconds at one thing` });
  }

  private runningPlugin(): string | undefined {
    return this.names[(this.cells[RUNNING] ?? 0) - 1];
  }
}
