import { actionTypes } from '@shared/plugin/actions';
import type { WritableDatabase } from '../db/Database';
import { kinds } from '../import/ParsedBatch';
import { ActionTable } from './ActionTable';
import type { DayHits } from './DayHits';
import { parseExtraText } from './extraFact';
import { decodeText, toPageUrl, toSearchKeyword } from './pageUrl';
import type { TextReader } from './TextReader';
import type { TrackedSite } from './TrackedSite';

/** What a request line counts as. */
export interface HitAction {
  /** One of `actionTypes`: an event is an eventCategory, content a contentName. 0 for a hit that is no action. */
  type: number;
  /** The full address as requested. */
  url: string;
  /** log_action; null for a site search. */
  idUrl: number | null;
  /** log_action of a keyword or a title; null without one. */
  idName: number | null;
  searchCategory: string | null;
  /** The address may carry a campaign: only then is it looked at for one. */
  mayBeCampaign: boolean;
}

const MAX_ENTRIES = 60_000;
const CAMPAIGN = /[?&#;](?:pk_|piwik_|mtm_|matomo_|utm_|ignore_refer)/i;

/** The actions of hits, worked out once per distinct host and target. */
export class HitActions {
  readonly table: ActionTable;
  private readonly memo = new Map<number, Map<number, HitAction>>();
  private memoSize = 0;

  constructor(
    db: WritableDatabase,
    readonly texts: TextReader,
  ) {
    this.table = new ActionTable(db);
  }

  /** Forgets what was made under other settings of a site. */
  forget(): void {
    this.memo.clear();
    this.memoSize = 0;
  }

  of(hits: DayHits, row: number, site: TrackedSite): HitAction {
    const tracked = hits.tracked?.[row]?.action;
    if (tracked) return tracked;
    const status = hits.status[row]!;
    // an error's title names its referrer too, so it is not one per target
    if (status >= 300 && status !== 304) return this.toErrorAction(hits, row, site);
    const kind = hits.kind[row]!;
    const byTarget = this.hostMemo(site.idSite * 2 ** 32 + hits.host[row]!);
    const key = hits.target[row]! * 4 + kind;
    let action = byTarget.get(key);
    if (!action) {
      action = this.toAction(this.url(hits, row, site), kind === kinds.download, site);
      byTarget.set(key, action);
      this.memoSize += 1;
    }
    return action;
  }

  /** The page that a line asks for, whatever else it counts as. */
  pageOf(hits: DayHits, row: number, site: TrackedSite): HitAction {
    return this.toPageAction(this.url(hits, row, site), site);
  }

  private hostMemo(key: number): Map<number, HitAction> {
    if (this.memoSize >= MAX_ENTRIES) this.forget();
    let memo = this.memo.get(key);
    if (!memo) this.memo.set(key, (memo = new Map()));
    return memo;
  }

  private url(hits: DayHits, row: number, site: TrackedSite): string {
    const target = this.texts.text(hits.target[row]!);
    if (/^[a-z]+:\/\//i.test(target)) return target;
    const host = this.texts.text(hits.host[row]!) || site.mainHost;
    return `${site.scheme}${host}${target.startsWith('/') ? '' : '/'}${target}`;
  }

  private toAction(url: string, isDownload: boolean, site: TrackedSite): HitAction {
    const base = { url, idName: null, searchCategory: null, mayBeCampaign: mayBeCampaign(url) };
    if (isDownload) {
      return { ...base, type: actionTypes.download, idUrl: this.table.idOfUrl(url, actionTypes.download) };
    }
    const keyword = toSearchKeyword(url, site.searchParameters);
    if (keyword !== null) {
      const searchCategory = toSearchKeyword(url, site.searchCategoryParameters);
      const idName = this.table.idOf(keyword, actionTypes.siteSearch);
      return { ...base, type: actionTypes.siteSearch, idUrl: null, idName, searchCategory };
    }
    return this.toPageAction(url, site);
  }

  private toPageAction(url: string, site: TrackedSite): HitAction {
    const page = toPageUrl(url, site.urlRules);
    const idUrl = this.table.idOfUrl(page, actionTypes.pageUrl);
    const title = site.titleOf(page);
    return {
      type: actionTypes.pageUrl,
      url,
      idUrl,
      idName: title === '' ? null : this.table.idOf(title, actionTypes.pageTitle),
      searchCategory: null,
      mayBeCampaign: mayBeCampaign(url),
    };
  }

  /** Errors and redirects that were let in are page views with a title: `404/URL = …/From = …`. */
  private toErrorAction(hits: DayHits, row: number, site: TrackedSite): HitAction {
    const url = this.url(hits, row, site);
    const referrer = this.texts.text(hits.referrer[row]!);
    const { titleDelimiter: slash = '/' } = parseExtraText(this.texts.text(hits.extra[row]!));
    const from = referrer === '' ? '' : `${slash}From = ${encodeURIComponent(decodeText(referrer))}`;
    const title = `${hits.status[row]}${slash}URL = ${encodeURIComponent(decodeText(url))}${from}`;
    const action = this.toAction(url, hits.kind[row] === kinds.download, site);
    return action.type === actionTypes.pageUrl
      ? { ...action, idName: this.table.idOf(title, actionTypes.pageTitle) }
      : action;
  }
}

/** Whether an address may name a campaign. */
export function mayBeCampaign(url: string): boolean {
  return CAMPAIGN.test(url);
}
