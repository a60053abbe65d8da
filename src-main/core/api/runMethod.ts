import { DataTable } from '@shared/datatable/DataTable';
import { DataTableMap } from '@shared/datatable/DataTableMap';
import type { ApiResult } from '@shared/plugin/defineApi';
import type { ReportDeclaration } from '@shared/plugin/defineReports';
import type { PluginReport } from '@shared/plugin/hooks';
import type { PluginMethod } from '../plugin/PluginManager';
import { SiteReader } from '../sites/SiteReader';
import { withParameters, type ApiCall } from './ApiCall';
import { findPivot } from './findPivot';
import { makeContext } from './makeContext';
import { placeOf, runPluginMethod } from './makeServices';
import { askedVariant } from './placedReports';
import { shapeTable, type PostProcessing } from './postProcess';
import { readGoalIds, serveReport } from './reportToApi';
import { parseValues } from './RequestParameters';
import { resolveMethod } from './resolveMethod';
import { parseCallSegment, parseSitePeriods, parseTrigger, parseSites, type Selection } from './selection';
import { serveTables } from './serveTables';
import { parseTableParameters, type TableParameters } from './TableParameters';

/** Finds the method of a call and runs it, between the hooks of plugins. Throws: AppError. */
export async function runMethod(asked: ApiCall): Promise<ApiResult> {
  const { plugins } = asked.engine;
  const method = asked.parameters.required('method', 'Write it as Module.method, for example VisitsSummary.get.');
  const given = asked.parameters.values;
  const parameters = plugins.hook('API.Request.dispatch', given, { method });
  const call = parameters === given ? asked : withParameters(asked, { ...parameters, method });
  const result = await dispatch(call, method);
  return plugins.hook('API.Request.dispatch.end', result, { method, parameters });
}

async function dispatch(call: ApiCall, name: string): Promise<ApiResult> {
  const { parameters, engine } = call;
  const { core, own, report } = resolveMethod(engine.plugins, name);
  if (core) return core.run(parseValues(core.parameters, parameters), call, runMethod);
  if (!own) return report && serveReport(call, asAsked(call, report));
  const result = await runPluginMethod(call, own);
  return isTables(result) ? serveOwnTables(call, result, { own, report }) : result;
}

/** The report with the metrics that it has in the way in which the request asks for it. */
function asAsked(call: ApiCall, entry: PluginReport): PluginReport {
  if (!entry.report.variants) return entry;
  const { metrics, processedMetrics, goalMetrics } = askedVariant(entry, placeOf(call), call.parameters.values).variant;
  const own = {
    ...(metrics && { metrics }),
    ...(processedMetrics && { processedMetrics }),
    ...(goalMetrics && { goalMetrics }),
  };
  return { ...entry, report: { ...entry.report, ...own } };
}

function isTables(result: ApiResult): result is DataTable | DataTableMap {
  return result instanceof DataTable || result instanceof DataTableMap;
}

/** What happens to reports happens to tables that a method makes by itself. */
async function serveOwnTables(
  call: ApiCall,
  first: DataTable | DataTableMap,
  { own, report }: { own: PluginMethod; report: PluginReport | undefined },
): Promise<DataTable | DataTableMap> {
  const parameters = parseTableParameters(call.parameters);
  const { pivot } = parameters;
  const processing = {
    ...describeOwn(call, report),
    pivot: pivot && findPivot(call.engine.plugins, report, pivot.by),
  };
  const read = async (asked: ApiCall, shaping: TableParameters): Promise<DataTable | DataTableMap> => {
    const answer = asked === call ? first : await runPluginMethod(asked, own);
    const shape = (table: DataTable): DataTable => shapeTable(table, shaping, processing);
    if (!isTables(answer)) return new DataTable();
    return answer instanceof DataTable ? shape(answer) : answer.map(shape);
  };
  return serveTables(call, parameters, { read, processingOf: () => processing });
}

function describeOwn(call: ApiCall, entry: PluginReport | undefined): PostProcessing {
  const selection = firstSelection(call);
  const report = entry?.report ?? null;
  return {
    report,
    plugin: entry?.plugin ?? '',
    decoration: { context: makeContext(call, selection), parentLabels: [], reportAt: () => report ?? NO_REPORT },
    currency: selection.site.currency,
    timezone: selection.site.timezone,
    goalIds: readGoalIds(call.engine, selection),
  };
}

/** The site and period that stand for the request where several are asked for. */
function firstSelection(call: ApiCall): Selection {
  const { parameters, engine } = call;
  const site = parameters.has('idSite') ? parseSites(call).sites[0] : new SiteReader(engine.db).all()[0];
  const periods = site && parameters.has('period') ? parseSitePeriods(call, site) : null;
  const period = Array.isArray(periods) ? periods[0] : periods;
  return {
    site: site ?? NO_SITE,
    period: period ?? { type: 'day', first: 0, last: 0 },
    segment: parseCallSegment(call),
    triggersArchive: parseTrigger(call),
  };
}

/** Describes rows that no report declares: as they are. */
const NO_REPORT: ReportDeclaration = {
  method: '',
  name: '',
  documentation: '',
  category: '',
  subcategory: '',
  order: 0,
  metrics: [],
};

/** Stands for the site of a method that asks for none in a database without sites. */
const NO_SITE: Selection['site'] = {
  idsite: 0,
  name: '',
  main_url: '',
  urls: [],
  ts_created: '',
  timezone: 'UTC',
  currency: 'USD',
  ecommerce: 0,
  sitesearch: 0,
  sitesearch_keyword_parameters: '',
  sitesearch_category_parameters: '',
  excluded_parameters: '',
  keep_url_fragment: 0,
  exclude_unknown_urls: 0,
  group: '',
  type: 'website',
};
