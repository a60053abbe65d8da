import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callApi } from '@main/core/api/callApi';
import { ArchiveContext } from '@main/core/archive/ArchiveContext';
import { LogAggregator } from '@main/core/archive/LogAggregator';
import type { WritingEngine } from '@main/core/Engine';
import { importLog } from '@main/core/import/importLog';
import { plugins } from '@main/worker/plugins';
import { parseDay } from '@shared/period/Period';
import { parseSegment } from '@shared/segment/parseSegment';
import type { SiteDay } from '@shared/units';
import { sql } from '@main/core/db/sql';
import { dayKeyRange } from '@main/core/tracker/dayKeys';
import type { JsonValue } from 'heartwood/sdk';
import { openEngine } from './openEngine';

type AnswerRow = {
  label: string;
  nb_visits?: number;
  nb_requests?: number;
  nb_conversions?: number;
  url?: string;
  segment?: string;
  subtable?: AnswerRow[];
};

const folder = import.meta.dirname;
/** Pages of several hosts share a row, as in Matomo, and its segment names one of them: logs with several hosts are left out. */
const ofSeveralHosts = ['hosts-become-sites', 'hosts-stand-apart-in-the-tree', 'sites-stand-side-by-side'];
const ownLogs = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !ofSeveralHosts.includes(entry.name))
  .map((entry) => join(folder, entry.name, 'access.log'));
const realLog = '../shared/data/logs/semicomplete-2015-05.log';

/** Every report with rows, those that a plugin makes by a method of its own, too. */
const methodsOf = (counted: 'visits' | 'requests'): string[] =>
  plugins.flatMap(({ manifest, reports = [] }) =>
    reports
      .filter(({ counts = 'visits' }) => counts === counted)
      .filter((report) => report.dimension && !report.isSubtableReport)
      .map((report) => `${manifest.name}.${report.method}`),
  );
/** Rows of theirs stand for no visits, for more than a segment can say, or for sites. */
const withoutSegments = ['DevicesDetection.getOsFamilies', 'MultiSites.getAll', 'Referrers.getSpam'];
/** What reports cannot be asked for without. */
const parametersOf: Readonly<Record<string, Record<string, string>>> = {
  'CustomDimensions.getCustomDimension': { idDimension: '1' },
};

/** Folders of pages add up pages, so a visit may be in them twice: their segments start with what the pages do. */
const isFolder = ({ segment = '' }: AnswerRow): boolean => segment.startsWith('pageUrl=^');

/** Rows of all levels whose visits a segment selects. */
function selectableRows(rows: readonly AnswerRow[]): AnswerRow[] {
  const here = rows.filter((row) => row.segment !== undefined);
  return [...here, ...rows.flatMap((row) => selectableRows(row.subtable ?? []))];
}

