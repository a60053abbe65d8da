import { AppError } from '@shared/errors';
import { DataTable } from '@shared/datatable/DataTable';
import { DataTableMap } from '@shared/datatable/DataTableMap';
import { makeTranslate } from '@shared/i18n/translate';
import type { ApiResult, ApiServices } from '@shared/plugin/defineApi';
import type { LogReaders } from '@shared/plugin/logReaders';
import { WritableDatabase } from '../db/Database';
import type { Engine } from '../Engine';
import type { PluginMethod } from '../plugin/PluginManager';
import { readOption } from '../plugin/pluginOptions';
import { DimensionReader } from '../sites/DimensionReader';
import { DimensionStore } from '../sites/DimensionStore';
import { GoalReader } from '../sites/GoalReader';
import { checkGoal, GoalStore } from '../sites/GoalStore';
import { countGoalVisits } from '../tracker/countGoalVisits';
import { readPageTitles, writePageTitles } from '../sites/PageTitles';
import { SegmentReader } from '../segment/SegmentReader';
import { SegmentStore } from '../segment/SegmentStore';
import { SiteReader } from '../sites/SiteReader';
import { SiteStore } from '../sites/SiteStore';
import { withParameters, type ApiCall } from './ApiCall';
import { describeReports, type ReportDescription } from './describeReports';
import { keepOption } from './keepOption';
import { makeLogReaders } from './logs/makeLogReaders';
import type { ReportPlace } from './placedReports';
import { readNumerics } from './readReport';
import { readDecoratedReport } from './reportToApi';
import { parseValues } from './RequestParameters';
import { resolveMethod } from './resolveMethod';
import { forEachSelection, parseSitePeriods, parseSites } from './selection';
import { productVersion } from './version';

/** What a plugin's method gets to work with. */
export function makeServices(call: ApiCall, plugin: string): ApiServices {
  const { engine, translate } = call;
  let logs: LogReaders | null = null;
  return {
    report: (method, request) => callForTables(withParameters(call, { ...pickUniques(call), ...request }), method),
    numerics: (names, request) =>
      forEachSelection(withParameters(call, request), (selection) => readNumerics(engine, names, selection)),
    periods: (request) => {
      const asked = withParameters(call, request);
      const [site] = parseSites(asked).sites;
      if (!site) throw new SiteReader(engine.db).notFound(request.idSite);
      return parseSitePeriods(asked, site);
    },
    get logs() {
      return (logs ??= makeLogReaders(engine));
    },
    ...siteServices(call),
    options: {
      read: (idSite, name) => readOption(engine.db, { plugin, idSite, name }),
      write: (idSite, name, value) => keepOption({ ...engine, db: writable(engine) }, { plugin, idSite, name }, value),
    },
    reports: { describe: (idSite, language) => describeIn(call, idSite, language) },
    translate,
    language: translate.language,
    now: () => engine.now(),
    version: productVersion,
  };
}

/** What is kept of sites. */
function siteServices(call: ApiCall): Pick<ApiServices, 'sites' | 'goals' | 'dimensions' | 'segments'> {
  const { engine } = call;
  const sites = new SiteReader(engine.db);
  const goals = new GoalReader(engine.db);
  const segments = new SegmentReader(engine.db);
  return {
    sites: {
      all: () => sites.all(),
      byId: (idSite) => sites.byId(idSite),
      idsByUrl: (url) => sites.idsByUrl(url),
      asked: (idSite) => parseSites(withParameters(call, { idSite })).sites,
      add: (site) => siteStore(engine).add(site),
      update: (idSite, change) => siteStore(engine).update(idSite, change),
      remove: (idSite) => siteStore(engine).remove(idSite),
      titles: (idSite) => readPageTitles(engine.db, idSite),
      setTitles: (idSite, titles) => writePageTitles(writable(engine), idSite, titles),
    },
    goals: {
      all: (idSite) => goals.all(idSite),
      byId: (idSite, idGoal) => goals.byId(idSite, idGoal),
      countVisits: (goal, period) => countGoalVisits(engine.db, checkGoal({ ...goal, idgoal: 0 }), period),
      add: (goal) => goalStore(engine).add(goal),
      update: (goal) => goalStore(engine).update(goal),
      remove: (idSite, idGoal) => goalStore(engine).remove(idSite, idGoal),
    },
    dimensions: {
      all: (idSite) => new DimensionReader(engine.db).all(idSite),
      add: (dimension) => new DimensionStore(writable(engine)).add(dimension),
      update: (dimension) => new DimensionStore(writable(engine)).update(dimension),
    },
    segments: {
      all: (idSite) => segments.all(idSite),
      byId: (idSegment) => segments.byId(idSegment),
      add: (fields) => segmentStore(engine).add(fields),
      update: (idSegment, fields) => segmentStore(engine).update(idSegment, fields),
      remove: (idSegment) => segmentStore(engine).remove(idSegment),
    },
  };
}

/** The site of a request whose reports are listed; null where it names none, or one that is not there. */
export function placeOf(call: ApiCall): ReportPlace | null {
  const asked = call.parameters.text('idSite') || call.parameters.text('idSites');
  return placeAt(call, Number(asked.split(',')[0]));
}

function describeIn(call: ApiCall, idSite: number, language: string): ReportDescription[] {
  const { plugins } = call.engine;
  const translate = makeTranslate(language, plugins.texts(language));
  return describeReports(plugins, translate, placeAt({ ...call, translate }, idSite));
}

function placeAt(call: ApiCall, idSite: number): ReportPlace | null {
  const site = new SiteReader(call.engine.db).all().find(({ idsite }) => idsite === idSite);
  return site
    ? {
        idSite,
        currency: site.currency,
        isShop: site.ecommerce === 1,
        services: (plugin) => makeServices(call, plugin),
      }
    : null;
}

/** Runs a plugin's own method with the values that the call gives its parameters. */
export function runPluginMethod(call: ApiCall, { plugin, method }: PluginMethod): ApiResult | Promise<ApiResult> {
  return method.run(parseValues(method.parameters, call.parameters), makeServices(call, plugin));
}

/** What holds for all tables that an answer is made of. */
function pickUniques({ parameters: { values } }: ApiCall): Record<string, string | undefined> {
  return { uniques: values.uniques };
}

/** The tables of a declared report, or of another plugin's method. */
async function callForTables(call: ApiCall, method: string): Promise<DataTable | DataTableMap> {
  const { own, report } = resolveMethod(call.engine.plugins, method);
  if (!own && report) return readDecoratedReport(call, report);
  const result = own && (await runPluginMethod(call, own));
  if (result instanceof DataTable || result instanceof DataTableMap) return result;
  throw new AppError('internal', { message: `${method} does not answer with a table` });
}

function siteStore(engine: Engine): SiteStore {
  return new SiteStore(writable(engine), () => engine.now());
}

function goalStore(engine: Engine): GoalStore {
  return new GoalStore(writable(engine));
}

function segmentStore(engine: Engine): SegmentStore {
  return new SegmentStore({ ...engine, db: writable(engine), now: () => engine.now() });
}

function writable({ db }: Engine): WritableDatabase {
  if (db instanceof WritableDatabase) return db;
  throw new Error('a method that writes ran on a reading thread; declare it with writes: true');
}
