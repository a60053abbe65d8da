import type { TimeZone } from '@shared/period/timeZone';
import type { Finding, FindingKind, FindingSeverity } from '@shared/quality/findings';
import type { QualityReport } from '@shared/quality/QualityReport';
import type { FileQuality } from './FileQuality';
import { zonesBetween } from './zones';

/** What findings are made from, beyond what the report shows. */
export interface FindingSource {
  files: readonly { path: string; quality: FileQuality }[];
  zone: TimeZone;
  /** UTC hours of the first and last line. */
  range: { first: number; last: number } | null;
  /** Patterns of goals and custom dimensions that took too long. */
  stopped: readonly { name: string; pattern: string }[];
}

type Facts = Omit<QualityReport, 'findings'>;

/** Fewer failed lines than this share are usual: scanners send what is no request. */
const MUCH_FAILED = 0.01;
/** Visitors that share an address so much are one proxy, or one person. */
const NEARLY_ALL = 0.8;
/** Of fewer lines an address's share says nothing. */
const LEAST_LINES = 20;
const HALF = 0.5;

/** What is to be said of a site's lines: what bends the numbers first. */
export function toFindings(facts: Facts, source: FindingSource): Finding[] {
  const findings = [
    findGapFinding(facts),
    findProxy(facts),
    findFailed(facts),
    ...findClock(facts, source),
    ...findZones(facts, source),
    ...source.files.filter(({ quality }) => quality.isCut).map(({ path }) => note('cut', { path })),
    ...source.stopped.map((stopped) => warning('patternStopped', stopped)),
    findSpam(facts),
    findShare('order', { part: facts.clock.outOfOrder, whole: facts.clock.lines }, 0),
    findShare('duplicates', { part: facts.counters.duplicates, whole: facts.counters.lines_read }, 0),
    findShare('bots', { part: facts.counters.bots, whole: facts.counters.lines_read }, HALF),
  ].filter((finding) => finding !== null);
  return [...findings.filter(isWarning), ...findings.filter((finding) => !isWarning(finding))];
}

function isWarning({ severity }: Finding): boolean {
  return severity === 'warning';
}

function findGapFinding({ gaps }: Facts): Finding | null {
  const [largest] = gaps;
  if (!largest) return null;
  const hours = gaps.reduce((sum, gap) => sum + gap.hours, 0);
  const count = gaps.length === 1 ? 'One stretch of time' : `${gaps.length} stretches of time`;
  const { from, until, expected } = largest;
  return warning('gap', { count, hours, from, until, lines: expected });
}

function findProxy({ topAddress }: Facts): Finding | null {
  if (!topAddress || topAddress.of < LEAST_LINES || topAddress.lines < topAddress.of * NEARLY_ALL) return null;
  const { address, isForwarded, lines, of } = topAddress;
  // addresses that were forgotten on purpose are all the same
  if (address === '' || address === '0.0.0.0' || address === '::') return null;
  return warning(isForwarded ? 'proxyForwarded' : 'proxy', { share: toShare(lines, of), address });
}

function findFailed({ counters, reasons }: Facts): Finding | null {
  const { failed, lines_read: read } = counters;
  if (failed === 0) return null;
  const severity = failed >= read * MUCH_FAILED ? 'warning' : 'note';
  const reason = reasons[0]?.reason ?? 'unknown';
  return finding('failed', severity, { lines: failed, share: toShare(failed, read), reason });
}

function findClock({ clock }: Facts, { files }: FindingSource): Finding[] {
  const findings: Finding[] = [];
  const jumping = files.filter(({ quality }) => quality.jumps > 0);
  const [first] = jumping;
  if (first) {
    const largest = toDurationText(Math.max(...jumping.map(({ quality }) => quality.jumpSeconds)));
    findings.push(
      warning('clockBack', { count: clock.jumps, largest, path: first.path, line: first.quality.jumpLine }),
    );
  }
  if (clock.future > 0) {
    const latest = Math.max(...files.map(({ quality }) => quality.latest));
    const text = new Date(latest * 1000).toISOString().slice(0, 16).replace('T', ' ');
    findings.push(warning('clockFuture', { lines: clock.future, latest: `${text} UTC` }));
  }
  return findings;
}

/** Two zones of which the site's clocks had both are summer and winter. */
function findZones({ zones, timezone }: Facts, { zone, range }: FindingSource): Finding[] {
  const named = zones.filter((entry) => entry.zone !== '');
  const findings: Finding[] = [];
  const own = range ? zonesBetween(zone, range) : new Set<string>();
  const foreign = named.filter((entry) => !own.has(entry.zone));
  const texts = named.map((entry) => `${entry.zone} (${entry.lines.toLocaleString('en')} lines)`).join(', ');
  if (foreign.length > 0 && named.length > 1) findings.push(note('zonesSeveral', { zones: texts }));
  else if (foreign.length > 0) findings.push(note('zoneOther', { zones: foreign[0]!.zone, timezone }));
  const without = zones.find((entry) => entry.zone === '');
  if (without) findings.push(note('zoneUnknown', { lines: without.lines }));
  return findings;
}

function findSpam({ spam }: Facts): Finding | null {
  if (spam.lines === 0) return null;
  return note('spam', { share: toShare(spam.lines, spam.of), domains: spam.domains.join(', ') });
}

function findShare(kind: FindingKind, { part, whole }: { part: number; whole: number }, least: number): Finding | null {
  return part > 0 && part >= whole * least ? note(kind, { share: toShare(part, whole) }) : null;
}

function warning(kind: FindingKind, params: Finding['params']): Finding {
  return finding(kind, 'warning', params);
}

function note(kind: FindingKind, params: Finding['params']): Finding {
  return finding(kind, 'note', params);
}

function finding(kind: FindingKind, severity: FindingSeverity, params: Finding['params']): Finding {
  return { kind, severity, params };
}

/** `12%`; a little is never nothing, nearly all never all. */
export function toShare(part: number, whole: number): string {
  const percent = (100 * part) / whole;
  if (percent > 0 && percent < 0.1) return 'less than 0.1%';
  const rounded = percent < 10 ? Math.round(percent * 10) / 10 : Math.round(percent);
  return rounded === 100 && part < whole ? 'more than 99%' : `${rounded}%`;
}

function toDurationText(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  if (hours >= 48) return `${Math.floor(hours / 24)} days`;
  return hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min`;
}
