/** Cells that a thread shares with the one that watches it. */
const RUNNING = 0;
const SERIAL = 1;

/**
 * Says which optional plugin's code a thread runs now, where another thread can read it even while this one hangs in it.
 *
 * Shape: two integers; the running plugin's number in the thread's list (from 1, 0 = none), and a count that moves
 * whenever code of a plugin begins or ends.
 */
export class PluginWatch {
  private readonly cells: Int32Array;
  private readonly names: string[] = [];

  constructor(
    buffer: SharedArrayBuffer,
    /** Tells the watcher what the numbers mean, before any of them is used. */
    private readonly announce: (names: readonly string[]) => void = () => undefined,
  ) {
    this.cells = new Int32Array(buffer);
  }

  /** Runs code of a plugin. Code of plugins may call each other. */
  run<T>(plugin: string, work: () => T): T {
    const before = this.cells[RUNNING] ?? 0;
    this.enter(this.numberOf(plugin));
    try {
      return work();
    } finally {
      this.enter(before);
    }
  }

  private enter(number: number): void {
    this.cells[RUNNING] = number;
    this.cells[SERIAL] = ((this.cells[SERIAL] ?? 0) + 1) | 0;
  }

  private numberOf(plugin: string): number {
    const at = this.names.indexOf(plugin);
    if (at >= 0) return at + 1;
    this.names.push(plugin);
    this.announce(this.names);
    return this.names.length;
  }
}
