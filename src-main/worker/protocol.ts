import type { MessagePort } from 'node:worker_threads';
import type { ErrorValue } from '@shared/errors';
import type { CallName, EventName, EventValue } from '@shared/ipc/contract';

/** The one writing thread, or one of the reading ones. */
export type ThreadRole = 'writer' | 'reader';

/** Where the user's own plugins are. */
export interface PluginPlaces {
  /** Each folder in it is a plugin. */
  folder: string;
  /** Keeps which of them are on. */
  stateFile: string;
}

/** What a thread needs to run the user's own plugins, and to be watched while it does. */
export interface PluginSettings extends PluginPlaces {
  /** Address of the bundle in which a plugin is tried out before it is switched on. */
  workerUrl: string;
  /** Where the thread says which plugin's code it runs. */
  watch: SharedArrayBuffer;
  /** How long one piece of a plugin's code may run. */
  seconds: number;
  /** Plugins that harmed a thread, to be switched off. */
  stopped: readonly StoppedPlugin[];
}

/** A plugin that hung or killed a thread. */
export interface StoppedPlugin {
  name: string;
  reason: string;
}

/** What a thread is told that only tries a plugin out. */
export interface TrialSettings extends PluginPlaces {
  role: 'trial';
  name: string;
}

/** What a thread is told when it starts; it crosses as `workerData`. */
export interface ThreadSettings {
  role: ThreadRole;
  databasePath: string;
  /** Address of the bundle that parses blocks of lines. */
  parseThreadUrl: string;
  /** Address of the bundle that archives days beside the writer. */
  archiveThreadUrl: string;
  /** The sample log that ships with the app; null where it is missing. */
  sampleLog: string | null;
  /** What the process does, for others that wait for the database: `heartwood import`. */
  command: string;
  /** null = none are loaded. */
  plugins: PluginSettings | null;
}

/** Messages to a thread. */
export type ToThread =
  | { kind: 'call'; id: number; name: CallName; input: unknown }
  /** A line between a reader and the writer, for archives that the reader made. */
  | { kind: 'archives'; port: MessagePort }
  | { kind: 'close' };

export type EngineEvent = { [Name in EventName]: { name: Name; value: EventValue<Name> } }[EventName];

/** Messages from a thread. */
export type FromThread =
  | { kind: 'ready' }
  /** The plugins whose code the thread runs, by their numbers from 1. */
  | { kind: 'plugins'; names: readonly string[] }
  /** It cannot start: the database is damaged, newer, not ours … */
  | { kind: 'failed'; error: ErrorValue }
  | { kind: 'result'; id: number; value: unknown }
  | { kind: 'error'; id: number; error: ErrorValue }
  /** A reader was asked for something that writes: the call belongs to the writer. */
  | { kind: 'writes'; id: number }
  | { kind: 'event'; event: EngineEvent };

/** A running thread, or in tests something that answers like one. */
export interface EngineThread {
  post(message: ToThread): void;
  onMessage(listener: (message: FromThread) => void): void;
  /** Called once, with the reason. */
  onExit(listener: (reason: string) => void): void;
  terminate(): Promise<void>;
}
