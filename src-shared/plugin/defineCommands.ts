import type { ApiServices, ParameterDeclaration } from './defineApi';

/** One value that a command takes from the command line: an option, `--idSite 1`, or a word of its own. */
export interface CommandParameter extends ParameterDeclaration {
  /** What `--help` says of it. */
  description: string;
  /** Given by its place instead of its name: `heartwood weekend:report 2015-05`. */
  isArgument?: boolean;
}

/** Where a command prints to. Lines are shown when it has ended, or failed. */
export interface CommandOutput {
  line(text: string): void;
}

/** One command of the `heartwood` command line, named `plugin:name` in small letters. */
export interface CommandDeclaration {
  /** What `--help` says. */
  description: string;
  parameters?: Readonly<Record<string, CommandParameter>>;
  /** Runs on the writing thread. */
  writes?: boolean;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the values' types follow from `parameters` at run time
  run(values: Record<string, any>, services: ApiServices, out: CommandOutput): void | Promise<void>;
}

/** A plugin's commands by name, without the plugin's own. */
export type CommandDeclarations = Readonly<Record<string, CommandDeclaration>>;

/** Declares commands: `report` of the plugin Weekend is `heartwood weekend:report`. */
export function defineCommands<const T extends CommandDeclarations>(commands: T): T {
  return commands;
}
