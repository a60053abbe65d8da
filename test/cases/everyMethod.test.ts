import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callApi } from '@main/core/api/callApi';
import { methodNames, resolveMethod, type ResolvedMethod } from '@main/core/api/resolveMethod';
import type { WritingEngine } from '@main/core/Engine';
import { PluginManager } from '@main/core/plugin/PluginManager';
import { plugins } from '@main/worker/plugins';
import { reportParameters, type JsonValue, type ParameterDeclaration, type ReportDeclaration } from 'heartwood/sdk';
import { exampleValues, special, type Time } from '../year/exampleValues';
import { openLog, openYear } from '../year/openYear';
import { openEngine } from './openEngine';

const realLog = '../shared/data/logs/semicomplete-2015-05.log';
const manager = new PluginManager(plugins);
const methods = methodNames(manager).map((name) => ({ name, resolved: resolveMethod(manager, name) }));
const reading = methods.filter(({ resolved }) => !isWriting(resolved));
const writing = methods.filter(({ resolved }) => isWriting(resolved));

const shown = manager.reports
  .filter(({ report }) => !report.isSubtableReport)
  .map(({ plugin, report }) => {
    const name = `${plugin}.${report.method}`;
    const resolved = resolveMethod(manager, name);
    const isForAll = resolved.own === undefined && report.variants === undefined;
    return { name, apiModule: plugin, apiAction: report.method, isForAll, variant: variantOf(resolved) };
  });

/** Answers that may be without a row though no report says why, and why. One that never is has to leave the list. */
const mayBeEmpty: Readonly<Record<string, string>> = {
  'API.getPagesComparisonsDisabledFor': 'all pages can be compared',
  'Insights.getInsights': 'everything is as before',
  'Insights.getInsightsOverview': 'everything is as before',
  'Insights.getMoversAndShakers': 'everything goes the same way',
  'Insights.getMoversAndShakersOverview': 'everything goes the same way',
};
const mayBeEmptyInReal: Readonly<Record<string, string>> = {
  'API.getPagesComparisonsDisabledFor': 'all pages can be compared',
  'Actions.getDownload': 'the address is of the other log',
  'Actions.getOutlink': 'the address is of the other log',
  'Actions.getPageTitle': 'the title is of the other log',
  'Actions.getPageUrl': 'the address is of the other log',
  'Insights.getMoversAndShakers': 'all that there is is new',
  'Insights.getMoversAndShakersOverview': 'all that there is is new',
  'Live.getFirstVisitForVisitorId': 'the visitor is of the other log',
  'Referrers.getKeywordsForPageTitle': 'the title is of the other log',
  'Referrers.getKeywordsForPageUrl': 'the address is of the other log',
};
/** What these change is not in the database; test/e2e/plugins.test.ts has them. */
const elsewhere = ['CorePluginsAdmin.activatePlugin', 'CorePluginsAdmin.deactivatePlugin'];

const year: Time[] = [
  { period: 'day', date: '2025-05-17' },
  { period: 'week', date: '2025-05-17' },
  { period: 'month', date: '2025-05-17' },
  { period: 'year', date: '2025-05-17' },
  { period: 'range', date: '2025-04-03,2025-05-17' },
];
const may = year.map(({ period }) => ({ period, date: period === 'range' ? '2015-05-17,2015-05-20' : '2015-05-18' }));

