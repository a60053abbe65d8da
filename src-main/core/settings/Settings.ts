import { AppError } from '@shared/errors';
import { makeAllArchivesDue } from '../archive/generations';
import type { ReadableDatabase, WritableDatabase } from '../db/Database';
import { sql } from '../db/sql';
import { openLocator } from '../import/classify/locate';

/** Every setting a user can change, with the type of its value. */
export interface SettingValues {
  /** Path of an .mmdb file that replaces the countries that ship with the app; '' = those. */
  'geo.database': string;
  /** Archive what an import touched when it has ended. */
  'archive.afterImport': boolean;
  /** Archive what a report needs when somebody asks for it. */
  'archive.onRequest': boolean;
  /** Rows that a stored table of a day keeps on each level; the others are summed as Others. */
  'archive.maxDayRows': number;
  /** Rows that stored tables of weeks and longer keep, where a record does not say it itself. */
  'archive.maxRows': number;
  /** The same below a row. */
  'archive.maxSubtableRows': number;
  /** Who counts as the same visitor. */
  'tracker.visitorRecognition': 'stable' | 'daily' | 'matomo';
  /** Domains whose referrers are spam, besides those that the app knows; `!domain` takes one out. */
  'tracker.referrerSpammers': readonly string[];
  /** Parts of user agents that are taken for bots, besides those that the app knows. */
  'tracker.botUserAgents': readonly string[];
}
export type SettingKey = keyof SettingValues;

interface Declaration<Value> {
  default: Value;
  /** What it takes, for people. */
  hint: string;
  /** undefined when the value won't do. Text is taken as a command line brings it. */
  parse: (value: unknown) => Value | undefined;
  /** What is stored already depends on it. */
  changes?: 'visits' | 'archives';
}

const rowLimit = { hint: 'give a whole number from 2 to 1000000.', parse: parseRowLimit, changes: 'archives' } as const;

const declarations: { readonly [Key in SettingKey]: Declaration<SettingValues[Key]> } = {
  'geo.database': {
    default: '',
    hint: 'give the path of a readable .mmdb file, or an empty text.',
    parse: parseGeoDatabase,
    changes: 'visits',
  },
  'archive.afterImport': { default: true, hint: 'give true or false.', parse: parseBoolean },
  'archive.onRequest': { default: true, hint: 'give true or false.', parse: parseBoolean },
  'archive.maxDayRows': { ...rowLimit, default: 50_000 },
  'archive.maxRows': { ...rowLimit, default: 5000 },
  'archive.maxSubtableRows': { ...rowLimit, default: 1000 },
  'tracker.visitorRecognition': {
    default: 'stable',
    hint: 'give stable, daily or matomo.',
    parse: (value) => (['stable', 'daily', 'matomo'] as const).find((mode) => mode === value),
    changes: 'visits',
  },
  'tracker.referrerSpammers': {
    default: [],
    hint: 'give domains, separated by commas, with a ! before those that are no spam, or an empty text.',
    parse: parseDomains,
    changes: 'visits',
  },
  'tracker.botUserAgents': {
    default: [],
    hint: 'give parts of user agents, separated by commas, or an empty text.',
    parse: parseList,
    changes: 'visits',
  },
};

export const settingKeys = Object.keys(declarations) as readonly SettingKey[];

/** Throws: AppError setting.unknown. */
export function toSettingKey(key: string): SettingKey {
  const known = settingKeys.find((candidate) => candidate === key);
  if (known === undefined) throw new AppError('setting.unknown', { key, known: settingKeys.join(', ') });
  return known;
}

/** A setting's value, its default when it was never set. */
export function readSetting<Key extends SettingKey>(db: ReadableDatabase, key: Key): SettingValues[Key] {
  const text = db.value<string>(sql`SELECT value FROM setting WHERE key = ${key}`);
  return text === undefined ? declarations[key].default : (JSON.parse(text) as SettingValues[Key]);
}

/**
 * Stores a setting; archives that it changes are due. Returns whether visits stored already have to be derived anew.
 *
 * Throws: AppError setting.invalid, geo.unreadable.
 */
export function writeSetting(db: WritableDatabase, key: SettingKey, value: unknown): boolean {
  const declaration: Declaration<unknown> = declarations[key];
  const parsed = declaration.parse(value);
  if (parsed === undefined) {
    throw new AppError('setting.invalid', { key, value: String(value), hint: declaration.hint });
  }
  const isChanged = JSON.stringify(readSetting(db, key)) !== JSON.stringify(parsed);
  db.run(sql`INSERT OR REPLACE INTO setting (key, value) VALUES (${key}, ${JSON.stringify(parsed)})`);
  if (isChanged && declaration.changes === 'archives') makeAllArchivesDue(db);
  return isChanged && declaration.changes === 'visits';
}

function parseBoolean(value: unknown): boolean | undefined {
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  return undefined;
}

function parseRowLimit(value: unknown): number | undefined {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number >= 2 && number <= 1_000_000
    ? number
    : undefined;
}

function parseList(value: unknown): readonly string[] | undefined {
  const list: readonly unknown[] | undefined =
    typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : undefined;
  if (!list?.every((entry) => typeof entry === 'string')) return undefined;
  return list.map((entry) => entry.trim()).filter((entry) => entry !== '');
}

function parseDomains(value: unknown): readonly string[] | undefined {
  const domains = parseList(value)?.map((entry) => entry.toLowerCase());
  return domains?.every((domain) => /^!?[^\s/!.]+(?:\.[^\s/!.]+)+$/.test(domain)) ? domains : undefined;
}

/** Throws: AppError geo.unreadable, for a file that can't be used. */
function parseGeoDatabase(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (value !== '') openLocator(value).close();
  return value;
}
