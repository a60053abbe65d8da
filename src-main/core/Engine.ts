import type { AppError } from '@shared/errors';
import type { UnixTime } from '@shared/units';
import type { ArchiveStore } from './archive/ArchiveStore';
import type { ReadableDatabase, WritableDatabase } from './db/Database';
import type { OptionalPlugins } from './plugin/OptionalPlugins';
import type { PluginManager } from './plugin/PluginManager';

/** What a reading thread works with: handed to every engine function, never global. */
export interface Engine {
  readonly db: ReadableDatabase;
  readonly plugins: PluginManager;
  /** The user's own plugins, on or off; read when first asked for. Absent where none are looked for. */
  readonly optionalPlugins?: (() => Promise<OptionalPlugins>) | undefined;
  /** Takes archives that a reader made: on the writing thread directly, elsewhere by a message to it. */
  readonly archiveStore: ArchiveStore;
  /** Is somebody changing the facts just now? Then reports may be a moment old. Absent where they never may. */
  isAtWork?(): boolean;
  /** Tells people of what went wrong though an answer was given; each sentence is shown once. */
  readonly warn?: ((warning: AppError) => void) | undefined;
  /** The clock, so that tests can stop it. */
  now(): UnixTime;
}

/** What the writing thread works with. */
export interface WritingEngine extends Engine {
  readonly db: WritableDatabase;
}
