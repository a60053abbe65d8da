import { InvalidArgumentError, Option, type Command } from 'commander';

/** An option of the command rather than of the import. */
export interface CommandOption {
  flags: string;
  help: string;
  default?: number;
}

/** What `heartwood import` takes besides the options of an import. */
export const importCommandOptions: readonly CommandOption[] = [
  { flags: '--json', help: 'print the counters, and what the ledger says of the import, as one JSON object' },
  { flags: '--dump-log-regex', help: 'say how each file would be read, and import nothing' },
  { flags: '--output <file>', help: 'add what is printed to a file instead' },
  { flags: '--show-progress', help: 'print the progress line by line where no terminal is' },
  { flags: '--show-progress-delay <seconds>', help: 'the time between two such lines', default: 1 },
];

/** The values of those options. */
export interface GivenCommandOptions {
  json?: boolean;
  dumpLogRegex?: boolean;
  output?: string;
  showProgress?: boolean;
  showProgressDelay: number;
}

/** Adds them to the command. */
export function addCommandOptions(command: Command): void {
  for (const { flags, help, default: value } of importCommandOptions) {
    const option = new Option(flags, help);
    command.addOption(value === undefined ? option : option.default(value).argParser(parseSeconds));
  }
}

function parseSeconds(text: string): number {
  if (!/^\d{1,5}(\.\d+)?$/.test(text)) throw new InvalidArgumentError('It takes a number of seconds.');
  return Number(text);
}
