/**
 * What became of the lines of an import. lines_read = imported + bots + static + errors + redirects + filtered +
 * no_site + duplicates + comments + failed; downloads are part of imported; visits is how many the import made.
 */
export const importCounterNames = [
  'lines_read',
  'imported',
  'bots',
  'static',
  'errors',
  'redirects',
  'filtered',
  'no_site',
  'duplicates',
  'comments',
  'failed',
  'downloads',
  'visits',
] as const;
/** What a line can count as: these add up to lines_read. */
export const lineCounterNames = importCounterNames.filter(
  (name) => name !== 'lines_read' && name !== 'downloads' && name !== 'visits',
);
/** A number for each counter. */
export type ImportCounters = Record<(typeof importCounterNames)[number], number>;

/** All counters at zero. */
export function newImportCounters(): ImportCounters {
  return Object.fromEntries(importCounterNames.map((name) => [name, 0])) as ImportCounters;
}
