/**
 * Options that were shortened, spelled out as far as they mean one option only: Matomo's importer takes
 * `--w3c-time-taken-milli` too.
 */
export function expandAbbreviations(args: readonly string[], flags: readonly string[]): string[] {
  const end = args.indexOf('--');
  return args.map((arg, i) => (end >= 0 && i >= end ? arg : expand(arg, flags)));
}

function expand(arg: string, flags: readonly string[]): string {
  const name = /^--[\w-]+/.exec(arg)?.[0];
  if (name === undefined || flags.includes(name)) return arg;
  const [meant, ...others] = flags.filter((flag) => flag.startsWith(name));
  return meant === undefined || others.length > 0 ? arg : meant + arg.slice(name.length);
}
