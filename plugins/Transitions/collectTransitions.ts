import { actionTypes, referrerTypes, type CellValue, type DayLogs, type LogGroup, type Where } from 'heartwood/sdk';

/** Which actions are looked at, and what is asked of them. */
export interface Subject {
  /** The column that names the action: addresses without their scheme, or titles. */
  column: 'idaction_url' | 'idaction_name';
  name: string;
  parts: readonly Part[];
}

/** As Matomo names what can be asked for by itself. */
export const allParts = ['internalReferrers', 'followingActions', 'externalReferrers'] as const;
export type Part = (typeof allParts)[number];

/** How often each label came. */
export type Counts = Map<string, number>;

/** What was done before and after one page, over any number of days. */
export class Transitions {
  pageviews = 0;
  loops = 0;
  exits = 0;
  readonly previousPages: Counts = new Map();
  readonly previousSiteSearches: Counts = new Map();
  readonly followingPages: Counts = new Map();
  readonly followingSiteSearches: Counts = new Map();
  readonly outlinks: Counts = new Map();
  readonly downloads: Counts = new Map();
  /** Entries by channel, and by what of the channel brought them. */
  readonly referrers = new Map<number, { visits: number; details: Counts }>();

  constructor(private readonly subject: Subject) {}

  get entries(): number {
    return [...this.referrers.values()].reduce((sum, { visits }) => sum + visits, 0);
  }

  /** Adds what a day's log rows tell. */
  add(logs: DayLogs): void {
    const { column, name, parts } = this.subject;
    const isSubject = { column, is: (value: CellValue) => value === name };
    const views: Where[] = [isSubject, { column: 'type', is: (type) => type === actionTypes.pageUrl }];
    for (const { metrics } of logs.queryActionsByDimension([], { where: views })) this.pageviews += hits(metrics);
    if (parts.includes('internalReferrers')) this.addPrevious(logs, views);
    if (parts.includes('externalReferrers')) this.addReferrers(logs, views);
    if (parts.includes('followingActions')) this.addFollowing(logs, views);
  }

  /** A page view came from a page of the visit, from a search, or from outside. */
  private addPrevious(logs: DayLogs, views: readonly Where[]): void {
    const isOfUrl = this.subject.column === 'idaction_url';
    const before = logs.queryActionsByDimension(['idaction_url_ref', 'idaction_name_ref'], { where: views });
    for (const { values, metrics } of before) {
      const [url, title] = values;
      const label = url === null || isOfUrl ? url : title;
      if (url === null && title === null) continue;
      if (url === null) count(this.previousSiteSearches, title, metrics);
      else if (label === this.subject.name) this.loops += hits(metrics);
      else count(this.previousPages, label, metrics);
    }
  }

  private addReferrers(logs: DayLogs, views: readonly Where[]): void {
    const isEntry = { column: 'is_entry', is: (value: CellValue) => value === 1 };
    const columns = ['referer_type', 'referer_name', 'referer_keyword', 'referer_url'];
    for (const { values, metrics } of logs.queryActionsByDimension(columns, { where: [...views, isEntry] })) {
      const type = Number(values[0] ?? referrerTypes.direct);
      const channel = this.referrers.get(type) ?? { visits: 0, details: new Map<string, number>() };
      this.referrers.set(type, channel);
      channel.visits += metrics.nb_visits ?? 0;
      const detail = toDetail(type, values);
      if (detail !== '') channel.details.set(detail, (channel.details.get(detail) ?? 0) + (metrics.nb_visits ?? 0));
    }
  }

  private addFollowing(logs: DayLogs, views: readonly Where[]): void {
    const { column, name } = this.subject;
    const isBefore = { column: `${column}_ref`, is: (value: CellValue) => value === name };
    const after = logs.queryActionsByDimension(['type', column, 'idaction_url', 'idaction_name'], {
      where: [isBefore],
    });
    for (const { values, metrics } of after) {
      const [type, own, url, word] = values;
      if (type === actionTypes.pageUrl && own !== name) count(this.followingPages, own ?? null, metrics);
      if (type === actionTypes.siteSearch) count(this.followingSiteSearches, word ?? null, metrics);
      if (type === actionTypes.outlink) count(this.outlinks, url ?? null, metrics);
      if (type === actionTypes.download) count(this.downloads, url ?? null, metrics);
    }
    const isExit = { column: 'is_exit', is: (value: CellValue) => value === 1 };
    for (const { metrics } of logs.queryActionsByDimension([], { where: [...views, isExit] })) {
      this.exits += hits(metrics);
    }
  }
}

const hits = (metrics: LogGroup['metrics']): number => metrics.nb_hits ?? 0;

function count(counts: Counts, label: CellValue | undefined, metrics: LogGroup['metrics']): void {
  const text = String(label ?? '');
  counts.set(text, (counts.get(text) ?? 0) + hits(metrics));
}

/** What is told of a channel: the word searched for, the page that links here, the campaign. */
function toDetail(type: number, [, name, keyword, url]: readonly CellValue[]): string {
  const text = (value: CellValue | undefined): string => String(value ?? '');
  if (type === referrerTypes.search) return text(keyword) || text(name);
  if (type === referrerTypes.website) return text(url) || text(name);
  if (type === referrerTypes.campaign) return [name, keyword].filter(Boolean).map(text).join(' ');
  return text(name);
}
