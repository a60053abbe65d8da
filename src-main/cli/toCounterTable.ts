import { importCounterNames, type ImportCounters } from '@shared/ipc/importCounters';

const meanings: ImportCounterTexts = {
  lines_read: 'lines read',
  imported: 'imported',
  bots: 'bots',
  static: 'static files',
  errors: 'HTTP errors',
  redirects: 'HTTP redirects',
  filtered: 'left out by filters',
  no_site: 'of no known site',
  duplicates: 'imported before',
  comments: 'comments',
  failed: 'not understood',
  downloads: 'downloads (among the imported)',
  visits: 'visits',
};
type ImportCounterTexts = Record<keyof ImportCounters, string>;

/** The counters of an import as a table: what became of each line. */
export function toCounterTable(counters: ImportCounters): string {
  const rows = importCounterNames.map((name) => [counters[name].toLocaleString('en'), meanings[name]] as const);
  const width = Math.max(...rows.map(([count]) => count.length));
  return rows.map(([count, meaning]) => `  ${count.padStart(width)}  ${meaning}\n`).join('');
}
