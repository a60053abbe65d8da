import { openTimeZone, type TimeZone } from '@shared/period/timeZone';
import type { QualityReport } from '@shared/quality/QualityReport';
import type { Engine } from '../Engine';
import { SiteReader } from '../sites/SiteReader';
import { readStoppedPatterns } from '../tracker/stoppedPatterns';
import { findGaps } from './findGaps';
import { readFiles, type SiteFiles } from './readFiles';
import { readHours } from './readHours';
import { readSpam } from './readSpam';
import { readTopAddress } from './readTopAddress';
import { toCalendar, toHourText } from './toCalendar';
import { toFindings } from './toFindings';
import { toZoneText } from './zones';

/** How far the lines stored for a site can be trusted, in one snapshot. Throws: site.notFound. */
export function readQuality({ db, now }: Pick<Engine, 'db' | 'now'>, idSite: number): QualityReport {
  return db.snapshot(() => {
    const site = new SiteReader(db).byId(idSite);
    const zone = openTimeZone(site.timezone);
    const hours = readHours(db, idSite, now());
    const gaps = findGaps(hours);
    const read = readFiles(db, idSite);
    const facts: Omit<QualityReport, 'findings'> = {
      idSite,
      site: site.name,
      timezone: site.timezone,
      lines: hours.reduce((sum, [, lines]) => sum + lines, 0),
      first: hours[0] ? toHourText(hours[0][0], zone) : null,
      last: hours.length > 0 ? toHourText(hours.at(-1)![0], zone) : null,
      days: toCalendar(hours, gaps, zone),
      gaps: toGapTexts(gaps, zone),
      zones: countZones(read).map(([seconds, lines]) => ({ zone: toZoneText(seconds), lines })),
      clock: sumClocks(read),
      counters: read.counters,
      files: read.files.length,
      reasons: read.reasons,
      topAddress: readTopAddress(db, idSite),
      spam: readSpam(db, idSite),
    };
    const range = hours.length > 0 ? { first: hours[0]![0], last: hours.at(-1)![0] } : null;
    return {
      ...facts,
      findings: toFindings(facts, { files: read.files, zone, range, stopped: readStoppedPatterns(db, idSite) }),
    };
  });
}

function toGapTexts(gaps: ReturnType<typeof findGaps>, zone: TimeZone): QualityReport['gaps'] {
  return [...gaps]
    .sort((a, b) => b.expected - a.expected || a.from - b.from)
    .map(({ from, until, expected }) => ({
      from: toHourText(from, zone),
      until: toHourText(until, zone),
      hours: until - from,
      expected,
    }));
}

function countZones({ files }: SiteFiles): [zone: number, lines: number][] {
  const counts = new Map<number, number>();
  for (const { quality } of files) {
    for (const [zone, lines] of quality.zones) counts.set(zone, (counts.get(zone) ?? 0) + lines);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}

function sumClocks({ files }: SiteFiles): QualityReport['clock'] {
  const sum = { jumps: 0, outOfOrder: 0, future: 0, lines: 0 };
  for (const { quality } of files) {
    sum.jumps += quality.jumps;
    sum.outOfOrder += quality.outOfOrder;
    sum.future += quality.future;
    sum.lines += quality.lines;
  }
  return sum;
}
