import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callApi } from '@main/core/api/callApi';
import type { WritingEngine } from '@main/core/Engine';
import { importLog } from '@main/core/import/importLog';
import { plugins } from '@main/worker/plugins';
import type { JsonValue } from 'heartwood/sdk';
import { openEngine } from './openEngine';

type AnswerRow = { label: string; nb_visits?: number; url?: string; segment?: string; subtable?: AnswerRow[] };

const folder = import.meta.dirname;
/** Pages of several hosts share a row, as in Matomo, and its segment names one of them: logs with several hosts are left out. */
const ownLogs = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'hosts-become-sites')
  .map((entry) => join(folder, entry.name, 'access.log'));
const realLog = '../shared/data/logs/semicomplete-2015-05.log';

const methods = plugins.flatMap(({ manifest, reports = [] }) =>
  reports
    .filter((report) => report.segment && report.metrics.includes('nb_visits') && !report.isSubtableReport)
    .map((report) => `${manifest.name}.${report.method}`),
);

/** Rows of all levels whose visits a segment can select; folders add up pages, so a visit may be in them twice. */
function selectableRows(rows: readonly AnswerRow[], isPages: boolean): AnswerRow[] {
  const here = rows.filter((row) => row.segment !== undefined && (!isPages || row.url !== undefined));
  return [...here, ...rows.flatMap((row) => selectableRows(row.subtable ?? [], isPages))];
}

describe.each([
  ['the logs of all cases', ownLogs, '2025-03-03'],
  ['a real log', [realLog], '2015-05-18'],
])('in %s', (_name, paths, date) => {
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
    await importLog(engine, { paths, options: { idSite: 1 } });
  });
  afterAll(() => engine.db.close());

  const ask = (parameters: Record<string, string>): Promise<JsonValue> =>
    callApi(engine, { idSite: '1', period: 'day', date, ...parameters });

  it.skipIf(!isThere).each(methods)('the segment of a row of %s selects its visits', async (method) => {
    const rows = (await ask({ method, expanded: '1', filter_limit: '4' })) as unknown as AnswerRow[];
    for (const { label, segment = '', nb_visits } of selectableRows(rows, method.startsWith('Actions.get'))) {
      const selected = await ask({ method: 'VisitsSummary.getVisits', segment });
      const pasted = await ask({ method: 'VisitsSummary.getVisits', segment: decodeURIComponent(segment) });
      expect({ label, segment, selected }).toEqual({ label, segment, selected: { value: nb_visits } });
      if (method.startsWith('Actions.getPage')) expect(pasted).toEqual({ value: nb_visits });
    }
  });
});
