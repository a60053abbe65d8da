import type { Archived, ArchiveRun, ArchiveStatus, SiteArchiving } from '@shared/ipc/archiving';
import { toLocalTime } from './toDuplicateText';
import { toPrintable } from './toPrintable';
import { toTable } from './toTable';

const states: Readonly<Record<ArchiveRun['state'], string>> = {
  running: 'it is at work',
  done: 'done',
  cancelled: 'stopped before its end',
  failed: 'failed',
  interrupted: 'cut short: its process ended',
};

/** What a run made. */
export function toArchivedText(archived: Partial<Archived> = {}): string {
  const { sites = 0, days = 0, weeks = 0, months = 0, years = 0 } = archived;
  if (days + weeks + months + years === 0) return 'Nothing was due.';
  const parts = [plural(days, 'day'), plural(weeks, 'week'), plural(months, 'month'), plural(years, 'year')];
  return `Archived ${parts.join(', ')} of ${plural(sites, 'site')}.`;
}

/** The last run, and what is covered and due of each site. */
export function toStatusText({ lastRun, sites, afterImport, onRequest }: ArchiveStatus): string {
  const head = ['site', 'days', 'days with data', 'archived', 'due'];
  const rows = sites.map((site) => [
    `${site.idSite} ${toPrintable(site.name)}`,
    site.days.toLocaleString('en'),
    site.firstDay === site.lastDay ? site.firstDay : `${site.firstDay} – ${site.lastDay}`,
    site.archived === null ? 'never' : toLocalTime(site.archived),
    toDueText(site),
  ]);
  const lines = [
    lastRun ? toRunText(lastRun) : 'Nothing was archived ahead yet.',
    ...(rows.length === 0 ? ['No site has data yet.'] : toTable(head, rows, new Set(['days']))),
    ...(afterImport ? [] : ['Imports are not followed by archiving (archive.afterImport is false).']),
    ...(onRequest ? [] : ['Reports are not archived when asked for (archive.onRequest is false); ranges are.']),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function toRunText({ started, finished, state, counts }: ArchiveRun): string {
  const end = finished === null ? '' : `, ended ${toLocalTime(finished)}`;
  const made = finished === null ? '' : ` ${toArchivedText(counts)}`;
  return `Last run: started ${toLocalTime(started)}${end}, ${states[state]}.${made}`;
}

function toDueText({ dueDays, segments, dueSegments }: SiteArchiving): string {
  const days = dueDays === 0 ? 'nothing' : `${plural(dueDays, 'day')} and what holds ${dueDays === 1 ? 'it' : 'them'}`;
  return segments === 0 ? days : `${days}; ${dueSegments} of ${plural(segments, 'segment')}`;
}

function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
