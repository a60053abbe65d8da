import { actionTypes, prettyTime, type JsonValue, type LogVisitRow } from 'heartwood/sdk';
import type { SiteClock } from './SiteClock';

/** One of a visit's actions, as Matomo's visits log has it; keys that its kind lacks are not there. */
export interface ActionDetails {
  type: string;
  timestamp: number;
  [key: string]: JsonValue;
}

/** What of log_action.type is more than a page view. */
const kinds: Readonly<Record<number, string>> = {
  [actionTypes.outlink]: 'outlink',
  [actionTypes.download]: 'download',
  [actionTypes.siteSearch]: 'search',
};

type Translate = (key: string) => string;

/** The actions of one visit in their order. Each ends when the next one begins; the last one has no known end. */
export function toActionDetails(rows: readonly LogVisitRow[], clock: SiteClock, translate: Translate): ActionDetails[] {
  return rows.map((row, i) => {
    const next = rows[i + 1];
    const timeSpent = next ? Number(next.time_spent_ref_action ?? 0) : 0;
    const type = kindOf(row);
    const time = Number(row.server_time);
    return {
      type,
      ...(type === 'search' ? {} : { url: textOf(row.url) }),
      ...toSubject(type, row),
      idpageview: textOf(row.idpageview),
      serverTimePretty: clock.prettyMoment(time),
      pageId: Number(row.idlink_va),
      timeSpent,
      timeSpentPretty: prettyTime(timeSpent),
      pageviewPosition: Number(row.pageview_position),
      ...toTitle(type, row, translate),
      icon: null,
      timestamp: time,
      ...toMeasures(row),
    };
  });
}

function kindOf(row: LogVisitRow): string {
  if (row.event_category) return 'event';
  if (row.content_name) return 'content';
  return kinds[Number(row.type)] ?? 'action';
}

function toSubject(type: string, row: LogVisitRow): Record<string, JsonValue> {
  if (type === 'search') {
    return {
      siteSearchKeyword: textOf(row.name),
      siteSearchCategory: textOf(row.search_cat),
      siteSearchCount: numberOf(row.search_count),
    };
  }
  if (type === 'event') {
    return {
      eventCategory: textOf(row.event_category),
      eventAction: textOf(row.event_action),
      eventName: textOf(row.name),
      eventValue: numberOf(row.custom_float),
    };
  }
  if (type === 'content') {
    return {
      contentName: textOf(row.content_name),
      contentPiece: textOf(row.content_piece),
      contentTarget: textOf(row.content_target),
      contentInteraction: textOf(row.content_interaction),
    };
  }
  const pageIdAction = numberOf(row.idaction_url);
  return type === 'action' ? { pageTitle: textOf(row.name), pageIdAction } : { pageIdAction };
}

/** What it is, and what it is about. */
function toTitle(type: string, row: LogVisitRow, translate: Translate): Record<string, JsonValue> {
  if (type === 'action') return { title: textOf(row.name), subtitle: textOf(row.url) };
  const subtitles: Readonly<Record<string, string>> = {
    search: textOf(row.name),
    event: [row.event_category, row.event_action, row.name].filter(Boolean).join(' · '),
    content: [row.content_name, row.content_piece].filter(Boolean).join(' · '),
  };
  return { title: translate(`Live_Kind_${type}`), subtitle: subtitles[type] ?? textOf(row.url) };
}

/** Milliseconds of a page, and bytes. */
function toMeasures(row: LogVisitRow): Record<string, JsonValue> {
  const parts = ['network', 'server', 'transfer', 'dom_processing', 'dom_completion', 'on_load'];
  const times = parts.map((part) => row[`time_${part}`]).filter((time) => typeof time === 'number');
  const total = times.reduce((sum, time) => sum + time, 0);
  return {
    ...(times.length > 0 ? { pageLoadTime: `${total / 1000}s`, pageLoadTimeMilliseconds: total } : {}),
    ...(typeof row.bandwidth === 'number' ? { bandwidth: row.bandwidth } : {}),
  };
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : value === null || value === undefined ? '' : String(value as number);
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
