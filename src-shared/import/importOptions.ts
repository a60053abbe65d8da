import { importOptions } from './data/importOptions';

/**
 * What an option takes. A `list` may be given with commas, `pairs` are a list of name=value, a `pair` may itself hold
 * commas, so each is given apart; a `time` is unix seconds, on a command line `YYYY-MM-DD hh:mm:ss ±hhmm`.
 */
export type ImportOptionKind = keyof ImportOptionValues;

/** The engine's value of each kind. */
interface ImportOptionValues {
  flag: boolean;
  text: string;
  encoding: string;
  integer: number;
  /** 0 or more. */
  count: number;
  /** A site's id. */
  site: number;
  /** 0 to 3. */
  maskedBytes: number;
  time: number;
  list: string[];
  pairs: string[];
  pair: string[];
  /** IP addresses, networks as `10.0.0.0/8`, or `*`. */
  addresses: string[];
}

/** What options are about, in the order in which they are shown. */
export const importOptionGroups = ['site', 'format', 'filter', 'content', 'privacy', 'run'] as const;
export type ImportOptionGroup = (typeof importOptionGroups)[number];

/** An option of an import, as it is declared once for the engine, the command line, the import screen and the manual. */
export interface ImportOptionDeclaration {
  /** The engine's name. */
  name: string;
  /** As on the command line. */
  flag: `--${string}`;
  /** The flag that takes a file with one item a line. */
  fileFlag?: `--${string}`;
  kind: ImportOptionKind;
  /** What holds when it is not given; without one, nothing does. */
  default?: boolean | number | string | readonly string[];
  /** The default in words, where the value does not speak for itself. */
  defaultText?: string;
  group: ImportOptionGroup;
  /** Whose name and meaning it is. */
  origin: 'matomo' | 'heartwood';
  help: string;
  /** The import screen has a field for it. */
  onScreen?: true;
}

type Row = (typeof importOptions)[number];
export type ImportOptionName = Row['name'];
type RowWithDefault = Extract<Row, { default: unknown }>;

/** The importer's options by the engine's names. Times in unix seconds; lists empty when not given. */
export type ImportOptions = {
  [R in RowWithDefault as R['name']]: ImportOptionValues[R['kind']];
} & {
  [R in Exclude<Row, RowWithDefault> as R['name']]?: ImportOptionValues[R['kind']];
};

/** All declarations, in the order of the command line's help. */
export const importOptionDeclarations: readonly ImportOptionDeclaration[] = importOptions;
