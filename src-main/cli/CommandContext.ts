import type { EngineClient } from '../worker/EngineClient';
import type { PluginPlaces } from '../worker/protocol';

/** What a command works with: where it is, where it writes, and how it reaches the engine. */
export interface CommandContext {
  version: string;
  /** The built screens. */
  rendererFolder: string;
  /** Files read at run time: flags, logos. */
  resourcesFolder: string;
  out(text: string, encoding?: 'utf8' | 'utf16le'): void;
  err(text: string): void;
  /** A person watches: progress may be drawn. */
  isTerminal: boolean;
  /** Asks the person at the terminal. */
  confirm(question: string): Promise<boolean>;
  /** Seconds between two lines of progress, where they are wanted though nobody watches. */
  progressDelay?: number;
  /** The bundle that plugins' tests are run with. */
  pluginTestUrl: URL;
  /** Where the user's own plugins are. */
  pluginPlaces(options: Places): PluginPlaces;
  /** Opens the database that --data names. Close it. */
  openEngine(options: EngineNeeds): Promise<EngineClient>;
  /** Called at Ctrl-C. Returns the function that stops listening. */
  onInterrupt(listener: () => void): () => void;
}

/** The options that every command takes. */
export interface Places {
  data?: string | undefined;
  plugins?: string | undefined;
}

export interface EngineNeeds extends Places {
  /** The command's name, for other processes that wait for this one. */
  command: string;
  /** 0 where a single thread will do. */
  readers: number;
}
