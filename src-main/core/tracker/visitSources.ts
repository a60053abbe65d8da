import type { ReadableDatabase, WritableDatabase } from '../db/Database';
import { installDimensions, presentColumns } from '../db/installDimensions';
import { sql } from '../db/sql';
import type { PluginManager } from '../plugin/PluginManager';
import { makeDue } from '../sites/makeSiteDue';

/** Rows of the table `setting`: what of plugins went into the visits that were made last. */
const COLUMNS = 'internal.visitColumns';
const HOOKS = 'internal.visitHooks';

const hooksOfVisits = ['Tracker.PageUrl.getQueryParametersToExclude', 'Tracker.isExcludedVisit'] as const;

/**
 * Makes the columns of plugins that were switched on; and all visits due when these columns were not filled, or other
 * plugins changed visits, when they were made last. Returns whether that is so.
 */
export function takeVisitSources(db: WritableDatabase, plugins: PluginManager): boolean {
  const filled = readText(db, COLUMNS)?.split(',') ?? presentColumns(db);
  const hooks = readText(db, HOOKS) ?? '';
  installDimensions(db, plugins);
  const isFilled = [...plugins.dimensions.keys()].every((column) => filled.includes(column));
  const isOther = !isFilled || hooks !== hooksOf(plugins);
  if (isOther) makeDue(db);
  return isOther;
}

/** Remembers what of plugins goes into the visits that are made from now on. */
export function writeVisitSources(db: WritableDatabase, plugins: PluginManager): void {
  const texts = { [COLUMNS]: [...plugins.dimensions.keys()].sort().join(','), [HOOKS]: hooksOf(plugins) };
  for (const [key, value] of Object.entries(texts)) {
    if (readText(db, key) === value) continue;
    db.run(sql`INSERT OR REPLACE INTO setting (key, value) VALUES (${key}, ${value})`);
  }
}

function readText(db: ReadableDatabase, key: string): string | undefined {
  return db.value<string>(sql`SELECT value FROM setting WHERE key = ${key}`);
}

/** `Intranet=1.2.0`: the plugins that answer hooks on which visits depend. */
function hooksOf({ plugins }: PluginManager): string {
  const answering = plugins.filter(({ hooks }) => hooksOfVisits.some((name) => hooks?.[name] !== undefined));
  return answering.map(({ manifest }) => `${manifest.name}=${manifest.version}`).join(';');
}