describe.each([
  { log: 'a year of three sites', times: year, isThere: true, open: openYear, empty: mayBeEmpty, hasAll: true },
  {
    log: 'a real log',
    times: may,
    isThere: existsSync(realLog),
    open: openReal,
    empty: mayBeEmptyInReal,
    hasAll: false,
  },
])('of $log', ({ times, isThere, open, empty, hasAll }) => {
  let engine: WritingEngine;
  const seenEmpty = new Set<string>();

  beforeAll(async () => {
    engine = openEngine();
    if (isThere) await open(engine);
  }, 120_000);
  afterAll(() => engine.db.close());

  const ask = async (name: string, values: Record<string, string>): Promise<JsonValue> => {
    try {
      return await callApi(engine, { method: name, ...values });
    } catch (error) {
      throw new Error(`${new URLSearchParams({ method: name, ...values }).toString()}: ${String(error)}`, {
        cause: error,
      });
    }
  };

  const askAt = async (name: string, time: Time, more: Record<string, string> = {}): Promise<JsonValue> => {
    const resolved = resolveMethod(manager, name);
    const values = { ...exampleValues(name, parametersOf(resolved), time), ...variantOf(resolved), ...more };
    if (!resolved.report?.report.isSubtableReport) return ask(name, values);
    const { above, values: way } = special[name] ?? { above: findAbove(name), values: {} };
    const rows = (await askAt(above, time, { ...more, ...way })) as { idsubdatatable?: number }[];
    const found = rows.find(({ idsubdatatable }) => idsubdatatable !== undefined);
    return found ? ask(name, { ...values, idSubtable: String(found.idsubdatatable) }) : [];
  };

  describe.skipIf(!isThere)('', () => {
    it.each(reading)('$name answers for every period, with and without a segment', async (method) => {
      const answers: [string, JsonValue][] = [];
      const takesSegment = 'segment' in parametersOf(method.resolved);
      for (const time of times) {
        answers.push([time.period, await askAt(method.name, time)]);
        if (takesSegment)
          answers.push([`${time.period} of all`, await askAt(method.name, time, { segment: 'actions>=1' })]);
      }
      const emptyOnes = answers.filter(([, answer]) => isEmpty(answer)).map(([period]) => period);
      if (emptyOnes.length > 0) seenEmpty.add(method.name);
      const isFilled = !hasAll || !emptyOnes.includes('year');
      const hasReason = (isExplained(method.name) && isFilled) || method.name in empty;
      expect(hasReason ? [] : emptyOnes).toEqual([]);
    });

    it.each(reading.filter(({ resolved }) => 'segment' in parametersOf(resolved)))(
      '$name answers where few or none are selected',
      async (method) => {
        const [time] = times.slice(2);
        for (const segment of ['deviceType==smartphone', 'countryCode==aq']) {
          if (time) await askAt(method.name, time, { segment });
        }
      },
    );

    it.each(shown)('$name can be shown with its headings', async ({ apiModule, apiAction, variant }) => {
      const asked = { idSite: '1', ...times[0], ...variant, apiModule, apiAction };
      expect(await ask('API.getProcessedReport', asked)).toMatchObject({ metadata: { action: apiAction } });
    });

    it.each(shown.filter(({ isForAll }) => isForAll))(
      '$name answers for all sites and several days, flat',
      async ({ name }) => {
        const [day] = times;
        const date = `${day?.date.slice(0, 8)}16,${day?.date}`;
        expect(await ask(name, { idSite: 'all', period: 'day', date, flat: '1' })).toMatchObject({ 1: {} });
      },
    );

    it.each(writing.filter(({ name }) => !elsewhere.includes(name)))('$name is done', async ({ name, resolved }) => {
      const [time] = times;
      engine.db.execute('SAVEPOINT before');
      try {
        if (time) await ask(name, exampleValues(name, parametersOf(resolved), time));
      } finally {
        engine.db.execute('ROLLBACK TO before; RELEASE before');
      }
    });

    it('lists no reason that is not needed', () => {
      expect(Object.keys(empty).filter((name) => !seenEmpty.has(name))).toEqual([]);
    });
  });
});

/** Does the report say why it is empty? One below rows as those do. */
function isExplained(name: string): boolean {
  const report = manager.findReport(name)?.report;
  if (report?.emptyReason !== undefined) return true;
  return report?.isSubtableReport === true && isExplained(special[name]?.above ?? findAbove(name));
}

/** The report that a report below rows belongs to. */
function findAbove(name: string): string {
  const [plugin = '', method = ''] = name.split('.');
  const isAbove = (report: ReportDeclaration) => report.subtable === method && report.method !== method;
  const above = manager.reports.find((entry) => entry.plugin === plugin && isAbove(entry.report));
  if (!above)
    throw new Error(`no report has ${name} below its rows: say which, and how, in test/year/exampleValues.ts`);
  return `${plugin}.${above.report.method}`;
}

/** Of reports that a site has several of, the first. */
function variantOf({ report }: ResolvedMethod): Record<string, string> {
  return report?.report.variants ? { idDimension: '1' } : {};
}

async function openReal(engine: WritingEngine): Promise<void> {
  await openLog(engine, realLog, '2015-05-18');
}

function isWriting({ core, own }: ResolvedMethod): boolean {
  return (core ?? own?.method)?.writes === true;
}

function parametersOf({ core, own }: ResolvedMethod): Readonly<Record<string, ParameterDeclaration>> {
  return (core ?? own?.method)?.parameters ?? reportParameters;
}

/** No row, or a row for each part that asks for one and none in any. */
function isEmpty(answer: JsonValue): boolean {
  if (Array.isArray(answer)) return answer.length === 0;
  if (answer === null || typeof answer !== 'object') return false;
  const parts = Object.values(answer);
  return parts.length === 0 || parts.every((part) => Array.isArray(part) && part.length === 0);
}