describe.each([
  ['the logs of all cases', ownLogs, '2025-03-03', {}],
  ['replayed tracking requests', ownLogs, '2025-03-03', { replayTracking: true }],
  ['a real log', [realLog], '2015-05-18', {}],
])('in %s', (_name, paths, date, options) => {
  const isThere = paths.every((path) => existsSync(path));
  let engine: WritingEngine;

  beforeAll(async () => {
    engine = openEngine();
    if (!isThere) return;
    await callApi(engine, {
      method: 'SitesManager.addSite',
      siteName: 'All',
      timezone: 'UTC',
      urls: 'https://example.com',
    });
    await callApi(engine, {
      ...{ method: 'CustomDimensions.configureNewCustomDimension', idSite: '1', name: 'Method', scope: 'action' },
      ...{ active: '1', extractions: '[{"dimension":"method","pattern":"(.+)"}]' },
    });
    await importLog(engine, { paths, options: { idSite: 1, ...options } });
  });
  afterAll(() => engine.db.close());

  const ask = (parameters: Record<string, string>): Promise<JsonValue> =>
    callApi(engine, { idSite: '1', period: 'day', date, ...parameters });

  const select = async (segment: string): Promise<JsonValue> => {
    const { value } = (await ask({ method: 'VisitsSummary.getVisits', segment })) as { value: number };
    return value;
  };

  /** The visits behind a row, one by one. */
  const list = async (segment: string): Promise<number> => {
    const parameters = { method: 'Live.getLastVisitsDetails', filter_limit: '-1', doNotFetchActions: '1' };
    return ((await ask({ ...parameters, segment })) as JsonValue[]).length;
  };

  it.skipIf(!isThere).each(methodsOf('visits'))('the segment of a row of %s selects its visits', async (method) => {
    const parameters = { method, expanded: '1', filter_limit: '5', ...parametersOf[method] };
    const rows = (await ask(parameters)) as unknown as AnswerRow[];
    const selectable = selectableRows(rows).filter((row) => !isFolder(row));
    for (const { label, segment = '', nb_visits, nb_conversions } of selectable) {
      const visits = await select(segment);
      expect({ label, segment, listed: await list(segment) }).toEqual({ label, segment, listed: visits });
      // a visit may convert more than once
      const hasConverted = nb_conversions !== undefined && nb_visits === undefined;
      if (hasConverted) expect(visits !== 0).toBe(nb_conversions > 0);
      else expect({ label, segment, visits }).toEqual({ label, segment, visits: nb_visits });
      const isAddress = /^(pageUrl|downloadUrl|outlinkUrl)==/.test(segment);
      if (isAddress) expect(await select(decodeURIComponent(segment))).toBe(nb_visits);
    }
    const missing = rows.length > 0 && selectable.length === 0;
    expect(missing).toBe(withoutSegments.includes(method) && rows.length > 0);
  });

  /** The lines of the log behind a row. */
  const count = (segment: string): number => {
    const context = new ArchiveContext(engine);
    const { rows, selection } = context.readDay(1, parseDay(date) as SiteDay, parseSegment(segment));
    const groups = new LogAggregator(rows, context.timeZone(1), selection).queryRequestsByDimension([]);
    return groups[0]?.metrics.nb_requests ?? 0;
  };

  it.skipIf(!isThere).each(methodsOf('requests'))('the segment of a row of %s selects its requests', async (method) => {
    const rows = (await ask({ method, expanded: '1', filter_limit: '5' })) as unknown as AnswerRow[];
    const selectable = selectableRows(rows);
    expect(rows.length > 0 && selectable.length === 0).toBe(false);
    for (const { label, segment = '', nb_requests } of selectable) {
      const requests = count(segment);
      if (nb_requests !== undefined)
        expect({ label, segment, requests }).toEqual({ label, segment, requests: nb_requests });
      const listed = (await ask({ method: 'Live.getRequests', segment, filter_limit: '-1' })) as JsonValue[];
      expect({ label, segment, listed: listed.length }).toEqual({ label, segment, listed: requests });
    }
  });

  it.skipIf(!isThere)('the segment of a folder selects each visit that saw a page in it, once', async () => {
    const rows = (await ask({
      method: 'Actions.getPageUrls',
      expanded: '1',
      filter_limit: '5',
    })) as unknown as AnswerRow[];
    const folders = selectableRows(rows).filter(isFolder);
    expect(folders.length).toBeGreaterThan(0);
    const day = dayKeyRange(1, parseDay(date) as number);
    const pages = engine.db.rows<[number, string]>(sql`
      SELECT idvisit, name
      FROM log_link_visit_action a
      JOIN log_action ON idaction = idaction_url AND type = 1
      LEFT JOIN log_link_visit_action_tracked t ON t.idlink_va = a.idlink_va
      WHERE t.idaction_event_category IS NULL AND t.idaction_content_name IS NULL AND a.idlink_va BETWEEN ${day.first} AND ${day.last}
    `);
    for (const { segment = '', nb_visits = 0 } of folders) {
      const start = decodeURIComponent(decodeURIComponent(segment)).replace(/^pageUrl=\^https:\/\//, '');
      const visits = new Set(pages.filter(([, name]) => name.startsWith(start)).map(([idVisit]) => idVisit));
      expect({ segment, visits: await select(segment) }).toEqual({ segment, visits: visits.size });
      expect(visits.size).toBeLessThanOrEqual(nb_visits);
    }
  });
});
